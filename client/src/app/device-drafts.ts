import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Feature } from './feature.ts';
import { useViewer } from './session.ts';

/** Edits that so far only this device keeps, of one thing that is edited here. */
export interface DeviceDraft {
  documentId: string;
  /** Edits that the server has not acknowledged as durable. */
  unsynced: number;
  changedAtMs: number;
}

const NONE: readonly DeviceDraft[] = [];
const REREAD_MS = 5_000;

/** The features of this application, for what asks all of them. */
export const FeaturesContext = createContext<readonly Feature[]>([]);

/** What this device alone keeps of this person's work, last changed first. Works offline. */
export function useDeviceDrafts(): readonly DeviceDraft[] {
  const features = useContext(FeaturesContext);
  const personId = useViewer().person.id;
  const { data } = useQuery({
    queryKey: ['deviceDrafts', personId],
    queryFn: async () => {
      const lists = await Promise.all(features.flatMap(({ deviceDrafts }) => deviceDrafts?.(personId) ?? []));
      return lists.flat().toSorted((a, b) => b.changedAtMs - a.changedAtMs);
    },
    staleTime: 0,
    refetchInterval: REREAD_MS,
  });
  return data ?? NONE;
}
