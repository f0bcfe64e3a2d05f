import { ParticipantPermission, TrackSource, type VideoGrant } from 'livekit-server-sdk';

import type { MediaSource, SeatGrants } from './rules.ts';

export const TRACK_SOURCES: Readonly<Record<MediaSource, TrackSource>> = {
  camera: TrackSource.CAMERA,
  microphone: TrackSource.MICROPHONE,
  screen: TrackSource.SCREEN_SHARE,
  screenAudio: TrackSource.SCREEN_SHARE_AUDIO,
};

/** Every right is told: LiveKit grants what is left out, and lets who has an empty list of sources send everything. */
const rightsOf = ({ sources, hidden, recorder }: SeatGrants) => ({
  canPublish: sources.length > 0,
  canPublishSources: sources.map((source) => TRACK_SOURCES[source]),
  canSubscribe: true,
  // What happens on the stage goes through the stage log, which keeps it.
  canPublishData: false,
  hidden,
  recorder,
});

export function tokenGrant(room: string, grants: SeatGrants): VideoGrant {
  return {
    ...rightsOf(grants),
    room,
    roomJoin: true,
    roomCreate: false,
    roomList: false,
    roomAdmin: false,
    roomRecord: false,
    canUpdateOwnMetadata: false,
  };
}

export function participantPermission(grants: SeatGrants): ParticipantPermission {
  return new ParticipantPermission({ ...rightsOf(grants), canUpdateMetadata: false });
}
