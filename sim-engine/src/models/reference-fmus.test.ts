import { describe, expect, it } from 'vitest';

import { ORACLES_NEEDED, oraclesPresent, readOracle } from '../testing/oracles.ts';
import { csvLines } from './csv.ts';
import type { ModelDefinition } from './model.ts';
import { feedthrough, resource } from './reference-fmu-inputs.ts';
import { bouncingBall, dahlquist, stair, stateSpace, vanDerPol } from './reference-fmus.ts';
import { startModel } from './testing-model.ts';

const linesOf = (model: ModelDefinition, given = {}, untilS = model.untilS): readonly string[] => [
  ...csvLines(model, startModel(model, given), untilS, model.everyS),
];

/** Cells as doubles where they are numbers: the files write 2e-308 with three hundred zeros. */
const cellsOf = (line: string): readonly (number | string)[] =>
  line
    .split(',')
    .flatMap((cell) =>
      cell.split(' ').map((part) => (part !== '' && Number.isFinite(Number(part)) ? Number(part) : part)),
    );

const FILES: readonly (readonly [string, ModelDefinition])[] = [
  ['VanDerPol', vanDerPol],
  ['Dahlquist', dahlquist],
  ['BouncingBall', bouncingBall],
  ['Stair', stair],
  ['StateSpace', stateSpace],
  ['Feedthrough', feedthrough],
  ['Resource', resource],
];

describe.skipIf(!oraclesPresent)(`the reference FMUs (${ORACLES_NEEDED})`, () => {
  it.each(FILES)('%s: every cell is the same double as in the published output', (name, model) => {
    const expected = readOracle('fmu', `${name}_out.csv`).trim().split(/\r?\n/u);
    const found = linesOf(model);
    expect(found[0]).toBe(expected[0]);
    expect(found.length).toBe(expected.length);
    for (const [index, line] of expected.slice(1).entries()) {
      const [time, ...cells] = cellsOf(line);
      const [axis, ...values] = cellsOf(found[index + 1] ?? '');
      // The axis is counted in rows here and added up there, so that its last digits may differ.
      expect(axis).toBeCloseTo(Number(time), 9);
      expect(values).toEqual(cells);
    }
  });
});

describe('the models of the reference FMUs', () => {
  it('let parameters, start and step be set', () => {
    expect(linesOf(dahlquist, { k: 2, x: 3, step_s: 0.05 }, 0.1)).toEqual(['time,x', '0,3', `0.1,${3 * 0.9 * 0.9}`]);
    expect(linesOf(vanDerPol, { mu: 5, x0: 1, x1: 1 }, 0.01).at(-1)).toBe('0.01,1.01,0.99');
  });

  it('bounce as the original does: just above the ground, slower, and at rest below the least speed', () => {
    // One step of 1 s from 1 m at −2 m/s ends below the ground.
    const fall = { h: 1, v: -2, step_s: 0.01, g: 0 };
    expect(linesOf(bouncingBall, fall, 0.5).at(-1)).toBe('0.5,2.2250738585072014e-308,1.4');
    expect(linesOf(bouncingBall, { ...fall, e: 0.01 }, 0.5).at(-1)).toBe('0.5,2.2250738585072014e-308,0');
  });

  it('end the stairs at the tenth', () => {
    const lines = linesOf(stair);
    expect(lines.at(-1)).toBe('9,10');
    expect(lines.filter((line) => line.endsWith(',1'))).toHaveLength(5);
  });

  it('refuse rows that lie between steps', () => {
    expect(() => startModel(dahlquist, { step_s: 0.03 })).toThrow(/step_s/u);
  });

  it('multiply whole matrices', () => {
    // (0.1 + 0.2) + 0.3 and 0.1 + (0.2 + 0.3) differ in their last digit.
    const digits = {
      C: [
        [0.1, 0.2, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      D: [
        [0.3, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    };
    expect(linesOf(stateSpace, { ...digits, x0: [1, 1, 1], u: [1, 0, 0] }, 0).at(-1)).toBe(`0,${0.1 + 0.2 + 0.3} 0 0`);
    const swapped = {
      A: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      C: [
        [0, 1, 0],
        [1, 0, 0],
        [0, 0, 2],
      ],
      x0: [5, 6, 7],
    };
    expect(linesOf(stateSpace, { ...swapped, u: [0, 0, 0] }, 1).at(-1)).toBe('1,6 5 14');
    expect(() => startModel(stateSpace, { B: [[1, 0, 0]] })).toThrow(/three rows/u);
  });

  it('hand their inputs through, in their types', () => {
    const line = linesOf(feedthrough, { Float32_continuous_input: 0.1, Int8_input: -5 }, 0).at(-1);
    expect(line).toBe(`0,${Math.fround(0.1)},0,0,0,-5,0,0,0,0,0,0,0,false,Set me!,666f6f,1`);
    expect(() => startModel(feedthrough, { UInt8_input: 256 })).toThrow(/between 0 and 255/u);
    const ramp = [
      [0, -128],
      [1, 127],
    ];
    const rows = linesOf(feedthrough, { Int8_input: ramp, Float64_continuous_input: ramp }, 1);
    const [, middle = ''] = /^0\.5,(?<values>.*)$/mu.exec(rows.join('\n')) ?? [];
    expect(middle.split(',').slice(2, 5)).toEqual(['-0.5', '0', '-128']);
    expect(rows.at(-1)).toMatch(/^1,0,0,127,0,127,/u);
  });
});
