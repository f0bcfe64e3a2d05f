import { Recorder, type TrainingLog } from '@tongyan/sim-engine/log';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePart, type LogStanding, type Part } from './log-rules.ts';
import { firstStanding } from './testing-log-standing.ts';
import { trainingOf } from './testing-scenes.ts';

const actor = { id: 'pupil', role: 'trainee' } as const;
const { system, reserved, checkpointEvery } = trainingOf('boil');

/** A log of so many commands, each some ticks after the one before. */
function logOf(gaps: readonly number[]): TrainingLog {
  const recorder = Recorder.start(system, { seed: 5 }, { reserved, checkpointEvery });
  if (!recorder.ok) throw new Error(recorder.failure.code);
  const { value } = recorder;
  for (const [index, gap] of gaps.entries()) {
    value.runTo(value.tick + gap);
    value.command(actor, { target: 'kettle', name: 'set', args: index % 2 === 0 ? 2000 : 0 });
  }
  value.runTo(value.tick + 10);
  return value.log();
}

/** What stands between two places of a log, as a device would send it. */
function partOf(log: TrainingLog, from: number, to: number): Part {
  const entries = log.entries.slice(from, to);
  const isWhole = to >= log.entries.length;
  const tick = isWhole ? log.end.tick : (log.entries[to - 1]?.tick ?? 0);
  const head = log.entries[to - 1]?.hash ?? firstStanding(log).head;
  return { fromSeq: from, entries, checkpoints: log.checkpoints.filter((one) => one.tick <= tick), tick, head };
}

type Kept = { stand: LogStanding; hashes: string[] };

function judge(kept: Kept, part: Part) {
  const context = { stand: kept.stand, kept: kept.hashes.slice(part.fromSeq), actorId: actor.id, reserved };
  const judged = judgePart(part, context);
  if (judged.ok) {
    kept.stand = judged.value.stand;
    kept.hashes.push(...judged.value.entries.map(({ hash }) => hash));
  }
  return judged;
}

const gaps = fc.array(fc.nat(60), { minLength: 1, maxLength: 25 });
const cuts = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 30 });

describe('parts of a log', () => {
  it('[A1–A3] lead to the same log however they are cut, lost, repeated and brought out of order', () => {
    fc.assert(
      fc.property(gaps, cuts, (lengths, pieces) => {
        const log = logOf(lengths);
        const kept: Kept = { stand: firstStanding(log), hashes: [] };
        const most = log.entries.length;
        for (const [from, length] of pieces) {
          const judged = judge(kept, partOf(log, Math.min(from, most), Math.min(from + length, most)));
          expect(judged.ok || judged.error.code === 'training.logGap').toBe(true);
        }
        expect(judge(kept, partOf(log, kept.stand.nextSeq, most)).ok).toBe(true);
        expect(kept.hashes).toEqual(log.entries.map(({ hash }) => hash));
        expect(kept.stand).toMatchObject({ tick: log.end.tick, checkpointTick: log.checkpoints.at(-1)?.tick ?? -1 });
      }),
    );
  });

  const changes = fc.constantFrom<(part: Part, at: number) => Part>(
    (part, at) => changed(part, at, { tick: (part.entries[at]?.tick ?? 0) + 1 }),
    (part, at) => changed(part, at, { seq: (part.entries[at]?.seq ?? 0) + 1 }),
    (part, at) => changed(part, at, { actor: { id: 'classmate', role: 'trainee' } }),
    (part, at) => changed(part, at, { actor: { id: 'pupil', role: 'system' } }),
    (part, at) => changed(part, at, { command: { target: 'kettle', name: 'set', args: 1 } }),
    (part, at) => changed(part, at, { hash: '0'.repeat(64) }),
    (part, at) => ({ ...part, entries: part.entries.filter((_entry, index) => index !== at) }),
    (part, at) => ({
      ...part,
      entries: part.entries.flatMap((entry, index) => (index === at ? [entry, entry] : [entry])),
    }),
  );

  it('[A2 A4–A7] with anything changed in them are refused, and never change what is kept', () => {
    fc.assert(
      fc.property(gaps, fc.nat(24), fc.nat(24), changes, (lengths, at, behind, change) => {
        const log = logOf(lengths);
        const kept: Kept = { stand: firstStanding(log), hashes: [] };
        judge(kept, partOf(log, 0, Math.min(behind, log.entries.length)));
        const before = structuredClone(kept);
        const whole = partOf(log, 0, log.entries.length);
        const changedAt = at % log.entries.length;
        const judged = judge(kept, change(whole, changedAt));
        // What is kept already is passed over by its hash, whatever stands beside it.
        expect(judged.ok && changedAt >= before.hashes.length).toBe(false);
        const after = judged.ok ? log.entries.map(({ hash }) => hash) : before.hashes;
        expect(kept.hashes).toEqual(after);
      }),
    );
  });
});

const changed = (part: Part, at: number, change: Partial<Part['entries'][number]>): Part => ({
  ...part,
  entries: part.entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry)),
});
