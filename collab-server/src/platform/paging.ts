import { ProblemError } from './errors.ts';

/** Where a page of a list ended, newest first: the sort value and the id of its last row. */
export type PagePosition = { readonly atMs: number; readonly id: string };

export function encodeCursor({ atMs, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([atMs, id])).toString('base64url');
}

/** Reads a cursor of ours; a problem for anything else. */
export function decodeCursor(cursor: string): PagePosition {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 2) {
      const [atMs, id] = value as [unknown, unknown];
      if (Number.isSafeInteger(atMs) && typeof id === 'string') return { atMs: Number(atMs), id };
    }
  } catch {
    // Falls through to the same problem: the cursor is not one of ours.
  }
  throw new ProblemError('list.cursorInvalid');
}

/** Cuts the one row too many that was asked for, and says where the next page starts. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => PagePosition,
): { readonly rows: readonly Row[]; readonly nextCursor: string | null } {
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined
    ? { rows: rows.slice(0, limit), nextCursor: encodeCursor(position(last)) }
    : { rows, nextCursor: null };
}
