export { type Correction, correctVideo } from './correction.ts';
export { type StageEvent, stageEvent, type StageEventKind } from './events.ts';
export type { Misfit } from './fits.ts';
export { type LessonClock, lessonTimeAt, type LessonTimeMs, lessonTimeMs } from './lesson-time.ts';
export {
  EMPTY_LOG,
  headAfter,
  leadMs,
  type LogHead,
  planCatchUp,
  propose,
  type Proposed,
  type Snapshot,
  type StageEntry,
  stageEntry,
} from './log.ts';
export { createStagePlayer, type StagePlayer } from './player.ts';
export { EMPTY_STAGE, type StageState, takesAnswers, twinTick, videoPositionMs } from './stage.ts';
