import type { Node } from '@tiptap/pm/model';

export interface FindMatch {
  readonly from: number;
  readonly to: number;
}

/** Stands for a formula, a mention or a line break: one position in the document, one character in the text that is searched. */
const leafText = '\uFFFC';

/** Every place where `query` stands, within one block each, without overlaps, in document order. */
export function findMatches(doc: Node, query: string, matchCase: boolean): FindMatch[] {
  const needle = fold(query, matchCase);
  if (needle === '') return [];
  const matches: FindMatch[] = [];
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true;
    const text = fold(block.textBetween(0, block.content.size, undefined, leafText), matchCase);
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) {
      matches.push({ from: pos + 1 + at, to: pos + 1 + at + needle.length });
    }
    return false;
  });
  return matches;
}

/** Lower case where case does not matter; left as it is where that would change its length, since positions are counted in it. */
function fold(text: string, matchCase: boolean): string {
  if (matchCase) return text;
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
