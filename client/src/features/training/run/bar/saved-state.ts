import type { RunStatus } from '../../session/run-handle.ts';

/** Where what was done lies, in one line. */
export type SavedState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'sending' | 'onDevice' | 'onlyHere' | 'notStored' | 'storageFull'; readonly count: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'away' };

/** Null where there is nothing to be saved: a demonstration. */
export function savedState(
  { keeping, isAway }: Pick<RunStatus, 'keeping' | 'isAway'>,
  { entries, durableEntries }: { readonly entries: number; readonly durableEntries: number },
  isOnServer: boolean,
): SavedState | null {
  if (isOnServer) {
    if (isAway) return { kind: 'away' };
    return durableEntries < entries ? { kind: 'sending', count: entries - durableEntries } : { kind: 'saved' };
  }
  if (keeping === null) return null;
  const { onDevice, problem, sent, waiting } = keeping;
  if (sent !== null && sent.refused !== null) return { kind: 'refused', code: sent.refused.code };
  if (problem !== null && durableEntries < entries)
    return { kind: problem === 'full' ? 'storageFull' : 'notStored', count: entries - durableEntries };
  const unsent = Math.max(0, entries - (sent?.nextSeq ?? 0));
  if (unsent === 0 && sent !== null && sent.attemptId !== null) return { kind: 'saved' };
  if (!onDevice) return { kind: 'onlyHere', count: unsent };
  return { kind: waiting ? 'onDevice' : 'sending', count: unsent };
}
