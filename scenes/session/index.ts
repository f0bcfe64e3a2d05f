export type { Command, Json, Refusal } from '@tongyan/sim-engine/kernel';
export type { Actor, LogEntry, LogHeader, TrainingLog } from '@tongyan/sim-engine/log';
export type { Procedure, StripHazard, StripStep, TaskStrip, TrainingMode } from '@tongyan/sim-engine/procedures';
export type { TraineeView } from '@tongyan/sim-engine/view';

export type { Choice, Control, ControlAction, ControlGroup, Join, JoinField, Shown, Text, Tone } from './control.ts';
export { sameJson, type ViewDelta, viewDelta, withDelta } from './frame-delta.ts';
export type { KeptRun, RunSnapshot } from './kept-run.ts';
export type { CommandOutcome, RunState, SessionEntry, SessionFrame, SessionPort, SurfaceChange } from './port.ts';
export type {
  ExerciseFace,
  ExerciseFacts,
  Language,
  NamedScene,
  Scene,
  SceneExercise,
  SceneFace,
  SceneFault,
  SceneStrings,
  SceneTraining,
  Surface,
} from './scene.ts';
