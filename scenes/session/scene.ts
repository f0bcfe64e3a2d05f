import type { Json, System } from '@tongyan/sim-engine/kernel';
import type { ReadOnlyRun } from '@tongyan/sim-engine/log';
import type { Procedure, TrainingMode } from '@tongyan/sim-engine/procedures';
import type { Rubric } from '@tongyan/sim-engine/scoring';

import type { ControlGroup } from './control.ts';

export type Language = 'zh-CN' | 'en';

/** A scene's texts by key; both languages hold the same keys. `{name}` in a text is filled in. */
export type SceneStrings = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** What a training in a scene is run and scored by. */
export interface SceneTraining {
  readonly system: System;
  readonly procedure: Procedure;
  readonly rubric: Rubric;
  /** `target.name` of each command that trainees may not give. */
  readonly reserved: readonly string[];
  /** Ticks between the checkpoints of a log. */
  readonly checkpointEvery: number;
}

/** A fault that an instructor may choose: the arguments of the kernel's `inject`, without a trigger where the exercise has its own. */
export interface SceneFault {
  readonly id: string;
  /** Key of what instructors read; never sent to a trainee before the score. */
  readonly title: string;
  /** The part that a trainee is to name, as `@session.answer` of the question `faultyPart` gives it. */
  readonly part: string;
  /** Arguments of `@faults.inject`, the trigger included. */
  readonly inject: Json;
}

/** What an exercise is, as everybody may know it. */
export interface ExerciseFacts {
  readonly id: string;
  /** Keys of texts. */
  readonly title: string;
  readonly summary: string;
  readonly modes: readonly TrainingMode[];
  /** How long it usually takes, and how long an exam of it is. */
  readonly minutes: number;
  /** How many faults one run takes at least and at most. */
  readonly faultCount: { readonly least: number; readonly most: number };
  /** Share of the points that passes, 0 to 1. */
  readonly passShare: number;
}

/** An exercise as it stands before whoever works on it. */
export interface ExerciseFace extends ExerciseFacts {
  /** Points of its rubric. */
  readonly totalPoints: number;
  /** Length of a tick in seconds. */
  readonly tickS: number;
  /** Parts that may be named as the faulty one, more than those that can be: the list tells nothing. Empty where none is to be named. */
  readonly answers: readonly string[];
}

/** Something to be done in a scene that is scored as a whole. */
export interface SceneExercise extends ExerciseFacts {
  readonly faults: readonly SceneFault[];
  readonly training: SceneTraining;
  /**
   * The training's procedure with scripts that show a run with these faults, by their ids; steps and judgements are the same. Left out:
   * the procedure's own scripts serve every run.
   */
  readonly demonstrated?: (faults: readonly string[]) => Procedure;
}

/** Bytes by which a view follows what is too large for signals and modes, such as the surface of a workpiece. */
export interface Surface {
  /** Grows with every change; what a follower gives back to get what came after. */
  readonly stamp: number;
  /** All of it where the follower had nothing (or a stamp of another run), else what has changed. The scene's own view reads it. */
  readonly bytes: Uint8Array;
}

/** The model's side of a scene: what runs and scores it; it knows no view and no words. */
export interface Scene {
  readonly id: string;
  readonly version: string;
  readonly exercises: readonly SceneExercise[];
  /** What has changed on the surface since a stamp (−1: everything); null where nothing has. Left out where the scene has none. */
  readonly surface?: (run: ReadOnlyRun, since: number) => Surface | null;
}

/** A scene with all its texts, for those who may tell of everything in it. */
export interface NamedScene extends Scene {
  readonly strings: SceneStrings;
}

/**
 * What of a scene stands before whoever works in it, wherever it runs. It holds nothing that an exam keeps to itself: no procedure, no
 * faults, no rubric, and of the texts only the plain ones.
 */
export interface SceneFace {
  readonly id: string;
  readonly version: string;
  readonly exercises: readonly ExerciseFace[];
  /** Every control and instrument, for keyboards, screen readers and lists; enough for the whole of each exercise. */
  readonly controls: readonly ControlGroup[];
  readonly strings: SceneStrings;
}
