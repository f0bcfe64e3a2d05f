import type { LogHeader } from '@tongyan/sim-engine/log';
import { type AttemptRow, findAttempt, listOverdue, updateAttempt } from './attempt-store.ts';
import type { TrainingDeps } from './deps.ts';
import { EngineFailure } from './engine.ts';
import { factsOf } from './facts.ts';
import { readParts } from './log-store.ts';
import { isOpenState } from './rules.ts';
import { sealsAtMs } from './time-rules.ts';
import { submit } from './uploads.ts';

const SWEEP_MS = 30_000;
const MOST_AT_ONCE = 50;

export type Sweep = {
  /** Does now what is due. */
  run(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Seals by the server what nobody handed in once its time is over: what came in time counts in full (W4). Where nothing was done there is
 * nothing to score: the attempt has expired.
 *
 * @param leave whether an attempt is in somebody else's hands at this moment, as a run on the server that is just ending
 */
export function startSweep(deps: TrainingDeps, leave: (attemptId: string) => boolean = () => false): Sweep {
  let running: Promise<void> | null = null;
  const run = (): Promise<void> => {
    running ??= sweep(deps, leave)
      .catch((error: unknown) => deps.log.error({ err: error }, 'sealing of overdue attempts failed'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  const timer = setInterval(() => void run(), SWEEP_MS);
  timer.unref();
  return {
    run,
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}

async function sweep(deps: TrainingDeps, leave: (attemptId: string) => boolean): Promise<void> {
  const { db, now, turns } = deps;
  for (const place of ['device', 'server'] as const) {
    // `sealsAtMs(deadline) < now` in the query's terms.
    const beforeMs = now() - sealsAtMs(0, place);
    for (const { id } of await listOverdue(db, place, beforeMs, MOST_AT_ONCE)) {
      if (!leave(id)) await turns.run(id, () => sealOverdue(deps, id));
    }
  }
}

async function sealOverdue(deps: TrainingDeps, id: string): Promise<void> {
  const attempt = await findAttempt(deps.db, id);
  if (!attempt || !isOpenState(attempt.state)) return;
  if (attempt.nextSeq <= attempt.issued) return expire(deps, attempt);
  return sealByServer(deps, attempt);
}

/** Ends a log where it stands, by running it. */
async function sealByServer(deps: TrainingDeps, attempt: AttemptRow): Promise<void> {
  const { db, now, log, intake } = deps;
  try {
    const sealed = await intake.seal({
      sceneId: attempt.sceneId,
      exerciseId: attempt.exerciseId,
      header: JSON.parse(attempt.header) as LogHeader,
      parts: await readParts(db, attempt.id),
      tick: attempt.tick,
    });
    if (!sealed.ok) {
      const { code, pointer, tick } = sealed.error;
      await updateAttempt(db, attempt.id, {
        state: 'refused',
        problem: JSON.stringify({ code, pointer, tick }),
        attention: 1,
      });
      return;
    }
    await submit(db, attempt, { end: sealed.value.end, nowMs: now(), late: false, byServer: true });
    deps.onSubmitted();
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    log.error({ err: error, attemptId: attempt.id }, 'an overdue attempt could not be sealed');
  }
}

async function expire({ db, now, scenes, records }: TrainingDeps, attempt: AttemptRow): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await updateAttempt(tx, attempt.id, { state: 'expired' });
    await records.attemptExpired(tx, await factsOf(tx, scenes, attempt), now());
  });
}
