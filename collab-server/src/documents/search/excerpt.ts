import type { SearchPart } from './contract.ts';
import { type Folded, foldWithMap } from './fold.ts';
import type { QueryTerm } from './query.ts';

/** A piece of the source, from and to in UTF-16 units. */
type Span = readonly [from: number, to: number];

const MOST_EXCERPTS = 3;
/** Shown before and after a hit. */
const BEFORE_UNITS = 24;
const AFTER_UNITS = 56;
/** Hits beyond this many change no excerpt. */
const MOST_HITS = 400;

/** The whole text, with what was looked for marked. */
export function highlight(text: string, terms: readonly QueryTerm[]): SearchPart[] {
  const folded = foldWithMap(text);
  return partsOf(folded.source, [0, folded.source.length], hitsIn(folded, terms));
}

/** Up to three places where something that was looked for stands, in order, the places with most different terms first chosen. */
export function excerptsOf(text: string, terms: readonly QueryTerm[]): SearchPart[][] {
  const folded = foldWithMap(text);
  const hits = hitsIn(folded, terms);
  const windows: { span: Span; count: number }[] = [];
  for (const [from, to] of hits) {
    const last = windows.at(-1);
    if (last && to <= last.span[1]) {
      last.count += 1;
      continue;
    }
    windows.push({ span: windowAround(folded.source, [from, to], last?.span[1] ?? 0), count: 1 });
  }
  const chosen = windows
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_EXCERPTS)
    .toSorted((a, b) => a.span[0] - b.span[0]);
  return chosen.map(({ span }) => {
    const parts = partsOf(folded.source, span, hits);
    return [
      ...(span[0] > 0 ? [{ text: '…', hit: false }] : []),
      ...parts,
      ...(span[1] < folded.source.length ? [{ text: '…', hit: false }] : []),
    ];
  });
}

/** Where each term stands in one piece; where it does so nowhere, where its words stand. */
function hitsIn({ folded, at }: Folded, terms: readonly QueryTerm[]): Span[] {
  const hits: Span[] = [];
  for (const term of terms) {
    const whole = occurrences(folded, term.text);
    const found = whole.length > 0 ? whole : term.words.flatMap((word) => occurrences(folded, word));
    for (const [from, to] of found) {
      const start = at[from] ?? 0;
      // The unit after the last one may come from the same character.
      const end = Math.max(at[to] ?? start, start + 1);
      hits.push([start, end]);
    }
  }
  return merged(hits.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]));
}

function occurrences(text: string, wanted: string): Span[] {
  const found: Span[] = [];
  for (
    let at = text.indexOf(wanted);
    at >= 0 && found.length < MOST_HITS;
    at = text.indexOf(wanted, at + wanted.length)
  )
    found.push([at, at + wanted.length]);
  return found;
}

function merged(sorted: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

function windowAround(source: string, [from, to]: Span, notBefore: number): Span {
  const start = Math.max(notBefore, from - BEFORE_UNITS);
  const end = Math.min(source.length, to + AFTER_UNITS);
  return [withinCharacter(source, start) ? start + 1 : start, withinCharacter(source, end) ? end + 1 : end];
}

/** Whether an index would cut a surrogate pair. */
function withinCharacter(source: string, index: number): boolean {
  const unit = source.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function partsOf(source: string, [from, to]: Span, hits: readonly Span[]): SearchPart[] {
  const parts: SearchPart[] = [];
  const add = (start: number, end: number, hit: boolean): void => {
    const text = source.slice(start, end).replace(/\s+/g, ' ');
    if (text !== '') parts.push({ text, hit });
  };
  let at = from;
  for (const [start, end] of hits) {
    if (end <= from || start >= to) continue;
    add(at, Math.max(start, from), false);
    add(Math.max(start, from), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  return parts;
}
