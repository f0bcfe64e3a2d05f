import { sceneTitle } from '../desk/scene-title.ts';
import type { Exercise, LocalText } from '../desk/types.ts';

/** What somebody looks for; an empty text asks for nothing. */
export interface Filter {
  readonly words: string;
  readonly industry: string;
  /** Chinese name of a certificate. */
  readonly certificate: string;
}

export const everything: Filter = { words: '', industry: '', certificate: '' };

/** Exercises that fit all that is asked for; words are sought in both languages. */
export function fitting(exercises: readonly Exercise[], { words, industry, certificate }: Filter): readonly Exercise[] {
  const sought = fold(words);
  return exercises.filter(
    (exercise) =>
      (industry === '' || exercise.industry === industry) &&
      (certificate === '' || exercise.certificates.some((name) => name['zh-CN'] === certificate)) &&
      (sought === '' || wordsOf(exercise).includes(sought)),
  );
}

function wordsOf({ sceneId, title, summary, occupations, certificates }: Exercise): string {
  const texts = [sceneTitle(sceneId), title, summary, ...occupations.map((each) => each.title), ...certificates];
  return fold(texts.flatMap((text) => [text['zh-CN'], text.en]).join('\n'));
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Industries in the order in which they first stand in the catalogue. */
export function industriesOf(exercises: readonly Exercise[]): readonly string[] {
  return [...new Set(exercises.map(({ industry }) => industry))];
}

export function certificatesOf(exercises: readonly Exercise[]): readonly LocalText[] {
  const byName = new Map(exercises.flatMap(({ certificates }) => certificates.map((name) => [name['zh-CN'], name])));
  return [...byName.values()];
}

/** Exercises by the scene that they are done in. */
export function byScene(exercises: readonly Exercise[]): readonly (readonly [string, readonly Exercise[]])[] {
  return [...Map.groupBy(exercises, ({ sceneId }) => sceneId)];
}
