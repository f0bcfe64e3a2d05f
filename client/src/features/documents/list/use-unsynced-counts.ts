import { useEffect, useState } from 'react';
import { useViewer } from '../../../app/session.ts';
import { sendUnsyncedWork, unsyncedWork } from '../sync/browser.ts';

const AGAIN_MS = 3_000;

/** Edits of mine that this device holds and the server does not, by document; looking at the list also sends them. */
export function useUnsyncedCounts(): ReadonlyMap<string, number> {
  const { person } = useViewer();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const found = new Map<string, number>();
      for (const { documentId, pendingEdits } of await unsyncedWork(person.id)) {
        found.set(documentId, (found.get(documentId) ?? 0) + pendingEdits);
      }
      if (isGone) return;
      setCounts((before) => (before.size === 0 && found.size === 0 ? before : found));
      if (found.size > 0) timer = setTimeout(() => void look(), AGAIN_MS);
    };
    void look();
    void sendUnsyncedWork(person.id);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [person.id]);
  return counts;
}
