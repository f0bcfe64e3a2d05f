import { loadScene } from '@tongyan/scenes/catalogue/scenes';
import { FollowedRun, type RunPlace } from '@tongyan/scenes/session/followed-run';
import { hashSnapshot } from '@tongyan/sim-engine/kernel';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTwinPlaces, type TwinPlaces } from './places.ts';
import type { TwinRunFacts } from './runs.ts';

const TICKS_PER_S = 250;
const EVERY = 30 * TICKS_PER_S;
const SEED = 5;
const doorAt = (atTick: number, isOpen: boolean): TwinRunFacts['commands'][number] => ({
  atTick,
  command: JSON.stringify({ target: 'mill', name: 'door', args: { open: isOpen } }),
});
const mill: TwinRunFacts = {
  sceneId: 'cnc-mill',
  exerciseId: null,
  seed: SEED,
  tickMs: 4,
  commands: [doorAt(500, true), doorAt(9_000, false)],
};

async function follow(): Promise<FollowedRun> {
  const scene = await loadScene(mill.sceneId);
  const exercise = scene?.exercises[0];
  if (scene === undefined || exercise === undefined) throw new Error('there is no mill');
  const opened = FollowedRun.open({ scene, exercise, seed: SEED });
  if (!opened.ok) throw new Error(opened.code);
  return opened.run;
}

function stateHash(run: FollowedRun): string | null {
  const state = run.place()?.kept.snapshot?.state;
  return state === undefined ? null : hashSnapshot(state);
}

describe('places of a twin', () => {
  let places: TwinPlaces;
  beforeAll(() => {
    places = createTwinPlaces({ log: pino({ level: 'silent' }) });
  });
  afterAll(() => places.close());
  const tickOf = (text: string | null): number | null => (text === null ? null : (JSON.parse(text) as RunPlace).tick);

  it('P1, P2, P4 lead to the same state, bit for bit, as running from the beginning', { timeout: 90_000 }, async () => {
    const until = 3 * EVERY + 100;
    expect(places.near('run', mill, until)).toBeNull();
    places.want('run', mill, until);
    await expect.poll(() => tickOf(places.near('run', mill, until)), { timeout: 80_000 }).toBe(3 * EVERY);
    expect([EVERY - 1, EVERY, 2 * EVERY + 1].map((tick) => tickOf(places.near('run', mill, tick)))).toEqual([
      null,
      EVERY,
      2 * EVERY,
    ]);
    const straight = await follow();
    straight.follow(mill.commands, until, Infinity);
    expect(straight.takeNews().map(({ refusal }) => refusal)).toEqual([null, null]);
    const late = await follow();
    const place = JSON.parse(places.near('run', mill, until) ?? '') as RunPlace;
    expect(late.takePlace(place, mill.commands, until)).toBe(true);
    expect(late.tick).toBe(3 * EVERY);
    late.follow(mill.commands, until, Infinity);
    expect(stateHash(late)).toBe(stateHash(straight));
    expect(late.frame().view).toEqual(straight.frame().view);
  });

  it('P3 gives none that a command has overtaken, and makes it anew', { timeout: 90_000 }, async () => {
    places.want('overtaken', mill, 2 * EVERY);
    await expect.poll(() => tickOf(places.near('overtaken', mill, 2 * EVERY)), { timeout: 80_000 }).toBe(2 * EVERY);
    const overtaken = { ...mill, commands: [...mill.commands, doorAt(EVERY + 2_000, true)] };
    expect(tickOf(places.near('overtaken', overtaken, 2 * EVERY))).toBe(EVERY);
    places.want('overtaken', overtaken, 2 * EVERY);
    await expect
      .poll(() => tickOf(places.near('overtaken', overtaken, 2 * EVERY)), { timeout: 80_000 })
      .toBe(2 * EVERY);
    const { done } = JSON.parse(places.near('overtaken', overtaken, 2 * EVERY) ?? '') as RunPlace;
    expect(done).toBe(3);
  });

  it(
    'P7 has none of an exercise or a tick that this build does not know, and serves others',
    { timeout: 90_000 },
    async () => {
      places.want('unknown', { ...mill, sceneId: 'steam-engine' }, EVERY);
      places.want('dense', { ...mill, tickMs: 0.001 }, 3e9);
      places.want('known', mill, EVERY);
      await expect.poll(() => tickOf(places.near('known', mill, EVERY)), { timeout: 80_000 }).toBe(EVERY);
      expect(places.near('unknown', mill, EVERY)).toBeNull();
      expect(places.near('dense', mill, EVERY)).toBeNull();
    },
  );
});
