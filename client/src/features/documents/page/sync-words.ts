import type { IconName } from '../../../ui/icon.tsx';
import type { EndReason } from '../sync/end-reason.ts';
import type { SyncState } from '../sync/sync-state.ts';
import type strings from '../strings/zh-CN.ts';

type Key = keyof typeof strings;

/** Keys of plurals are asked for without their ending. */
export type PluralKey = 'stateSending' | 'stateKept' | 'stateOnlyHere' | 'stateUnsendable' | 'stateStopped';

export type StateWords = {
  readonly icon: IconName;
  /** Not safe yet, or a person is needed: amber. */
  readonly needsPerson: boolean;
  /** Stands after the words, quieter. */
  readonly note?: 'stateHttp' | 'stateNotKept' | undefined;
} & (
  | { readonly key: 'stateSavedAt'; readonly atMs: number }
  | { readonly key: PluralKey; readonly count: number }
  | { readonly key: 'stateReadOnly'; readonly reason: ReadOnlyReason }
  | {
      readonly key:
        | 'stateOpening'
        | 'stateConnecting'
        | 'stateSaved'
        | 'stateSaving'
        | 'stateOffline'
        | 'stateOfflineOnlyHere';
    }
);

/** Why nobody, or this person, may write; undefined where they may. */
export type ReadOnlyReason =
  | 'readOnlyRight'
  | 'readOnlyComment'
  | 'readOnlyArchived'
  | 'readOnlyNewer'
  | 'readOnlyStopped';

export interface StateFacts {
  readonly state: SyncState;
  readonly readOnly: ReadOnlyReason | undefined;
  /** When the document was last known to be saved, before this window's own first edit. */
  readonly lastEditedAtMs: number | undefined;
  /** Unsynced for so long that "saving" no longer describes it. */
  readonly isSlow: boolean;
}

export function endKey(reason: EndReason): Key & `end${string}` {
  return `end${reason.charAt(0).toUpperCase()}${reason.slice(1)}` as Key & `end${string}`;
}

/** The one line about where the document's edits are: what it says is saved has been acknowledged as durable. */
export function stateWords({ state, readOnly, lastEditedAtMs, isSlow }: StateFacts): StateWords {
  const { line, pendingEdits: count } = state;
  if (count > 0) return pendingWords(state, count, readOnly, isSlow);
  if (line.kind === 'opening') return { icon: 'cloud', needsPerson: false, key: 'stateOpening' };
  if (readOnly !== undefined) return { icon: 'lock', needsPerson: false, key: 'stateReadOnly', reason: readOnly };
  switch (line.kind) {
    case 'stopped':
      return { icon: 'lock', needsPerson: true, key: 'stateReadOnly', reason: 'readOnlyStopped' };
    case 'connecting':
      return { icon: 'cloud', needsPerson: false, key: 'stateConnecting' };
    case 'offline':
      return {
        icon: 'cloud-off',
        needsPerson: true,
        key: state.keptOnDevice ? 'stateOffline' : 'stateOfflineOnlyHere',
      };
    case 'live': {
      if (!line.isSettled) return { icon: 'cloud', needsPerson: false, key: 'stateConnecting' };
      const note: StateWords['note'] =
        line.transport === 'http' ? 'stateHttp' : state.keptOnDevice ? undefined : 'stateNotKept';
      const atMs = Math.max(state.savedAtMs ?? 0, lastEditedAtMs ?? 0);
      const common = { icon: 'check', needsPerson: false, ...(note === undefined ? {} : { note }) } as const;
      return atMs === 0 ? { ...common, key: 'stateSaved' } : { ...common, key: 'stateSavedAt', atMs };
    }
  }
}

function pendingWords(
  state: SyncState,
  count: number,
  readOnly: ReadOnlyReason | undefined,
  isSlow: boolean,
): StateWords {
  const { line } = state;
  if (!state.keptOnDevice && line.kind !== 'live') {
    return { icon: 'warning', needsPerson: true, key: 'stateOnlyHere', count };
  }
  if (line.kind === 'stopped') return { icon: 'cloud-off', needsPerson: true, key: 'stateStopped', count };
  if (line.kind === 'live') {
    if (readOnly === 'readOnlyRight' || readOnly === 'readOnlyComment') {
      return { icon: 'warning', needsPerson: true, key: 'stateUnsendable', count };
    }
    return isSlow
      ? { icon: 'cloud', needsPerson: true, key: 'stateSending', count }
      : { icon: 'cloud', needsPerson: false, key: 'stateSaving' };
  }
  return { icon: 'cloud', needsPerson: true, key: 'stateKept', count };
}
