import { describe, expect, it } from 'vitest';
import { openingState, type SyncState } from '../sync/sync-state.ts';
import { stateWords } from './sync-words.ts';

const live = { kind: 'live', transport: 'webSocket', isSettled: true } as const;
const offline = { kind: 'offline', reason: 'unreachable', retryAtMs: 0 } as const;
const words = (state: Partial<SyncState>, facts: Partial<Parameters<typeof stateWords>[0]> = {}) =>
  stateWords({
    state: { ...openingState, isReady: true, line: live, ...state },
    readOnly: undefined,
    lastEditedAtMs: undefined,
    isSlow: false,
    ...facts,
  });

describe('the state line', () => {
  it('says "saved" only on a live line with nothing owed', () => {
    expect(words({}).key).toBe('stateSaved');
    expect(words({ savedAtMs: 5 }, { lastEditedAtMs: 3 })).toMatchObject({ key: 'stateSavedAt', atMs: 5 });
    for (const state of [
      { pendingEdits: 1 },
      { line: offline },
      { line: { kind: 'connecting' } },
      { line: { ...live, isSettled: false } },
      { line: { kind: 'stopped', reason: 'forbidden' } },
    ] as const) {
      expect(words(state, { lastEditedAtMs: 3 }).key).not.toMatch(/^stateSaved/u);
    }
  });

  it('counts what is unsynced, and says where it is', () => {
    expect(words({ pendingEdits: 3, line: offline })).toMatchObject({ key: 'stateKept', count: 3, needsPerson: true });
    expect(words({ pendingEdits: 3, line: offline, keptOnDevice: false }).key).toBe('stateOnlyHere');
    expect(words({ pendingEdits: 3, line: { kind: 'stopped', reason: 'signInRequired' } }).key).toBe('stateStopped');
    expect(words({ pendingEdits: 3 }, { readOnly: 'readOnlyRight' }).key).toBe('stateUnsendable');
  });

  it('does not alarm anybody over the milliseconds that saving takes', () => {
    expect(words({ pendingEdits: 1 })).toMatchObject({ key: 'stateSaving', needsPerson: false });
    expect(words({ pendingEdits: 1 }, { isSlow: true })).toMatchObject({ key: 'stateSending', needsPerson: true });
  });

  it('tells the way over HTTP and a browser that keeps nothing', () => {
    expect(words({ line: { ...live, transport: 'http' } }).note).toBe('stateHttp');
    expect(words({ keptOnDevice: false }).note).toBe('stateNotKept');
    expect(words({}).note).toBeUndefined();
  });

  it('says why nothing can be written', () => {
    expect(words({}, { readOnly: 'readOnlyArchived' })).toMatchObject({
      key: 'stateReadOnly',
      reason: 'readOnlyArchived',
    });
  });
});
