import { useSyncExternalStore } from 'react';

/** A document with edits that so far only this device keeps. */
export interface DeviceDraft {
  documentId: string;
  title: string;
  /** Edits that the server has not acknowledged as durable. */
  unsynced: number;
  changedAtMs: number;
}

const DRAFTS_KEY = 'tongyan.deviceDrafts';
const NONE: readonly DeviceDraft[] = [];
const listeners = new Set<() => void>();
let lastText: string | null = null;
let lastDrafts = NONE;

function isDraft(value: unknown): value is DeviceDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'documentId' in value &&
    typeof value.documentId === 'string' &&
    'title' in value &&
    typeof value.title === 'string' &&
    'unsynced' in value &&
    typeof value.unsynced === 'number' &&
    'changedAtMs' in value &&
    typeof value.changedAtMs === 'number'
  );
}

function parse(text: string | null): readonly DeviceDraft[] {
  if (text === null) return NONE;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isDraft) : NONE;
  } catch {
    return NONE;
  }
}

/** The same array as long as nothing changed, as useSyncExternalStore asks. */
export function deviceDrafts(): readonly DeviceDraft[] {
  const text = localStorage.getItem(DRAFTS_KEY);
  if (text !== lastText) {
    lastText = text;
    lastDrafts = parse(text);
  }
  return lastDrafts;
}

/**
 * Whoever edits a document says here what this device alone keeps; zero takes the entry away. The edits
 * themselves lie in IndexedDB: this is only the list by which people find them again.
 */
export function noteDeviceDraft(draft: DeviceDraft): void {
  const others = deviceDrafts().filter(({ documentId }) => documentId !== draft.documentId);
  const drafts = draft.unsynced > 0 ? [draft, ...others] : others;
  localStorage.setItem(DRAFTS_KEY, JSON.stringify(drafts));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab of this browser writes the same list.
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

export function useDeviceDrafts(): readonly DeviceDraft[] {
  return useSyncExternalStore(subscribe, deviceDrafts);
}
