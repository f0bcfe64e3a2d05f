import {
  EMPTY_LOG,
  lessonTimeMs,
  type LogHead,
  propose,
  type StageEvent,
  type StageState,
} from '@tongyan/media/timeline';

export const QUIZ: StageEvent = {
  kind: 'quiz.open',
  quizId: 'q',
  question: '4/5 ÷ 3 = ?',
  options: ['A', 'B', 'C'],
  forMs: 60_000,
};

/** The stage after events that are all shown at second 1. */
export function stageAfter(...events: readonly StageEvent[]): StageState {
  let head: LogHead = EMPTY_LOG;
  for (const event of events) {
    const proposed = propose(head, { event, by: 's', now: lessonTimeMs(940), leadMs: 60 });
    if (!proposed.accepted) throw new Error(proposed.misfit);
    ({ head } = proposed);
  }
  return head.stage;
}
