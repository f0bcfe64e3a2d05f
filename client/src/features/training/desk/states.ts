import type { Attempt, AttemptState } from './types.ts';

/** Whether somebody can still go on with it. */
export function isOpen({ state }: Pick<Attempt, 'state'>): boolean {
  return state === 'opened' || state === 'running';
}

/** Whether the server is at work on it, so that it is worth looking again soon. */
export function isBeingScored({ state }: Pick<Attempt, 'state'>): boolean {
  return state === 'submitted' || state === 'scoring';
}

export type Tone = 'plain' | 'chosen' | 'person' | 'danger' | 'good';

const tones: Readonly<Record<AttemptState, Tone>> = {
  opened: 'plain',
  running: 'chosen',
  submitted: 'chosen',
  scoring: 'chosen',
  scored: 'plain',
  refused: 'danger',
  expired: 'plain',
};

/** The tone of a state; of a score that of its outcome. */
export function toneOf({ state, score }: Pick<Attempt, 'state' | 'score'>): Tone {
  if (score === null) return tones[state];
  if (score.open > 0) return 'person';
  return score.passed ? 'good' : 'danger';
}
