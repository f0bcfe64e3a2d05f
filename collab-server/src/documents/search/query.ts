import { fold, runsOf } from './fold.ts';
import { GRAM_LENGTH, type Segment } from './tokens.ts';

/**
 * One run of what a person typed. A document has it where it stands there letter for letter, or where all its words do,
 * anywhere. The first finds 分数除 and other pieces that are no words; the second 分数除法的教学设计 in a text that says it otherwise.
 */
export type QueryTerm = {
  readonly text: string;
  /** All are in a document that holds `text`. */
  readonly grams: readonly string[];
  /** Whether grams alone do not prove that `text` stands there in one piece. */
  readonly needsCheck: boolean;
  /** At least one; particles are left out where anything else remains. */
  readonly words: readonly string[];
};

const MOST_TERMS = 8;
const MOST_TERM_LENGTH = 40;

/** Words that say nothing about what is looked for. */
const particles: ReadonlySet<string> = new Set([
  '的',
  '了',
  '和',
  '与',
  '及',
  '或',
  '在',
  '是',
  '之',
  '把',
  '对',
  '为',
  '中',
]);

/** What a person typed as terms that must all be found; none where they typed no letter or digit. */
export function parseQuery(text: string, segment: Segment): QueryTerm[] {
  return [...new Set(runsOf(fold(text)))].slice(0, MOST_TERMS).map((run) => termOf(run, segment));
}

function termOf(run: string, segment: Segment): QueryTerm {
  const characters = Array.from(run).slice(0, MOST_TERM_LENGTH);
  const text = characters.join('');
  const grams =
    characters.length <= GRAM_LENGTH
      ? [text]
      : Array.from({ length: characters.length - GRAM_LENGTH + 1 }, (_, from) =>
          characters.slice(from, from + GRAM_LENGTH).join(''),
        );
  const words = [...new Set(segment(text))].filter((word) => word.trim() !== '');
  const telling = words.filter((word) => !particles.has(word));
  return {
    text,
    grams: [...new Set(grams)],
    needsCheck: characters.length > GRAM_LENGTH,
    words: telling.length > 0 ? telling : words.length > 0 ? words : [text],
  };
}
