import { describe, expect, it } from 'vitest';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { scheduleBlock } from '../models/schedule.ts';
import { type FiringDefect, firingDefects, fuelVolumeNm3, HARD_PORCELAIN, rateAt } from './firing.ts';
import { firingBlock } from './firing-block.ts';

/** A stage: to which temperature, how fast (K/h; 0: hold) or how long (h), in which gas. */
interface Stage {
  readonly toC: number;
  readonly kph: number;
  readonly hours?: number;
  readonly oxygen: number;
  readonly monoxide: number;
}

const gas = (oxygen: number, monoxide: number) => ({ oxygen, monoxide });
const RECIPE: readonly Stage[] = [
  { toC: 300, kph: 75, ...gas(0.12, 0) },
  { toC: 600, kph: 100, ...gas(0.08, 0) },
  { toC: 980, kph: 110, ...gas(0.07, 0) },
  { toC: 1050, kph: 35, ...gas(0.07, 0) },
  { toC: 1200, kph: 60, ...gas(0, 0.04) },
  { toC: 1310, kph: 50, ...gas(0, 0.015) },
  { toC: 1310, kph: 0, hours: 1, ...gas(0.005, 0) },
  { toC: 800, kph: 300, ...gas(0.21, 0) },
];

function fire(stages: readonly Stage[]): { readonly hours: number; readonly defects: readonly FiringDefect[] } {
  const timesS = [0];
  const temps = [20];
  const oxygen: number[] = [];
  const monoxide: number[] = [];
  for (const stage of stages) {
    const start = timesS.at(-1) ?? 0;
    const seconds = 3600 * (stage.hours ?? Math.abs(stage.toC - (temps.at(-1) ?? 0)) / stage.kph);
    timesS.push(start + seconds);
    temps.push(stage.toC);
    oxygen.push(stage.oxygen);
    monoxide.push(stage.monoxide);
  }
  const starts = timesS.slice(0, -1);
  const system = systemOf({
    name: 'firing',
    version: '1',
    tickS: 20,
    blocks: {
      temp: { block: scheduleBlock({ timesS, values: temps, steps: false }, 'degC') },
      oxygen: { block: scheduleBlock({ timesS: starts, values: oxygen, steps: true }, '1') },
      monoxide: { block: scheduleBlock({ timesS: starts, values: monoxide, steps: true }, '1') },
      body: { block: firingBlock(HARD_PORCELAIN) },
    },
    connections: [
      { from: 'temp.value', to: 'body.tempC' },
      { from: 'oxygen.value', to: 'body.oxygen' },
      { from: 'monoxide.value', to: 'body.monoxide' },
    ],
  });
  const simulation = Simulation.start(system);
  const endS = timesS.at(-1) ?? 0;
  simulation.runTo(Math.ceil(endS / 20));
  const read = (name: string): number => simulation.read(`body.${name}`) ?? Number.NaN;
  const state = {
    water: read('water'),
    hydroxyl: read('hydroxyl'),
    carbon: read('carbon'),
    ferric: read('ferric'),
    sinterDose: read('sinterDose'),
    sagDose: read('sagDose'),
    sootDose: read('sootDose'),
  };
  const peaks = { drying: read('dryingPeakPerS'), dehydration: read('dehydrationPeakPerS') };
  return { hours: endS / 3600, defects: firingDefects(HARD_PORCELAIN, state, peaks) };
}

const changed = (index: number, stage: Partial<Stage>): readonly Stage[] =>
  RECIPE.map((usual, place) => (place === index ? { ...usual, ...stage } : usual));

describe('firing of hard porcelain', () => {
  it('by the recipe spoils nothing', () => {
    expect(fire(RECIPE).defects).toEqual([]);
  });

  it.each<[string, readonly Stage[], FiringDefect]>([
    ['dries at 400 K/h', changed(0, { kph: 400 }), 'burst'],
    ['goes through 450 to 600 °C at 400 K/h', changed(1, { kph: 400 }), 'cracked'],
    [
      'burns out without oxygen',
      changed(3, { oxygen: 0 }).map((stage, place) => (place === 2 ? { ...stage, oxygen: 0 } : stage)),
      'blackCore',
    ],
    [
      'is not reduced',
      changed(4, gas(0.02, 0)).map((stage, place) => (place === 5 ? { ...stage, ...gas(0.02, 0) } : stage)),
      'yellow',
    ],
    ['is reduced with 9 % of monoxide', changed(4, { monoxide: 0.09 }), 'smoked'],
    [
      'soaks at 1265 °C',
      changed(5, { toC: 1265 }).map((stage, place) => (place === 6 ? { ...stage, toC: 1265 } : stage)),
      'raw',
    ],
    [
      'soaks at 1345 °C',
      changed(5, { toC: 1345 }).map((stage, place) => (place === 6 ? { ...stage, toC: 1345 } : stage)),
      'slumped',
    ],
  ])('that %s is known by its defect', (_name, stages, defect) => {
    expect(fire(stages).defects).toContain(defect);
  });

  it('takes 283 normal cubic metres of gas for 600 kg of ware and 1200 kg of shelves at 25 %', () => {
    const heatJ = (600 + 1200) * 1100 * (1300 - 20);
    expect(heatJ / 1e9).toBeCloseTo(2.53, 2);
    expect(fuelVolumeNm3(heatJ, 0.25)).toBeCloseTo(283, 0);
  });

  it('has rates that hold at their temperature and rise with it', () => {
    expect(rateAt(HARD_PORCELAIN.drying, 120)).toBeCloseTo(1 / 1800, 12);
    expect(rateAt(HARD_PORCELAIN.sintering, 1300)).toBeGreaterThan(rateAt(HARD_PORCELAIN.sintering, 1275));
  });
});
