/**
 * The hybrid models that the Modelica Association keeps as test FMUs, by explicit Euler at a fixed step as there
 * (github.com/modelica/Reference-FMUs). They exercise the order of steps and events of the kernel; as each step is explicit, the
 * numbers are not those of the exact solutions.
 */
import type { Block } from '../kernel/block.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ModelDefinition, ModelParameter, ModelProblem, ModelRun, ModelValues } from './model.ts';
import {
  bouncingBallBlock,
  cells,
  dahlquistBlock,
  SIZE,
  stairBlock,
  stateSpaceBlock,
  vanDerPolBlock,
} from './reference-fmu-blocks.ts';
import { portOf } from './simulation-run.ts';
import { numberOf } from './values.ts';

const number = (unit: string, value: number, description: string): ModelParameter => ({ unit, value, description });
const step = (value: number): ModelParameter => ({
  unit: 's',
  value,
  description: 'step of integration',
  minimum: 1e-9,
});

interface Numbers {
  readonly parameters?: Readonly<Record<string, number>>;
  readonly initial?: Readonly<Record<string, number>>;
}

/** Runs one block by Euler's method. Rows must lie on steps: between them an explicit method has no values. */
function runBlock(
  block: Block,
  ports: readonly string[],
  values: ModelValues,
  everyS: number,
  numbers: Numbers,
): Result<ModelRun, ModelProblem> {
  const stepS = numberOf(values, 'step_s');
  const stepsPerRow = Math.round(everyS / stepS);
  if (stepsPerRow < 1 || Math.abs(everyS / stepS - stepsPerRow) > 1e-6)
    return fail({
      parameter: 'step_s',
      message: `must fit a whole number of times into the distance of rows, ${everyS} s`,
    });
  const definition = { name: block.type, version: '1.0.0', tickS: stepS, method: 'euler' as const };
  const simulation = Simulation.start(systemOf({ ...definition, blocks: { it: { block, ...numbers } } }));
  return succeed({
    advanceTo: (timeS) => simulation.runTo(Math.round(timeS / stepS)),
    read: (into) => {
      for (const [index, port] of ports.entries()) into[index] = portOf(simulation, `it.${port}`);
    },
  });
}

const pick = (values: ModelValues, names: Readonly<Record<string, string>>): Record<string, number> =>
  Object.fromEntries(Object.entries(names).map(([state, parameter]) => [state, numberOf(values, parameter)]));

export const vanDerPol: ModelDefinition = {
  name: 'van-der-pol',
  title: { zh: '范德波尔振子（参考 FMU）', en: 'Van der Pol oscillator (reference FMU)' },
  parameters: {
    mu: number('1', 1, 'damping'),
    x0: number('1', 2, 'first state at the start'),
    x1: number('1/s', 0, 'second state at the start'),
    step_s: step(0.01),
  },
  outputs: [
    { name: 'x0', unit: '1' },
    { name: 'x1', unit: '1/s' },
  ],
  axis: 'time',
  untilS: 20,
  everyS: 0.01,
  start: (values, everyS) =>
    runBlock(vanDerPolBlock, ['x0', 'x1'], values, everyS, {
      parameters: pick(values, { mu: 'mu' }),
      initial: pick(values, { x0: 'x0', x1: 'x1' }),
    }),
};

export const dahlquist: ModelDefinition = {
  name: 'dahlquist',
  title: { zh: '达尔奎斯特试验方程（参考 FMU）', en: "Dahlquist's test equation (reference FMU)" },
  parameters: { k: number('1/s', 1, 'rate of decay'), x: number('1', 1, 'state at the start'), step_s: step(0.1) },
  outputs: [{ name: 'x', unit: '1' }],
  axis: 'time',
  untilS: 10,
  everyS: 0.1,
  start: (values, everyS) =>
    runBlock(dahlquistBlock, ['x'], values, everyS, {
      parameters: pick(values, { k: 'k' }),
      initial: pick(values, { x: 'x' }),
    }),
};

export const bouncingBall: ModelDefinition = {
  name: 'bouncing-ball',
  title: { zh: '弹跳球（参考 FMU）', en: 'Bouncing ball (reference FMU)' },
  parameters: {
    g: number('m/s2', -9.81, 'acceleration until the ball rests'),
    e: number('1', 0.7, 'share of the speed that a bounce keeps'),
    v_min: number('m/s', 0.1, 'below this speed after a bounce the ball rests'),
    h: number('m', 1, 'height at the start'),
    v: number('m/s', 0, 'speed upwards at the start'),
    step_s: step(0.001),
  },
  outputs: [
    { name: 'h', unit: 'm' },
    { name: 'v', unit: 'm/s' },
  ],
  axis: 'time',
  untilS: 3,
  everyS: 0.01,
  start: (values, everyS) =>
    runBlock(bouncingBallBlock, ['h', 'v'], values, everyS, {
      parameters: pick(values, { e: 'e', v_min: 'v_min' }),
      initial: pick(values, { h: 'h', v: 'v', g: 'g' }),
    }),
};

/** At this count the model asks to end. */
const STAIRS = 10;

export const stair: ModelDefinition = {
  name: 'stair',
  title: { zh: '阶梯计数（参考 FMU）', en: 'Stair (reference FMU)' },
  parameters: { step_s: step(0.2) },
  outputs: [{ name: 'counter', unit: '1' }],
  axis: 'time',
  untilS: 10,
  everyS: 0.2,
  start: (values, everyS) => {
    const run = runBlock(stairBlock, ['counter'], values, everyS, {});
    if (!run.ok) return run;
    const counter = new Float64Array(1);
    return succeed({
      ...run.value,
      ended: () => {
        run.value.read(counter);
        return (counter[0] ?? 0) >= STAIRS;
      },
    });
  },
};

const IDENTITY = cells.map((row) => cells.map((column) => (row === column ? 1 : 0)));
const matrix = (description: string): ModelParameter => ({
  unit: '1',
  value: IDENTITY,
  description: `${description}: three rows of three`,
  columns: ['first', 'second', 'third'],
});
const vector = (value: readonly number[], description: string): ModelParameter => ({
  unit: '1',
  value,
  description: `${description}: three numbers`,
});

function matrixOf(values: ModelValues, name: string): Record<string, number> | undefined {
  const rows = values[name] as readonly (readonly number[])[];
  if (rows.length !== SIZE) return undefined;
  return Object.fromEntries(
    rows.flatMap((row, index) => cells.map((column) => [`${name}${index}${column}`, row[column] ?? 0])),
  );
}

function vectorOf(values: ModelValues, name: string, prefix: string): Record<string, number> | undefined {
  const items = values[name] as readonly number[];
  if (items.length !== SIZE) return undefined;
  return Object.fromEntries(items.map((item, index) => [`${prefix}${index}`, item]));
}

export const stateSpace: ModelDefinition = {
  name: 'state-space',
  title: { zh: '状态空间（参考 FMU）', en: 'State space (reference FMU)' },
  parameters: {
    A: matrix('state'),
    B: matrix('input'),
    C: matrix('output'),
    D: matrix('feedthrough'),
    u: vector([1, 2, 3], 'input'),
    x0: vector([0, 0, 0], 'states at the start'),
    step_s: step(0.001),
  },
  outputs: [{ name: 'y', unit: '1', width: SIZE }],
  axis: 'time',
  untilS: 10,
  everyS: 1,
  start: (values, everyS) => {
    const parameters: Record<string, number> = {};
    for (const name of ['A', 'B', 'C', 'D']) {
      const entries = matrixOf(values, name);
      if (entries === undefined) return fail({ parameter: name, message: 'must have three rows of three' });
      Object.assign(parameters, entries);
    }
    const input = vectorOf(values, 'u', 'u');
    const initial = vectorOf(values, 'x0', 'x');
    if (input === undefined) return fail({ parameter: 'u', message: 'must have three numbers' });
    if (initial === undefined) return fail({ parameter: 'x0', message: 'must have three numbers' });
    return runBlock(stateSpaceBlock, ['y0', 'y1', 'y2'], values, everyS, {
      parameters: { ...parameters, ...input },
      initial,
    });
  },
};
