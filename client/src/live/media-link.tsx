import type { MediaLink, MediaLinkSnapshot, MediaPerson } from '@tongyan/media/client';
import { createContext, use, useCallback, useSyncExternalStore } from 'react';

/** The line to pictures and voices, for the parts that lessons and meetings share. */
export const MediaLinkContext = createContext<MediaLink | null>(null);

export function useMediaLink(): MediaLink {
  const media = use(MediaLinkContext);
  if (media === null) throw new Error('pictures and voices stand outside of a media room');
  return media;
}

interface Link<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(changed: () => void): () => void;
}

/** What a line last said, drawn anew when it says something else. */
export function useSnapshot<Snapshot>(link: Link<Snapshot>): Snapshot {
  return useSyncExternalStore(
    useCallback((changed: () => void) => link.subscribe(changed), [link]),
    () => link.getSnapshot(),
  );
}

export function useMedia(): MediaLinkSnapshot {
  return useSnapshot(useMediaLink());
}

export function sends(person: MediaPerson, source: 'camera' | 'microphone' | 'screen'): boolean {
  return person.tracks.some((track) => track.source === source && !track.isMuted);
}
