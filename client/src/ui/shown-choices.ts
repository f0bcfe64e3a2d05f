import type { Choice } from './option.tsx';

/** A list of thousands takes seconds to draw, and nobody reads it: beyond this one types on. */
export const mostShownChoices = 50;

export interface ShownChoices<Id extends string> {
  readonly shown: readonly Choice<Id>[];
  /** How many more fit. */
  readonly more: number;
}

/**
 * What of many choices stands in the list for what was typed: those that begin with it first. The chosen one is always
 * among them, since the field takes its words from the list; while its own words stand in the field, nothing was typed.
 */
export function shownChoices<Id extends string>(
  choices: readonly Choice<Id>[],
  typed: string,
  chosenId: Id | null,
): ShownChoices<Id> {
  const chosen = choices.find(({ id }) => id === chosenId);
  const sought = chosen?.label === typed ? '' : fold(typed);
  const fitting = sought === '' ? choices : choices.filter(({ label }) => fold(label).includes(sought));
  const first = fitting.filter(({ label }) => fold(label).startsWith(sought));
  const rest = fitting.filter(({ label }) => !fold(label).startsWith(sought));
  const shown = [...first, ...rest].slice(0, mostShownChoices);
  const more = fitting.length - shown.length;
  return { shown: chosen === undefined || shown.includes(chosen) ? shown : [chosen, ...shown], more };
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
