import { FRAME_MS, FRAME_SAMPLES, RATE_HZ } from './webm.ts';

/**
 * Holds a source's samples to lesson time (SPEC.md, T2 to T4): pure, so that an hour of it is tested in a second. Samples go in as they
 * come, frames of 20 ms on a grid of lesson time come out.
 */
export interface Pace {
  /** Samples that came in, since the run began. */
  readonly heard: number;
  /** Lesson time that the next frame begins with; null while the run's beginning is not known yet. */
  readonly nextMs: number | null;
  /** Samples that came in and left in no frame yet; fractions arise by stretching. */
  readonly held: number;
  /** The least lateness of each of the last seconds, newest last: lesson time minus what the count of samples says. */
  readonly windows: readonly Window[];
  /** Lesson time of the last arrival. */
  readonly lastAtMs: number | null;
}

interface Window {
  readonly second: number;
  readonly leastMs: number;
}

/** T3: what a run's first half second tells. */
const LEARN_SAMPLES = RATE_HZ / 2;
/** T2: how far back the least late frame is looked for. */
const WINDOW_S = 3;
/** T4 */
const GAP_MS = 100;
const SILENCE_MS = 300;
/** T3: at most 0.5 % of a frame. */
const MOST_STRETCH = 0.005;
/** Smaller than this is left alone. */
const TOLERANCE_MS = 2;

const NEW_PACE: Pace = { heard: 0, nextMs: null, held: 0, windows: [], lastAtMs: null };

export interface Paced {
  readonly pace: Pace;
  /** The run ended before these samples: a new one begins with them. */
  readonly isGap: boolean;
  /** Samples to leave out first: they lie before the run's beginning. */
  readonly drop: number;
  /** How many input samples each frame that is due takes, in order; its lesson time is that of the first frame and 20 ms for each after. */
  readonly takes: readonly number[];
  /** Lesson time of the first of these frames. */
  readonly firstMs: number;
}

export interface Arrival {
  /** Samples that came together. */
  readonly samples: number;
  /** Lesson time at which the last of them was made, were it not late. */
  readonly atMs: number;
  /** Nothing may begin before: where the run in front ended. */
  readonly notBeforeMs: number;
}

/** @param before undefined at the beginning of a source */
export function keepPace(before: Pace | undefined, arrival: Arrival): Paced {
  const known = before ?? NEW_PACE;
  const isSilent = known.lastAtMs !== null && arrival.atMs - known.lastAtMs > SILENCE_MS;
  if (isSilent) return beginAnew(arrival);
  const heard = known.heard + arrival.samples;
  const held = known.held + arrival.samples;
  const windows = withLateness(known.windows, arrival.atMs, arrival.atMs - msOf(heard));
  const originMs = Math.min(...windows.map(({ leastMs }) => leastMs));
  const pace = { heard, held, windows, lastAtMs: arrival.atMs };
  if (known.nextMs === null) return begin(pace, originMs, arrival);
  // Where the first held sample belongs, against where it would be put.
  const errorMs = originMs + msOf(heard - held) - known.nextMs;
  if (Math.abs(errorMs) > GAP_MS) return beginAnew(arrival);
  return takeFrames({ ...pace, nextMs: known.nextMs }, errorMs);
}

const beginAnew = (arrival: Arrival): Paced => ({ ...keepPace(undefined, arrival), isGap: true });

function begin(pace: Omit<Pace, 'nextMs'>, originMs: number, { notBeforeMs }: Arrival): Paced {
  const nextMs = Math.max(0, Math.ceil(originMs), Math.ceil(notBeforeMs));
  const drop = Math.round(((nextMs - originMs) * RATE_HZ) / 1_000);
  const isKnown = pace.heard >= LEARN_SAMPLES && pace.held >= drop;
  if (!isKnown) return { pace: { ...pace, nextMs: null }, isGap: false, drop: 0, takes: [], firstMs: 0 };
  return { ...takeFrames({ ...pace, held: pace.held - drop, nextMs }, 0), drop };
}

/** Positive errors: the samples lie too early, so frames take fewer of them and are stretched. */
function takeFrames(pace: Pace & { readonly nextMs: number }, errorMs: number): Paced {
  let { held, nextMs } = pace;
  let leftMs = Math.abs(errorMs) <= TOLERANCE_MS ? 0 : errorMs;
  const takes: number[] = [];
  for (;;) {
    const most = FRAME_SAMPLES * MOST_STRETCH;
    const shift = Math.max(-most, Math.min(most, (leftMs * RATE_HZ) / 1_000));
    const take = Math.round(FRAME_SAMPLES - shift);
    if (held < take) break;
    held -= take;
    nextMs += FRAME_MS;
    leftMs -= msOf(FRAME_SAMPLES - take);
    takes.push(take);
  }
  return { pace: { ...pace, held, nextMs }, isGap: false, drop: 0, takes, firstMs: pace.nextMs };
}

function withLateness(windows: readonly Window[], atMs: number, latenessMs: number): readonly Window[] {
  const second = Math.floor(atMs / 1_000);
  const last = windows.at(-1);
  if (last?.second === second)
    return [...windows.slice(0, -1), { second, leastMs: Math.min(last.leastMs, latenessMs) }];
  return [...windows, { second, leastMs: latenessMs }].filter((window) => window.second > second - WINDOW_S);
}

const msOf = (samples: number): number => (samples / RATE_HZ) * 1_000;
