import type { Command, Refusal } from '@tongyan/sim-engine/kernel';
import type { LogEntry } from '@tongyan/sim-engine/log';
import type { TaskStrip, TrainingMode } from '@tongyan/sim-engine/procedures';
import type { TraineeView } from '@tongyan/sim-engine/view';

/** Why a run stands still. `frozen`: an instructor has stopped it. */
export type RunState = 'running' | 'paused' | 'frozen' | 'ended' | 'failed';

/** What is shown of a run at a moment. */
export interface SessionFrame {
  readonly state: RunState;
  readonly view: TraineeView;
  readonly strip: TaskStrip;
  /** Simulated seconds in a second; 1 is real time. */
  readonly rate: number;
  /** How many entries the log holds, and how many of them are durable. */
  readonly entries: number;
  readonly durableEntries: number;
}

export type CommandOutcome =
  | { readonly ok: true; readonly tick: number }
  | { readonly ok: false; readonly refusal: Refusal };

/** Bytes of a surface with whether they are all of it. */
export interface SurfaceChange {
  readonly whole: boolean;
  readonly bytes: Uint8Array;
}

/**
 * A run as a page sees it, wherever it runs: in a worker of this browser, on the server (an exam), or played back from a log. The page
 * sends commands and draws what comes.
 */
export interface SessionPort {
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly mode: TrainingMode;
  /** Nothing can be done: a replay, or somebody else's run that is watched. */
  readonly readOnly: boolean;
  /** The newest frame. */
  frame(): SessionFrame;
  /** Called for each frame that comes; returns how to stop. */
  subscribe(listener: (frame: SessionFrame) => void): () => void;
  /** Called with the whole surface first, then with changes; returns how to stop. Never called by a scene without one. */
  subscribeSurface(listener: (change: SurfaceChange) => void): () => void;
  /** Carried out and durable, or refused with the reason. */
  command(command: Command): Promise<CommandOutcome>;
}

/** An entry of the log as the page tells of it. */
export type SessionEntry = Pick<LogEntry, 'tick' | 'actor' | 'command'>;
