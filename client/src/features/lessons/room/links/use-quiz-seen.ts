import { useEffect } from 'react';
import { useLive } from './use-links.ts';

/** What comes later than this takes noticeably from the time to answer. */
const LATE_MS = 500;

/** Where a question came late, its time limit is put off here: a screen tells by how much. */
export function useQuizSeen(): void {
  const { links } = useLive();
  useEffect(
    () =>
      links.stage.onShown((entries) => {
        for (const { entry, lateMs } of entries) {
          const { event } = entry;
          if (event.kind !== 'quiz.open' || event.forMs === undefined || lateMs < LATE_MS) continue;
          // Refused where the quiz is over already: then nothing is to be put off.
          void links.floor.act({
            kind: 'quiz.seen',
            quizId: event.quizId,
            lateMs: Math.min(600_000, Math.round(lateMs)),
          });
        }
      }),
    [links],
  );
}
