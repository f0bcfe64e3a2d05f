import type { Comment } from '../desk/types.ts';

/** A moment as it is typed, '12:05', '1:02:07' or '90', in seconds; null where it is none, or lies after the end. */
export function readClock(typed: string, endS: number): number | null {
  const text = typed.trim().normalize('NFKC');
  if (!/^\d{1,5}(:[0-5]?\d){0,2}$/u.test(text)) return null;
  const seconds = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  // The end itself is written without its fraction of a second.
  return seconds <= Math.ceil(endS) ? Math.min(seconds, endS) : null;
}

export interface Thread {
  readonly first: Comment;
  readonly answers: readonly Comment[];
}

/** Comments in the order of the moments that they speak of, each with its answers in the order in which they came. */
export function threadsOf(comments: readonly Comment[]): readonly Thread[] {
  const ids = new Set(comments.map(({ id }) => id));
  const firsts = comments.filter(({ replyTo }) => replyTo === null || !ids.has(replyTo));
  return firsts
    .toSorted((a, b) => a.tick - b.tick || a.atMs - b.atMs)
    .map((first) => ({
      first,
      answers: comments.filter(({ replyTo }) => replyTo === first.id).toSorted((a, b) => a.atMs - b.atMs),
    }));
}
