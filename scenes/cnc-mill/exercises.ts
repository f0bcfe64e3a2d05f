import type { ExerciseFacts } from '../session/index.ts';

const MODES = ['demonstration', 'guided', 'practice', 'exam'] as const;
const NO_FAULT = { least: 0, most: 0 };

const facts = (id: string, title: string, rest: Pick<ExerciseFacts, 'minutes' | 'faultCount'>): ExerciseFacts => ({
  id,
  title,
  summary: `${title}.summary`,
  modes: MODES,
  passShare: 0.6,
  ...rest,
});

/** What there is to do in this scene. Faults belong into the exercise that is about them: a part is made on a sound machine. */
export const EXERCISES: readonly ExerciseFacts[] = [
  facts('set-up', 'exercise.setUp', { minutes: 30, faultCount: NO_FAULT }),
  facts('make-part', 'exercise.makePart', { minutes: 90, faultCount: NO_FAULT }),
  facts('find-fault', 'exercise.findFault', { minutes: 40, faultCount: { least: 1, most: 1 } }),
];
