import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import type { LrsSend } from './client.ts';
import { readEndpoint } from './endpoint.ts';
import type { SecretBox } from './secret-box.ts';
import { openSecret } from './secrets.ts';
import type { TargetRow } from './target-store.ts';
import { dueTargets, findTarget, firstWaiting, markDelivered, park, postpone, type Waiting } from './queue.ts';
import { judgeAnswer, type Verdict, waitMs } from './verdict.ts';

export type ForwarderDeps = {
  readonly db: Db;
  readonly log: Log;
  readonly send: LrsSend;
  readonly box: SecretBox;
  readonly trustedHosts: readonly string[];
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
};

export type Forwarder = {
  /** Looks soon for what waits; the transaction that queued it may still be open. */
  wake(): void;
  /** Sends what is due now; resolves once that is done or postponed. */
  sendDue(): Promise<void>;
  close(): Promise<void>;
};

const LOOK_EVERY_MS = 5_000;
const WAKE_AFTER_MS = 300;
const AT_ONCE = 50;

type Target = TargetRow;

/** Sends queued statements to their stores. The queue is in the database: whatever is not acknowledged is sent again. */
export function createForwarder(deps: ForwarderDeps): Forwarder {
  const { db, log, now, random } = deps;
  /** Stores that are being sent to, so that a slow one holds up nobody else. */
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const { signal } = closing;
  let timer: NodeJS.Timeout | undefined;

  /** Begins with every store that is due; resolves with the work itself. */
  async function start(): Promise<readonly Promise<void>[]> {
    for (const { id } of await dueTargets(db, now())) {
      if (signal.aborted || running.has(id)) continue;
      const work = drain(id)
        .catch((error: unknown) => log.warn({ err: error, targetId: id }, 'statements were not forwarded'))
        .finally(() => running.delete(id));
      running.set(id, work);
    }
    return [...running.values()];
  }

  async function drain(targetId: string): Promise<void> {
    for (;;) {
      // Read anew each time: it may have been stopped, corrected or removed meanwhile.
      const target = await findTarget(db, targetId);
      if (target?.enabled !== 1 || signal.aborted) return;
      const batch = await firstWaiting(db, targetId, AT_ONCE);
      if (batch.length === 0) return;
      const verdict = await deliver(target, batch);
      if (verdict.kind === 'later') {
        await wait(target, verdict);
        return;
      }
      if (verdict.kind === 'alone' && !(await deliverEach(target, batch))) return;
    }
  }

  /** Whether to go on: false once the store has to be waited for. */
  async function deliverEach(target: Target, batch: readonly Waiting[]): Promise<boolean> {
    for (const statement of batch) {
      if (signal.aborted) return false;
      const verdict = await deliver(target, [statement]);
      if (verdict.kind !== 'later') continue;
      await wait(target, verdict);
      return false;
    }
    return true;
  }

  async function deliver(target: Target, batch: readonly Waiting[]): Promise<Verdict> {
    const endpoint = readEndpoint(target.endpoint, deps.trustedHosts);
    if (!endpoint.ok) return { kind: 'later', reason: endpoint.error, retryAfterS: null };
    const secret = openSecret(deps.box, target);
    // A backup without its key: somebody has to write the secret again.
    if (secret === null) return { kind: 'later', reason: 'secretUnreadable', retryAfterS: null };
    const common = { endpoint: endpoint.value, username: target.username, secret, signal };
    const [first] = batch;
    if (!first) throw new Error('an empty batch is never sent');
    const answer = await deps.send(
      batch.length === 1
        ? { method: 'PUT', ...common, query: { statementId: first.id }, body: first.json }
        : { method: 'POST', ...common, body: `[${batch.map(({ json }) => json).join(',')}]` },
    );
    const verdict = judgeAnswer(answer, batch.length);
    if (verdict.kind === 'delivered') {
      const seqs = batch.map(({ seq }) => seq);
      await markDelivered(db, target.id, seqs, now());
    } else if (verdict.kind === 'parked') await park(db, target.id, first.seq, verdict.reason);
    return verdict;
  }

  async function wait(target: Target, { reason, retryAfterS }: Extract<Verdict, { kind: 'later' }>): Promise<void> {
    if (signal.aborted) return;
    const failures = target.failures + 1;
    const nextAttemptAtMs = now() + waitMs(failures, random(), retryAfterS);
    await postpone(db, target.id, { failures, reason, nowMs: now(), nextAttemptAtMs });
    log.warn({ targetId: target.id, reason, failures }, 'a learning record store does not take statements');
  }

  function look(afterMs: number): void {
    clearTimeout(timer);
    if (signal.aborted) return;
    timer = setTimeout(() => {
      void start()
        .catch((error: unknown) => log.warn({ err: error }, 'the queue of statements was not read'))
        .finally(() => look(LOOK_EVERY_MS));
    }, afterMs).unref();
  }
  look(WAKE_AFTER_MS);

  return {
    wake: () => look(WAKE_AFTER_MS),
    async sendDue() {
      await Promise.all(await start());
    },
    async close() {
      closing.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
