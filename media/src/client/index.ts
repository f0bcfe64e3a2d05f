export { createMediaLink } from './media/media-link.ts';
export { probePlatform } from './media/probe.ts';
export { createPreflight } from './preflight/preflight.ts';
export { RUNGS } from './ladder/rules.ts';
export type { LadderState, LineMeasurement, Rung } from './ladder/types.ts';
export type {
  Admitted,
  LineNumbers,
  MediaConnection,
  MediaLink,
  MediaLinkOptions,
  MediaLinkSnapshot,
  MediaPerson,
  SendOutcome,
  Source,
  TrackView,
  WayNumbers,
} from './media/types.ts';
export {
  type Preflight,
  type PreflightFigures,
  type PreflightHint,
  type PreflightOptions,
  PREFLIGHT_STEPS,
  type PreflightSnapshot,
  type PreflightStep,
  type StepResult,
} from './preflight/types.ts';
export { createStageLink, LESSON_SOCKET_OPTIONS } from './stage/stage-link.ts';
export type {
  ActOutcome,
  ClockStatus,
  ShownEntry,
  StageConnection,
  StageLink,
  StageLinkOptions,
  StageLinkSnapshot,
  StageSocket,
} from './stage/types.ts';
