import type { Command, Json } from '@tongyan/sim-engine/kernel';
import type { Actor, Checkpoint, LogEnd, LogEntry } from '@tongyan/sim-engine/log';
import type { KeptRun, RunSnapshot, RunState, ViewDelta } from '@tongyan/scenes/session';
import type { AttemptMode } from '../contract-shapes.ts';

/** What the thread that hosts runs is told. */
export type ToHost =
  | {
      readonly kind: 'open';
      readonly attemptId: string;
      readonly sceneId: string;
      readonly exerciseId: string;
      readonly mode: AttemptMode;
      readonly kept: KeptRun;
    }
  | {
      readonly kind: 'command';
      readonly attemptId: string;
      readonly id: number;
      readonly actor: Actor;
      readonly command: Command;
    }
  /** Time passes for it, or it stands still. */
  | { readonly kind: 'run'; readonly attemptId: string; readonly running: boolean }
  /** The whole surface is wanted again. */
  | { readonly kind: 'surface'; readonly attemptId: string }
  | { readonly kind: 'end'; readonly attemptId: string }
  | { readonly kind: 'drop'; readonly attemptId: string };

export type Refused = { readonly ok: false; readonly code: string; readonly details?: Json | undefined };

/** What it tells. New checkpoints come with whatever is told next. */
export type FromHost =
  | { readonly kind: 'opened'; readonly attemptId: string; readonly opened: { readonly ok: true } | Refused }
  | {
      readonly kind: 'answer';
      readonly attemptId: string;
      readonly id: number;
      readonly answer:
        | { readonly ok: true; readonly entry: LogEntry; readonly checkpoints: readonly Checkpoint[] }
        | Refused;
    }
  | { readonly kind: 'frame'; readonly attemptId: string; readonly state: RunState; readonly delta: ViewDelta }
  | {
      readonly kind: 'beat';
      readonly attemptId: string;
      readonly tick: number;
      readonly step: string | null;
      readonly checkpoints: readonly Checkpoint[];
      /** Now and then. */
      readonly snapshot: RunSnapshot | null;
    }
  | { readonly kind: 'surface'; readonly attemptId: string; readonly whole: boolean; readonly bytes: Uint8Array }
  | {
      readonly kind: 'ended';
      readonly attemptId: string;
      readonly end: LogEnd;
      readonly checkpoints: readonly Checkpoint[];
    };
