import type { Phase } from '../desk/types.ts';

/** A step of the lesson as it stands in the form. */
export interface PhaseForm {
  readonly id: string;
  readonly name: string;
  readonly minutes: string;
}

export const MOST_PHASES = 20;

/** How a period is usually shared out, in parts of a hundred. */
const USUAL = [
  { name: 'rollCall', share: 5 },
  { name: 'opening', share: 15 },
  { name: 'inquiry', share: 35 },
  { name: 'questions', share: 15 },
  { name: 'groups', share: 10 },
  { name: 'quiz', share: 12 },
  { name: 'summary', share: 8 },
] as const;

export type UsualPhase = (typeof USUAL)[number]['name'];

export const formOf = (phases: readonly Phase[]): readonly PhaseForm[] =>
  phases.map(({ id, name, minutes }) => ({ id, name, minutes: String(minutes) }));

/** The usual steps in whole minutes, which together are as long as the lesson. */
export function usualPhases(durationMs: number, nameOf: (phase: UsualPhase) => string): readonly PhaseForm[] {
  const whole = Math.max(USUAL.length, Math.round(durationMs / 60_000));
  let shareSoFar = 0;
  let given = 0;
  return USUAL.map(({ name, share }, index) => {
    shareSoFar += share;
    // What is still to come keeps a minute each.
    const until = Math.min(Math.round((whole * shareSoFar) / 100), whole - (USUAL.length - 1 - index));
    const minutes = Math.max(1, until - given);
    given += minutes;
    return { id: crypto.randomUUID(), name: nameOf(name), minutes: String(minutes) };
  });
}

export const isWrong = ({ name, minutes }: PhaseForm): boolean =>
  name.trim() === '' || !/^\d+$/u.test(minutes.trim()) || Number(minutes) < 1 || Number(minutes) > 240;

export const bodyOf = (phases: readonly PhaseForm[]): Phase[] =>
  phases.map(({ id, name, minutes }) => ({ id, name: name.trim(), minutes: Number(minutes) }));

export const minutesIn = (phases: readonly PhaseForm[]): number =>
  phases.reduce((sum, { minutes }) => sum + (Number(minutes) || 0), 0);

/** One step up or down; the same where there is no further. */
export function moved<Item>(items: readonly Item[], index: number, by: -1 | 1): readonly Item[] {
  const item = items[index];
  const to = index + by;
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(index, 1).toSpliced(to, 0, item);
}
