import type { LogHeader } from '@tongyan/sim-engine/log';
import type { AttemptRow } from './attempt-store.ts';
import type { TrainingStart } from './contract-log.ts';
import type { TrainingDeps } from './deps.ts';
import { readEntries } from './log-store.ts';
import { MOST_RATE } from './time-rules.ts';

/**
 * What the device needs to run an attempt or to go on with it. Of a run on the server it gets nothing from which the faults could be
 * read: neither seed nor entries (rule E1).
 */
export async function startOf({ db, now }: Pick<TrainingDeps, 'db' | 'now'>, row: AttemptRow): Promise<TrainingStart> {
  const isHere = row.place === 'server';
  const header = JSON.parse(row.header) as LogHeader;
  const issued = isHere || row.issued === 0 ? [] : (await readEntries(db, row.id, 0)).slice(0, row.issued);
  return {
    attemptId: row.id,
    sceneId: row.sceneId,
    exerciseId: row.exerciseId,
    mode: row.mode,
    place: row.place,
    state: row.state,
    actor: { id: row.personId, role: 'trainee' },
    header: isHere ? null : { ...header, start: null },
    issued: [...issued],
    mostRate: MOST_RATE[row.mode],
    nowMs: now(),
    openedAtMs: row.openedAtMs,
    deadlineMs: row.deadlineMs,
    nextSeq: isHere ? 0 : row.nextSeq,
    head: isHere ? null : row.head,
    tick: row.tick,
  };
}
