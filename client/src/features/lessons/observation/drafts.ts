import type { SheetContent } from './types.ts';

/** A sheet as it is written here and the server does not have it yet. */
export interface Draft {
  /** The version on top of which it is written, and what stood in it. */
  readonly version: number;
  readonly base: SheetContent;
  readonly content: SheetContent;
}

const keyOf = (personId: string, lessonId: string): string => `tongyan.observation.${personId}.${lessonId}`;

/** What is kept on a device, as a draft reads it; null where it is none. */
export function readDraft(stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const { version, base, content } = (JSON.parse(stored) ?? {}) as Partial<Draft>;
    if (typeof version !== 'number' || !isContent(base) || !isContent(content)) return null;
    return { version, base, content };
  } catch {
    return null;
  }
}

function isContent(value: unknown): value is SheetContent {
  if (typeof value !== 'object' || value === null) return false;
  const { head, notes, coding, marks, overall } = value as Partial<SheetContent>;
  return (
    [head, coding, marks].every((part) => typeof part === 'object') &&
    Array.isArray(notes) &&
    typeof overall === 'string'
  );
}

export const findDraft = (personId: string, lessonId: string): Draft | null =>
  readDraft(localStorage.getItem(keyOf(personId, lessonId)));

export function keepDraft(personId: string, lessonId: string, draft: Draft): void {
  localStorage.setItem(keyOf(personId, lessonId), JSON.stringify(draft));
}

export function dropDraft(personId: string, lessonId: string): void {
  localStorage.removeItem(keyOf(personId, lessonId));
}

/** The draft once `sent` was taken as `version`: nothing is left of it, or what was written meanwhile on top of it. */
export function afterSending(now: Draft | null, sent: Draft, version: number): Draft | null {
  if (now === null || JSON.stringify(now.content) === JSON.stringify(sent.content)) return null;
  return { version, base: sent.content, content: now.content };
}
