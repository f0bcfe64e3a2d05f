import type { Admitted } from '../media/types.ts';

/** What is tried before a lesson, in this order. */
export const PREFLIGHT_STEPS = ['camera', 'microphone', 'speaker', 'signalling', 'udp', 'tcp', 'down', 'up'] as const;
export type PreflightStep = (typeof PREFLIGHT_STEPS)[number];

/**
 * What to do about it, or what to tell whoever runs the network. A page says each in words:
 *
 * - `allowDevice`: the browser or the system forbids the device; `noDevice`: there is none; `deviceBusy`: another program has it.
 * - `silence`: the microphone hears nothing; `quiet`: hardly anything. `notHeard`: the tone was not heard.
 * - `mediaMissing`: the platform has no media server; `notAdmitted`: the lesson lets this seat in only later, or not at all.
 * - `openSignalling`: WebSocket to `host` and `port` (TCP) does not pass: a proxy or firewall must let it through.
 * - `openUdp`: UDP to the media server (`host`, `port`) does not pass; pictures go by TCP and stand still more often.
 * - `openTcp`: TCP to the media server does not pass either; only a server with TURN over TLS would help.
 * - `openMedia`: neither passes: no pictures and no voices, only the stage.
 * - `byRelay`: nothing passes but TURN over TLS, and it does: pictures and voices take that way round.
 * - `narrow`: the line carries less than the best rung of the ladder needs; `tooNarrow`: less than one picture needs.
 * - `platformSilent`: the platform did not answer.
 */
export type PreflightHint =
  | 'allowDevice'
  | 'noDevice'
  | 'deviceBusy'
  | 'silence'
  | 'quiet'
  | 'notHeard'
  | 'mediaMissing'
  | 'notAdmitted'
  | 'openSignalling'
  | 'openUdp'
  | 'openTcp'
  | 'openMedia'
  | 'byRelay'
  | 'narrow'
  | 'tooNarrow'
  | 'platformSilent';

/** What was measured; only what the step measures is there. */
export interface PreflightFigures {
  readonly device?: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** 0 to 1, the loudest moment. */
  readonly level?: number;
  readonly roundTripMs?: number;
  readonly kbps?: number;
  readonly host?: string;
  readonly port?: number;
}

export type StepResult =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  /** The tone has been played: the person says whether it was heard (`answerSpeaker`). */
  | { readonly kind: 'asking' }
  | { readonly kind: 'passed'; readonly figures: PreflightFigures }
  | { readonly kind: 'warned' | 'failed'; readonly hint: PreflightHint; readonly figures: PreflightFigures }
  /** Could not be tried because of another step that failed. */
  | { readonly kind: 'skipped'; readonly because: PreflightStep };

export interface PreflightSnapshot {
  readonly steps: Readonly<Record<PreflightStep, StepResult>>;
  readonly isRunning: boolean;
  /** The camera's picture while it is tried and after; to be shown in a `<video>` by `srcObject`. */
  readonly preview: MediaStream | null;
}

export interface PreflightOptions {
  /** As of a media link; for a page without a lesson that is open: undefined, and the media server is not tried. */
  readonly admit: (() => Promise<Admitted>) | undefined;
  readonly probe: (direction: 'down' | 'up', bytes: number) => Promise<void>;
  readonly cameraId?: string | undefined;
  readonly microphoneId?: string | undefined;
}

/** Tries devices and line before a lesson. */
export interface Preflight {
  getSnapshot(): PreflightSnapshot;
  subscribe(changed: () => void): () => void;
  /** All steps, or some; from within a click, so that the tone may sound. */
  run(steps?: readonly PreflightStep[]): Promise<void>;
  answerSpeaker(heard: boolean): void;
  /** What the microphone hears now, 0 to 1; 0 while it is not tried. */
  level(): number;
  close(): void;
}
