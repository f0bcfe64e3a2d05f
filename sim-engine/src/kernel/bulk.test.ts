import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Recorder } from '../log/recorder.ts';
import { replay } from '../log/replay.ts';
import { succeed } from '../result.ts';
import { defineBlock } from './block.ts';
import type { Json } from './json.ts';
import { NonFiniteState, Simulation } from './simulation.ts';
import { fingerprintOf, type Snapshot } from './snapshot.ts';
import { systemOf } from './system.ts';
import { decay } from './testing.ts';

interface Sheet {
  cells: Float64Array;
  /** Derived: may be left out of a snapshot. */
  sum: number | undefined;
}

/** A sheet of cells into which a pen drops chance, and whose sum steers an output. */
const sheet = defineBlock({
  type: 'sheet',
  outputs: { sum: { unit: '1' } },
  bulk: {
    create: (): Sheet => ({ cells: new Float64Array(64), sum: undefined }),
    encode: ({ cells }) => [...cells],
    decode: (json) =>
      Array.isArray(json) && json.length === 64 && json.every((value) => typeof value === 'number')
        ? { cells: Float64Array.from(json as readonly number[]), sum: undefined }
        : undefined,
  },
  start: ({ bulk }) => {
    bulk.cells[0] = 1;
  },
  writeOutputs: ({ bulk, y }) => {
    bulk.sum ??= bulk.cells.reduce((sum, value) => sum + value, 0);
    y.sum = bulk.sum;
  },
  update: ({ bulk, random, time }) => {
    bulk.cells[time.tick % 64] = random.nextUnit();
    bulk.sum = undefined;
  },
  commands: {
    spill: {
      check: () => succeed(null),
      apply: (args, { bulk }) => {
        bulk.cells.fill(Number(args));
        bulk.sum = undefined;
      },
    },
  },
});

const system = systemOf({
  name: 'desk',
  version: '1.0.0',
  tickS: 0.1,
  blocks: { cold: { block: decay }, sheet: { block: sheet } },
});

const spill = (value: Json) => ({ target: 'sheet', name: 'spill', args: value });

const resumed = (snapshot: Snapshot): Simulation => {
  const run = Simulation.resume(system, JSON.parse(JSON.stringify(snapshot)) as Snapshot);
  if (!run.ok) throw new Error(run.failure.code);
  return run.value;
};

describe('a bulk', () => {
  it('[S1, S4] goes on from a snapshot at any tick as if nothing had been', () => {
    fc.assert(
      fc.property(fc.nat(150), fc.nat(150), fc.nat(0xffff_ffff), (before, after, seed) => {
        const run = Simulation.start(system, seed);
        run.runTo(before);
        const other = resumed(run.snapshot());
        run.runTo(before + after);
        other.runTo(before + after);
        expect(other.hash()).toBe(run.hash());
        expect(other.read('sheet.sum')).toBe(run.read('sheet.sum'));
      }),
    );
  });

  it('[S2, S4] is in the hash, and what is only derived is not', () => {
    const run = Simulation.start(system, 3);
    run.runTo(9);
    const before = run.hash();
    run.read('sheet.sum');
    expect(run.hash()).toBe(before);
    const snapshot = run.snapshot();
    run.apply(spill(2));
    expect(run.hash()).not.toBe(before);
    expect(run.restore(snapshot).ok).toBe(true);
    expect(run.hash()).toBe(before);
  });

  it('[S5] shares nothing with the snapshot that it was restored from', () => {
    const run = Simulation.start(system, 3);
    run.runTo(9);
    const snapshot = run.snapshot();
    const text = JSON.stringify(snapshot);
    run.restore(snapshot);
    run.runTo(40);
    run.apply(spill(7));
    expect(JSON.stringify(snapshot)).toBe(text);
  });

  it.each([
    ['no list', undefined],
    ['a list too short', [null]],
    ['a state that is none', [null, [1, 2]]],
    ['a state of a block without one', [1, Array.from({ length: 64 }, () => 0)]],
    ['nothing in its place', [null, null]],
  ])('[S3, S5] is refused where there is %s, and the run keeps its state', (_what, bulks) => {
    const run = Simulation.start(system);
    run.runTo(5);
    const { bulks: _own, ...rest } = run.snapshot();
    const before = run.hash();
    const restored = run.restore(bulks === undefined ? rest : { ...rest, bulks });
    expect(restored.ok ? undefined : restored.failure.code).toBe('malformedSnapshot');
    expect(run.hash()).toBe(before);
  });

  it('[S4] leaves no trace in systems without one, which take none either', () => {
    const plain = systemOf({ name: 'desk', version: '1.0.0', tickS: 0.1, blocks: { cold: { block: decay } } });
    const run = Simulation.start(plain);
    expect(Object.keys(run.snapshot())).not.toContain('bulks');
    expect(fingerprintOf(plain)).not.toBe(fingerprintOf(system));
    const restored = run.restore({ ...run.snapshot(), bulks: [null] });
    expect(restored.ok ? undefined : restored.failure.code).toBe('malformedSnapshot');
  });

  it('[S6] stops a snapshot where it holds a number that is none', () => {
    const run = Simulation.start(system);
    run.apply(spill(1e308));
    expect(() => run.snapshot()).not.toThrow();
    run.apply(spill('no number'));
    expect(() => run.hash()).toThrow(NonFiniteState);
  });

  it('[D2] replays from a log, checkpoints and all', () => {
    const recorder = Recorder.start(system, { seed: 8 }, { checkpointEvery: 10 });
    if (!recorder.ok) throw new Error(recorder.failure.code);
    recorder.value.runTo(33);
    recorder.value.command({ id: 's', role: 'trainee' }, spill(0.5));
    recorder.value.runTo(71);
    const log = recorder.value.log();
    const replayed = replay(system, log);
    expect(replayed.ok ? replayed.value.end : replayed.failure).toEqual({ tick: 71, stateHash: log.end.stateHash });
  });
});
