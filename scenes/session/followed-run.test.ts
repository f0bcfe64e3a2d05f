import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FollowedRun, type ListedCommand, type RunPlace } from './followed-run.ts';
import { kettleScene } from './testing-kettle.ts';

const [exercise] = kettleScene.exercises;
if (exercise === undefined) throw new Error('the kettle has no exercise');

function open(seed = 7): FollowedRun {
  const opened = FollowedRun.open({ scene: kettleScene, exercise: exercise ?? fail(), seed });
  if (!opened.ok) throw new Error(opened.code);
  return opened.run;
}

function fail(): never {
  throw new Error('the kettle has no exercise');
}

const set = (atTick: number, powerW: number): ListedCommand => ({
  atTick,
  command: JSON.stringify({ target: 'kettle', name: 'set', args: powerW }),
});

/** What is seen of a run that was led straight to a tick. */
function straight(list: readonly ListedCommand[], tick: number): unknown {
  const run = open();
  run.follow(list, tick, Infinity);
  return run.frame().view;
}

const heated = [set(10, 2_000), set(40, 0), set(60, 2_000)];

describe('a run that follows a list of commands', () => {
  it('carries each out at its tick, and comes no further than it is told', () => {
    const run = open();
    expect(run.follow(heated, 25, Infinity)).toBe(true);
    expect([run.tick, run.frame().view.signals['kettle.powerW']]).toEqual([25, 2_000]);
    run.follow(heated, 45, Infinity);
    expect([run.tick, run.frame().view.signals['kettle.powerW']]).toEqual([45, 0]);
  });

  it('goes in slices as small as it is told', () => {
    const run = open();
    expect(run.follow(heated, 25, 10)).toBe(false);
    expect(run.tick).toBe(10);
    expect(run.follow(heated, 25, 15)).toBe(true);
    expect(run.frame().view).toEqual(straight(heated, 25));
  });

  it('goes back for a command that comes late, and is where it would have been', () => {
    const run = open();
    run.follow(heated.slice(0, 1), 95, Infinity);
    run.follow(heated, 95, Infinity);
    expect(run.frame().view).toEqual(straight(heated, 95));
    expect(run.wentBack).toBe(1);
  });

  it('goes back to an earlier tick, and to a list that is shorter or another', () => {
    const run = open();
    run.follow(heated, 95, Infinity);
    run.follow(heated, 33, Infinity);
    expect(run.frame().view).toEqual(straight(heated, 33));
    run.follow([set(5, 2_000)], 95, Infinity);
    expect(run.frame().view).toEqual(straight([set(5, 2_000)], 95));
    run.follow([], 95, Infinity);
    expect(run.frame().view).toEqual(straight([], 95));
  });

  it('tells what became of each command, and why one was refused', () => {
    const run = open();
    run.follow([set(1, 2_000), set(2, 5), { atTick: 3, command: '{' }, { atTick: 3, command: '7' }], 10, Infinity);
    expect(run.takeNews().map(({ index, refusal }) => [index, refusal?.code ?? null])).toEqual([
      [0, null],
      [1, 'noSuchPower'],
      [2, 'malformedCommand'],
      [3, 'malformedCommand'],
    ]);
    expect(run.takeNews()).toEqual([]);
  });

  it('goes on from a place that another run came to, and is where it would have been', () => {
    const other = open();
    other.follow(heated, 50, Infinity);
    const place: unknown = JSON.parse(JSON.stringify(other.place()));
    const late = open();
    late.follow(heated, 20, Infinity);
    expect(late.takePlace(place as RunPlace, heated, 95)).toBe(true);
    expect([late.tick, late.wentBack]).toEqual([50, 1]);
    late.follow(heated, 95, Infinity);
    expect(late.frame().view).toEqual(straight(heated, 95));
    // Also back behind the place, and for a command that comes late.
    late.follow(heated, 33, Infinity);
    expect(late.frame().view).toEqual(straight(heated, 33));
  });

  it('takes no place that lies behind it or ahead of the tick, on another list, of another seed or of another model', () => {
    const other = open();
    other.follow(heated, 50, Infinity);
    const place = other.place() ?? fail();
    const late = open();
    late.follow(heated, 20, Infinity);
    expect(late.takePlace(place, heated, 49)).toBe(false);
    expect(late.takePlace(place, [set(10, 2_000)], 95)).toBe(false);
    expect(late.takePlace(place, [...heated.slice(0, 2), set(45, 0)], 95)).toBe(false);
    expect(open(8).takePlace(place, heated, 95)).toBe(false);
    const { kept } = place;
    const snapshot = kept.snapshot ?? fail();
    const system = { ...snapshot.state.system, fingerprint: 'another' };
    const foreign = { ...place, kept: { ...kept, snapshot: { ...snapshot, state: { ...snapshot.state, system } } } };
    expect(late.takePlace(foreign, heated, 95)).toBe(false);
    expect(late.takePlace({ ...place, kept: { ...kept, snapshot: undefined } }, heated, 95)).toBe(false);
    late.follow(heated, 60, Infinity);
    expect(late.takePlace(place, heated, 95)).toBe(false);
    late.follow(heated, 95, Infinity);
    expect(late.frame().view).toEqual(straight(heated, 95));
  });

  it('is in the same state whatever came late, early, in pieces or back and forth', () => {
    const lists = fc.array(fc.tuple(fc.nat(30), fc.constantFrom(0, 2_000, 7)), { maxLength: 8 });
    const ways = fc.array(fc.tuple(fc.nat(8), fc.nat(1_500), fc.integer({ min: 1, max: 400 })), { maxLength: 12 });
    fc.assert(
      fc.property(lists, ways, (steps, way) => {
        let tick = 0;
        const list = steps.map(([later, powerW]) => set((tick += later), powerW));
        const run = open();
        for (const [known, target, slice] of way) run.follow(list.slice(0, known), target, slice);
        run.follow(list, 300, Infinity);
        expect(run.frame().view).toEqual(straight(list, 300));
      }),
      { numRuns: 60 },
    );
  });
});
