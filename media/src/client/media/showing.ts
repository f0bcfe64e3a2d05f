import { type LocalTrack, type RemoteTrack, type Room, Track } from 'livekit-client';

/** Pictures that are to stand in elements of a page, from now and whenever they come again. */
export interface Showing {
  /** A picture came in, or one's own is sent. */
  came(track: LocalTrack | RemoteTrack, identity: string): void;
  /** @returns what takes it out. */
  show(identity: string, source: 'camera' | 'screen', element: HTMLVideoElement): () => void;
}

/** @param roomNow the room where one is: another after each entering */
export function createShowing(roomNow: () => Room): Showing {
  const shown = new Map<HTMLVideoElement, { readonly identity: string; readonly source: Track.Source }>();
  const trackOf = (identity: string, source: Track.Source) =>
    roomNow().getParticipantByIdentity(identity)?.getTrackPublication(source)?.track;
  return {
    came(track, identity) {
      for (const [element, wanted] of shown) {
        if (wanted.identity === identity && wanted.source === track.source) track.attach(element);
      }
    },
    show(identity, source, element) {
      const wanted = source === 'camera' ? Track.Source.Camera : Track.Source.ScreenShare;
      shown.set(element, { identity, source: wanted });
      trackOf(identity, wanted)?.attach(element);
      return () => {
        shown.delete(element);
        trackOf(identity, wanted)?.detach(element);
      };
    },
  };
}
