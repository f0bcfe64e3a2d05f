import type { ReactNode } from 'react';
import { OwnSheet } from './own-sheet.tsx';
import { TimeBar } from './time-bar.tsx';
import type { Sheet } from './types.ts';
import { useLessonTime } from './use-lesson-time.ts';
import type { ReadObservation } from './use-observation.ts';

/** A sheet by the lesson's own time, or by a clock that is worked by hand. */
export function TimedSheet({
  lessonId,
  observation,
  sheet,
}: {
  lessonId: string;
  observation: ReadObservation;
  sheet: Sheet;
}): ReactNode {
  const time = useLessonTime(observation);
  return (
    <OwnSheet lessonId={lessonId} observation={observation} sheet={sheet} time={time}>
      <TimeBar lessonId={lessonId} time={time} mayWatch={observation.mayWatch} />
    </OwnSheet>
  );
}
