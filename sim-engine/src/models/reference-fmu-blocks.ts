/**
 * The blocks of the hybrid models that the Modelica Association keeps as test FMUs, as simple as there
 * (github.com/modelica/Reference-FMUs).
 */
import { type Block, defineBlock } from '../kernel/block.ts';

export const vanDerPolBlock = defineBlock({
  type: 'vanDerPol',
  parameters: { mu: { unit: '1', value: 1 } },
  outputs: { x0: { unit: '1' }, x1: { unit: '1/s' } },
  continuous: { x0: { unit: '1', value: 2 }, x1: { unit: '1/s', value: 0 } },
  writeOutputs: ({ x, y }) => {
    y.x0 = x.x0;
    y.x1 = x.x1;
  },
  derivatives: ({ x, dx, p }) => {
    dx.x0 = x.x1;
    dx.x1 = p.mu * ((1 - x.x0 * x.x0) * x.x1) - x.x0;
  },
});

export const dahlquistBlock = defineBlock({
  type: 'dahlquist',
  parameters: { k: { unit: '1/s', value: 1 } },
  outputs: { x: { unit: '1' } },
  continuous: { x: { unit: '1', value: 1 } },
  writeOutputs: ({ x, y }) => {
    y.x = x.x;
  },
  derivatives: ({ x, dx, p }) => {
    dx.x = -p.k * x.x;
  },
});

/** The smallest normal double: the original sets the ball just above the ground, so that it is not below it in the next step. */
const JUST_ABOVE_M = 2.2250738585072014e-308;

export const bouncingBallBlock = defineBlock({
  type: 'bouncingBall',
  parameters: { e: { unit: '1', value: 0.7 }, v_min: { unit: 'm/s', value: 0.1 } },
  outputs: { h: { unit: 'm' }, v: { unit: 'm/s' } },
  continuous: { h: { unit: 'm', value: 1 }, v: { unit: 'm/s', value: 0 } },
  discrete: { g: { unit: 'm/s2', value: -9.81 } },
  writeOutputs: ({ x, y }) => {
    y.h = x.h;
    y.v = x.v;
  },
  derivatives: ({ x, dx, d }) => {
    dx.h = x.v;
    dx.v = d.g;
  },
  update: ({ x, d, p }) => {
    if (x.h > 0 || x.v >= 0) return;
    x.h = JUST_ABOVE_M;
    x.v = -x.v * p.e;
    if (x.v >= p.v_min) return;
    x.v = 0;
    d.g = 0;
  },
});

export const stairBlock = defineBlock({
  type: 'stair',
  outputs: { counter: { unit: '1' } },
  discrete: { counter: { unit: '1', value: 1 }, nextS: { unit: 's', value: 1 } },
  writeOutputs: ({ y, d }) => {
    y.counter = d.counter;
  },
  update: ({ d, time }) => {
    // Steps of 0.2 s add up to whole seconds only nearly.
    while (time.timeS > d.nextS - 1e-9) {
      d.counter += 1;
      d.nextS += 1;
    }
  },
});

/** Numbers of the state, the inputs and the outputs of the state space. */
export const SIZE = 3;
export const cells = [0, 1, 2] as const;

const matrixParameters = (name: string) =>
  Object.fromEntries(
    cells.flatMap((row) =>
      cells.map((column) => [`${name}${row}${column}`, { unit: '1', value: row === column ? 1 : 0 }]),
    ),
  );

/** A row's two products, added into one sum term by term: the original's order, which the last digits depend on. */
function rowSum(
  matrices: Readonly<Record<string, number>>,
  row: number,
  ...factors: readonly (readonly [name: string, vector: readonly number[]])[]
): number {
  let sum = 0;
  for (const [name, vector] of factors)
    for (const column of cells) sum += (matrices[`${name}${row}${column}`] ?? 0) * (vector[column] ?? 0);
  return sum;
}

export const stateSpaceBlock: Block = defineBlock<string, never, 'y0' | 'y1' | 'y2', 'x0' | 'x1' | 'x2'>({
  type: 'stateSpace',
  parameters: {
    ...matrixParameters('A'),
    ...matrixParameters('B'),
    ...matrixParameters('C'),
    ...matrixParameters('D'),
    u0: { unit: '1', value: 1 },
    u1: { unit: '1', value: 2 },
    u2: { unit: '1', value: 3 },
  },
  outputs: { y0: { unit: '1' }, y1: { unit: '1' }, y2: { unit: '1' } },
  continuous: { x0: { unit: '1', value: 0 }, x1: { unit: '1', value: 0 }, x2: { unit: '1', value: 0 } },
  writeOutputs: ({ x, y, p }) => {
    const state = [x.x0, x.x1, x.x2];
    const input = [p['u0'] ?? 0, p['u1'] ?? 0, p['u2'] ?? 0];
    y.y0 = rowSum(p, 0, ['C', state], ['D', input]);
    y.y1 = rowSum(p, 1, ['C', state], ['D', input]);
    y.y2 = rowSum(p, 2, ['C', state], ['D', input]);
  },
  derivatives: ({ x, dx, p }) => {
    const state = [x.x0, x.x1, x.x2];
    const input = [p['u0'] ?? 0, p['u1'] ?? 0, p['u2'] ?? 0];
    dx.x0 = rowSum(p, 0, ['A', state], ['B', input]);
    dx.x1 = rowSum(p, 1, ['A', state], ['B', input]);
    dx.x2 = rowSum(p, 2, ['A', state], ['B', input]);
  },
});

/** The blocks alone, for whoever measures them. */
export const BLOCKS = {
  vanDerPol: vanDerPolBlock,
  dahlquist: dahlquistBlock,
  bouncingBall: bouncingBallBlock,
} as const;
