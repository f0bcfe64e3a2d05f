import type { IntegrityFinding, IntegrityReport } from './contract-score.ts';
import type { AttemptMode } from './contract-shapes.ts';
import { MOST_RATE, mostSimulatedS } from './time-rules.ts';

export type Heartbeat = { readonly atMs: number; readonly tick: number; readonly deviceAtMs: number | null };

export type IntegrityInput = {
  readonly mode: AttemptMode;
  readonly tickS: number;
  readonly begunAtMs: number;
  readonly submittedAtMs: number | null;
  readonly endTick: number;
  readonly startedOffline: boolean;
  readonly late: boolean;
  readonly sealedByServer: boolean;
  readonly verified: boolean;
  readonly checkpoints: number;
  /** In the order in which they came. */
  readonly heartbeats: readonly Heartbeat[];
  readonly refused: readonly { readonly atMs: number; readonly code: string }[];
};

/** Nothing heard for longer than this, in an exam and otherwise. */
const SILENCE_MS: Readonly<Record<AttemptMode, number>> = { exam: 60_000, guided: 600_000, practice: 600_000 };
/** The device's clock moved against the server's by more than this between two signs of life. */
const CLOCK_JUMP_MS = 60_000;
const MOST_HEARTBEATS = 500;
const MOST_FINDINGS = 100;

const finding = (
  kind: IntegrityFinding['kind'],
  weight: IntegrityFinding['weight'],
  atMs: number,
  more: Partial<IntegrityFinding> = {},
): IntegrityFinding => ({
  fromTick: null,
  toTick: null,
  value: null,
  limit: null,
  code: null,
  ...more,
  kind,
  weight,
  atMs,
});

/** What the server noticed about how a log came to be (rules I1 to I6). It decides nothing: a person looks. */
export function integrityOf(input: IntegrityInput): IntegrityReport {
  const { heartbeats, verified, checkpoints } = input;
  const findings = [...speeds(input), ...silences(input), ...clockJumps(input), ...circumstances(input)]
    .toSorted((a, b) => a.atMs - b.atMs)
    .slice(0, MOST_FINDINGS);
  return {
    verified,
    checkpoints,
    heartbeats: thinned(heartbeats).map(({ atMs, tick }) => ({ atMs, tick })),
    findings,
  };
}

export const needsAttention = ({ findings }: IntegrityReport): boolean =>
  findings.some(({ weight }) => weight === 'attention');

/**
 * More simulated time than the clock allows, since the beginning and between any two signs of life: each says where the run stands at
 * that moment, so whatever stands further soon after was either run too fast or told wrongly before.
 */
function* speeds({
  mode,
  tickS,
  begunAtMs,
  submittedAtMs,
  endTick,
  heartbeats,
}: IntegrityInput): Generator<IntegrityFinding> {
  const rate = MOST_RATE[mode];
  const ended = submittedAtMs === null ? [] : [{ atMs: submittedAtMs, tick: endTick }];
  let before: Pick<Heartbeat, 'atMs' | 'tick'> = { atMs: begunAtMs, tick: 0 };
  for (const now of [...heartbeats, ...ended]) {
    const ranS = (now.tick - before.tick) * tickS;
    const elapsedMs = now.atMs - before.atMs;
    const mostS = mostSimulatedS(elapsedMs, rate);
    if (ranS > mostS)
      yield finding('impossibleSpeed', 'attention', now.atMs, {
        fromTick: before.tick,
        toTick: now.tick,
        value: ranS / Math.max(elapsedMs / 1000, 0.001),
        limit: rate,
      });
    if (now.tick >= before.tick) before = now;
  }
}

function* silences({ mode, heartbeats, tickS }: IntegrityInput): Generator<IntegrityFinding> {
  const longestMs = SILENCE_MS[mode];
  for (const [index, now] of heartbeats.entries()) {
    const before = heartbeats[index - 1];
    if (before === undefined || now.atMs - before.atMs <= longestMs) continue;
    // Somebody who simply paused left the run where it was.
    const ranS = (now.tick - before.tick) * tickS;
    const weight = mode === 'exam' && ranS > TRIFLE_S ? 'attention' : 'note';
    yield finding('silence', weight, before.atMs, {
      fromTick: before.tick,
      toTick: now.tick,
      value: (now.atMs - before.atMs) / 1000,
      limit: longestMs / 1000,
    });
  }
}

const TRIFLE_S = 30;

function* clockJumps({ mode, heartbeats }: IntegrityInput): Generator<IntegrityFinding> {
  let before: number | null = null;
  for (const { atMs, tick, deviceAtMs } of heartbeats) {
    if (deviceAtMs === null) continue;
    const offsetMs: number = deviceAtMs - atMs;
    if (before !== null && Math.abs(offsetMs - before) > CLOCK_JUMP_MS)
      yield finding('clockJump', mode === 'exam' ? 'attention' : 'note', atMs, {
        toTick: tick,
        value: (offsetMs - before) / 1000,
        limit: CLOCK_JUMP_MS / 1000,
      });
    before = offsetMs;
  }
}

function* circumstances(input: IntegrityInput): Generator<IntegrityFinding> {
  const { begunAtMs, submittedAtMs, mode, refused } = input;
  const endedAtMs = submittedAtMs ?? begunAtMs;
  if (input.startedOffline) yield finding('startedOffline', 'note', begunAtMs);
  if (input.late) yield finding('finishedOffline', mode === 'exam' ? 'attention' : 'note', endedAtMs);
  if (input.sealedByServer) yield finding('sealedByServer', 'note', endedAtMs);
  for (const { atMs, code } of refused) yield finding('refusedUpload', 'attention', atMs, { code });
}

/** Evenly spaced, the first and the last among them. */
function thinned<T>(list: readonly T[]): readonly T[] {
  if (list.length <= MOST_HEARTBEATS) return list;
  const step = (list.length - 1) / (MOST_HEARTBEATS - 1);
  return Array.from({ length: MOST_HEARTBEATS }, (_, index) => list[Math.round(index * step)]).flatMap((item) =>
    item === undefined ? [] : [item],
  );
}
