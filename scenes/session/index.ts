export type { Choice, Control, ControlAction, ControlGroup, Join, JoinField, Shown, Text, Tone } from './control.ts';
export type { CommandOutcome, RunState, SessionEntry, SessionFrame, SessionPort, SurfaceChange } from './port.ts';
export type { Language, Scene, SceneExercise, SceneFault, SceneStrings, SceneTraining, Surface } from './scene.ts';
