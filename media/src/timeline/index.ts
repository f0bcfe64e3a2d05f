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
export {
  type BoardState,
  EMPTY_STAGE,
  type QuizState,
  type StageState,
  strokesInFront,
  type Surface,
  takesAnswers,
  twinTick,
  type TwinState,
  videoPositionMs,
  type VideoState,
} from './stage.ts';
