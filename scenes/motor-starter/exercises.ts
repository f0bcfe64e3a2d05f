import type { ExerciseFacts } from '../session/index.ts';

const MODES = ['demonstration', 'guided', 'practice', 'exam'] as const;
const NO_FAULT = { least: 0, most: 0 };
const ONE_FAULT = { least: 1, most: 1 };

type ExerciseName = 'wire-and-run' | 'find-fault' | 'whole';

const facts = (id: ExerciseName, rest: Pick<ExerciseFacts, 'minutes' | 'faultCount'>) => ({
  id,
  title: `exercise.${id}`,
  summary: `exercise.${id}.summary`,
  modes: MODES,
  passShare: 0.6,
  ...rest,
});

/** What there is to do in this scene. */
export const EXERCISES: readonly (ExerciseFacts & { readonly id: ExerciseName })[] = [
  facts('wire-and-run', { minutes: 60, faultCount: NO_FAULT }),
  facts('find-fault', { minutes: 30, faultCount: ONE_FAULT }),
  facts('whole', { minutes: 90, faultCount: ONE_FAULT }),
];
