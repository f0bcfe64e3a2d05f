import type { LessonTimeMs, StageEntry, StageEvent, StageState } from '../../timeline/index.ts';

/**
 * As much of a Socket.IO socket as a stage link needs. Whoever made the socket owns it: a link opens and closes none, so that other parts
 * of the lesson can speak over the same one.
 */
export interface StageSocket {
  readonly connected: boolean;
  on(event: string, listener: StageSocketListener): unknown;
  off(event: string, listener: StageSocketListener): unknown;
  emit(event: string, ...args: readonly unknown[]): unknown;
  connect(): unknown;
  disconnect(): unknown;
}
// What comes over a socket is looked at before it is believed.
export type StageSocketListener = (...args: readonly unknown[]) => void;

export interface StageLinkOptions {
  readonly socket: StageSocket;
  readonly lessonId: string;
  /** Chosen once in the life of a page, such as by `crypto.randomUUID()`: an act that is sent again is known by it. */
  readonly page: string;
  /** A monotonic clock in milliseconds, with fractions: `performance.now()`. Never the device's wall clock. */
  readonly now: () => number;
  /** @returns what cancels it. */
  readonly after: (delayMs: number, act: () => void) => () => void;
}

export type StageConnection =
  /** Not joined yet. */
  | 'joining'
  /** Joined; entries come as they are made. */
  | 'following'
  /** The line is gone; the stage goes on showing what is known. It comes back by itself. */
  | 'lost'
  /** The server does not let this seat in: `refusal` says why. It is not tried again. */
  | 'refused';

/** How well this device knows the server's clock. */
export interface ClockStatus {
  /** The error of lesson time on this device, where the ways there and back are alike (see the clock's SPEC.md, B2). */
  readonly boundMs: number;
  /** The same however unlike the ways are: half the round trip and more. */
  readonly certainBoundMs: number;
  /** The shortest of lately. */
  readonly roundTripMs: number;
  /** How much faster the server's clock goes than this device's, in millionths. */
  readonly driftPpm: number;
}

export interface StageLinkSnapshot {
  /** What is to be shown now. */
  readonly stage: StageState;
  readonly connection: StageConnection;
  /** The server's code, such as `lesson.barred`; null unless `connection` is `refused`. */
  readonly refusal: string | null;
  /** The lesson is over: the stage stays as it was last. */
  readonly ended: boolean;
  /** null until the clock is known; nothing is shown before. */
  readonly clock: ClockStatus | null;
  /** By how much the newest entry came too late to be shown at its moment, by this device's clock; null before the first. */
  readonly lastLateMs: number | null;
  /** The last entry that the server has, as far as is known, and the last that is shown here. */
  readonly headSeq: number;
  readonly shownSeq: number;
  /** Acts of this page that are not durable yet. */
  readonly unacknowledged: number;
}

export type ActOutcome =
  | { readonly ok: true; readonly seq: number }
  /** Refused by the server (`lesson.actRefused` with a reason, `permission.denied`), or never done because the link ended. */
  | { readonly ok: false; readonly code: string; readonly reason?: string };

export interface ShownEntry {
  readonly entry: StageEntry;
  readonly lateMs: number;
}

/** One device's line to a lesson's stage: follows it, acts on it, and comes back by itself after an outage. */
export interface StageLink {
  /** For React's `useSyncExternalStore`: the same object until something changed. */
  getSnapshot(): StageLinkSnapshot;
  subscribe(changed: () => void): () => void;
  /** What came into view, in order; nothing after a snapshot. */
  onShown(listener: (entries: readonly ShownEntry[]) => void): () => void;
  /** Lesson time now; undefined until the clock is known. For videos and twins, as often as is liked. */
  lessonNow(): LessonTimeMs | undefined;
  /**
   * Does something on the stage. Kept and sent again until the server answers, also across outages. Of movements (`pointer.move`,
   * `view.zoom`, `document.scroll`, and states of one stroke or element) only the newest waits; an older one that it took the place of is
   * answered with `superseded`.
   */
  act(event: StageEvent): Promise<ActOutcome>;
  close(): void;
}
