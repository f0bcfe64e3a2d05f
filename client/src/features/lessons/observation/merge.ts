import type { Coding, Note, SheetContent } from './types.ts';

/**
 * Puts together what was written here and what was written elsewhere on top of the same sheet, so that nothing is lost: what only one side
 * changed stands; of a text that both changed, both stand, one below the other; of a mark or choice that both changed, this device's.
 */
export function mergeSheets(base: SheetContent, mine: SheetContent, theirs: SheetContent): SheetContent {
  const text = (of: (content: SheetContent) => string) => mergeText(of(base), of(mine), of(theirs));
  const head = { ...mine.head };
  for (const key of Object.keys(head) as (keyof SheetContent['head'])[]) {
    head[key] = pick(base.head[key], mine.head[key], theirs.head[key]);
  }
  return {
    head,
    notes: mergeNotes(base.notes, mine.notes, theirs.notes),
    coding: mergeCoding(base.coding, mine.coding, theirs.coding),
    marks: mergeMarks(base.marks, mine.marks, theirs.marks),
    bonus: pick(base.bonus, mine.bonus, theirs.bonus),
    strengths: text(({ strengths }) => strengths),
    suggestions: text(({ suggestions }) => suggestions),
    overall: text(({ overall }) => overall),
  };
}

const pick = <Value>(base: Value, mine: Value, theirs: Value): Value => (mine === base ? theirs : mine);

function mergeText(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : `${mine}\n${theirs}`;
}

/** A note that one side changed and the other took away stays. */
function mergeNotes(base: readonly Note[], mine: readonly Note[], theirs: readonly Note[]): Note[] {
  const find = (notes: readonly Note[], id: string) => notes.find((note) => note.id === id);
  const ids = new Set([...mine, ...theirs].map(({ id }) => id));
  const merged = [...ids].flatMap((id): Note[] => {
    const [before, here, there] = [find(base, id), find(mine, id), find(theirs, id)];
    if (here === undefined) return there === undefined || isSame(before, there) ? [] : [there];
    if (there === undefined) return isSame(before, here) ? [] : [here];
    if (isSame(before, here)) return [there];
    return [{ ...here, text: mergeText(before?.text ?? '', here.text, there.text) }];
  });
  return merged.toSorted((one, other) => one.lessonTimeMs - other.lessonTimeMs);
}

const isSame = (one: Note | undefined, other: Note): boolean => one !== undefined && keyOf(one) === keyOf(other);
const keyOf = ({ lessonTimeMs, side, dimension, text }: Note): string =>
  JSON.stringify([lessonTimeMs, side, dimension, text]);

function mergeCoding(base: Coding, mine: Coding, theirs: Coding): Coding {
  // Marks of another length cannot be put beside each other.
  if (mine.stepMs !== theirs.stepMs) return mine.stepMs === base.stepMs && mine.marks === base.marks ? theirs : mine;
  const before = base.stepMs === mine.stepMs ? base.marks : '';
  const length = Math.max(mine.marks.length, theirs.marks.length);
  const at = (marks: string, step: number) => marks[step] ?? '.';
  const marks = Array.from({ length }, (_, step) => {
    return pick(at(before, step), at(mine.marks, step), at(theirs.marks, step));
  });
  return { stepMs: mine.stepMs, marks: marks.join('') };
}

function mergeMarks(
  base: SheetContent['marks'],
  mine: SheetContent['marks'],
  theirs: SheetContent['marks'],
): SheetContent['marks'] {
  const merged: SheetContent['marks'] = {};
  for (const id of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const mark = pick(base[id], mine[id], theirs[id]);
    if (mark !== undefined) merged[id] = mark;
  }
  return merged;
}
