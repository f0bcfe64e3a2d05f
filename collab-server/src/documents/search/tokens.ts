import { runsOf } from './fold.ts';

/** Splits a run of folded text into words; jieba does, in a worker. */
export type Segment = (run: string) => readonly string[];

/** Longest gram: every piece of text up to this length is found as it stands, longer ones by the grams they consist of. */
export const GRAM_LENGTH = 3;

/** Every piece of one, two and three characters (code points) of the runs, each once. */
export function gramsOf(folded: string): Set<string> {
  const grams = new Set<string>();
  for (const run of runsOf(folded)) {
    const characters = Array.from(run);
    for (let from = 0; from < characters.length; from += 1) {
      let gram = '';
      for (const character of characters.slice(from, from + GRAM_LENGTH)) {
        gram += character;
        grams.add(gram);
      }
    }
  }
  return grams;
}

/** Every word of the runs, each once. */
export function wordsOf(folded: string, segment: Segment): Set<string> {
  const words = new Set<string>();
  for (const run of runsOf(folded)) for (const word of segment(run)) if (word.trim() !== '') words.add(word);
  return words;
}
