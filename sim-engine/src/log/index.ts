export type { DataProblem } from '../shape/index.ts';
export { type Actor, mayCommand, type ReservedCommands, type Role } from './actor.ts';
export { branchAt } from './branch.ts';
export { Execution, type ExecutionOptions } from './execution.ts';
export { LOG_LIMITS } from './limits.ts';
export type { Needs, Observer } from './moment.ts';
export { advancePace, type Pace, type Paced, paceOf, withRate } from './pacer.ts';
export type { ReadOnlyRun } from './observed-run.ts';
export { checkLog, formatLog, parseLog } from './parse.ts';
export { Player, type PlayerOptions } from './player.ts';
export { Recorder, type RecorderOptions, type RecorderStart } from './recorder.ts';
export { replay, type Replayed, type ReplayOptions } from './replay.ts';
export { type HintTaken, type Judgement, JUDGEMENT, PROCEDURE, SESSION } from './session-commands.ts';
export {
  type Checkpoint,
  hashEntry,
  hashHeader,
  headOf,
  type LogEnd,
  type LogEntry,
  type LogHeader,
  type Recorded,
  sealOf,
  sharedEntries,
  type TrainingLog,
} from './training-log.ts';
export { verify, type VerifyOptions } from './verify.ts';
