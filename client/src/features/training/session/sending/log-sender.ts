import { sameJson, type Json } from '@tongyan/scenes/session';
import { ApiProblem, NetworkFailure } from '../../../../api/problem.ts';
import type { KnownRun, SendProblem, SentRow } from '../store/run-rows.ts';
import type { RunStore } from '../store/run-store.ts';
import type { LogStand, SendApi, TrainingStart } from './send-api.ts';

/** As the server takes parts. */
const MOST_ENTRIES = 2_000;
const MOST_CHECKPOINTS = 2_000;

/**
 * - `sent`: the server has all that this device has.
 * - `waiting`: it does not answer, or cannot take anything now; to be tried again.
 * - `refused`: it will not take it, and the run says why; everything stays here.
 */
export type SendOutcome = 'sent' | 'waiting' | 'refused';

export interface SendTools {
  readonly store: RunStore;
  readonly api: SendApi;
  readonly dateMs: () => number;
  /** The step that is being worked on, for those who teach. */
  readonly step?: () => string | null;
}

/** What the server says no to for now: it restarts, is too busy, or wants a new sign-in. */
const PASSING: ReadonlySet<number> = new Set([401, 408, 425, 429, 500, 502, 503, 504]);
/** The server says what it has: sending goes on from there. */
const OUT_OF_STEP = 'training.logGap';

/** Brings what this device has of a run to the server, piece by piece; what was taken is noted as it is answered. */
export async function sendRun(runId: string, tools: SendTools): Promise<SendOutcome> {
  const known = await tools.store.known(runId);
  if (known === undefined || known.row.mode === 'demonstration' || known.sent.finished) return 'sent';
  if (known.sent.refused !== null) return 'refused';
  try {
    return await sendAll(known, tools);
  } catch (error) {
    if (isPassing(error)) return 'waiting';
    if (!(error instanceof ApiProblem)) throw error;
    return refuse(known, tools, { code: error.code, params: error.params });
  }
}

async function sendAll(known: KnownRun, tools: SendTools): Promise<SendOutcome> {
  const opened = known.sent.attemptId === null ? await open(known, tools) : known.sent;
  if (opened === null) return refuse(known, tools, { code: 'training.otherHeader', params: {} });
  let sent = opened;
  let attemptsInStep = 0;
  for (;;) {
    try {
      sent = await sendParts(sent, known, tools);
      break;
    } catch (error) {
      attemptsInStep += 1;
      if (!(error instanceof ApiProblem && error.code === OUT_OF_STEP) || attemptsInStep > 2) throw error;
      sent = await adopt(sent, await tools.api.start(attemptOf(sent)), tools);
    }
  }
  // Asked anew: the end may have come while parts were on their way.
  const now = await tools.store.known(known.row.runId);
  if (now?.end === null || now?.end === undefined) return 'sent';
  await tools.api.finish(attemptOf(sent), {
    end: now.end,
    head: await headOf(known.row.runId, now.progress.entries, tools),
  });
  await tools.store.sent({ ...sent, finished: true });
  return 'sent';
}

/** Opens the attempt there; null where the server would have it begin in another way than it did. */
async function open({ row, sent }: KnownRun, tools: SendTools): Promise<SentRow | null> {
  const { header, key, sceneId, exerciseId, mode } = row;
  if (mode !== 'guided' && mode !== 'practice') return null;
  const begunOffline = { seed: header.seed, begunAtMs: row.begunAtMs, model: header.model };
  const start = await tools.api.open({
    key,
    of: { kind: 'free', sceneId, exerciseId, mode, faults: { kind: 'none' }, begunOffline },
  });
  if (!beginsAlike(row, start)) return null;
  return adopt({ ...sent, attemptId: start.attemptId }, start, tools);
}

function beginsAlike({ header, actor }: KnownRun['row'], start: TrainingStart): boolean {
  const sameActor = start.actor.id === actor.id && start.actor.role === actor.role;
  return sameActor && start.issued.length === 0 && sameJson(asJson(start.header), asJson(header));
}

const asJson = (value: unknown): Json => value as Json;

async function sendParts(from: SentRow, { row }: KnownRun, tools: SendTools): Promise<SentRow> {
  let sent = from;
  for (;;) {
    const outgoing = await tools.store.outgoing(row.runId, {
      fromSeq: sent.nextSeq,
      afterTick: sent.tick,
      mostEntries: MOST_ENTRIES,
      mostCheckpoints: MOST_CHECKPOINTS,
    });
    if (outgoing === undefined) return sent;
    const { entries, checkpoints, tick, whole } = outgoing;
    const head = entries.at(-1)?.hash ?? (await headOf(row.runId, sent.nextSeq, tools));
    const step = tools.step?.() ?? null;
    const stand = await tools.api.part(attemptOf(sent), {
      fromSeq: sent.nextSeq,
      entries: [...entries],
      checkpoints: [...checkpoints],
      tick,
      head,
      deviceAtMs: Math.round(tools.dateMs()),
      ...(step === null ? {} : { step }),
    });
    sent = await adopt(sent, stand, tools);
    if (whole) return sent;
  }
}

async function adopt(sent: SentRow, stand: LogStand | TrainingStart, { store }: SendTools): Promise<SentRow> {
  const next = { ...sent, nextSeq: stand.nextSeq, tick: stand.tick };
  await store.sent(next);
  return next;
}

async function headOf(runId: string, seq: number, { store }: SendTools): Promise<string> {
  const head = await store.head(runId, seq);
  if (head === undefined) throw new Error('a run that is being sent was removed');
  return head;
}

async function refuse({ row }: KnownRun, { store }: SendTools, refused: SendProblem): Promise<SendOutcome> {
  const now = await store.known(row.runId);
  if (now !== undefined) await store.sent({ ...now.sent, refused });
  return 'refused';
}

function attemptOf({ attemptId }: SentRow): string {
  if (attemptId === null) throw new Error('sent before its attempt was opened');
  return attemptId;
}

const isPassing = (error: unknown): boolean =>
  error instanceof NetworkFailure || (error instanceof ApiProblem && PASSING.has(error.status));
