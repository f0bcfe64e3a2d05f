/**
 * `node kernel.ts MODEL SIDE STEPS`: steps a reference model by the kernel or by a plain loop, and prints JSON. Each side runs in a
 * process of its own, so that what an engine learnt from one does not help or hinder the other.
 */
import { type Block, Simulation, systemOf } from '@tongyan/sim-engine/kernel';

import { BLOCKS } from '../../../sim-engine/src/models/reference-fmu-blocks.ts';

type ModelName = keyof typeof BLOCKS;

interface Case {
  readonly block: Block;
  readonly port: string;
  readonly tickS: number;
  readonly parameters?: Readonly<Record<string, number>>;
}

function byKernel({ block, port, tickS, parameters = {} }: Case, steps: number): number {
  const blocks = { it: { block, parameters } };
  const simulation = Simulation.start(systemOf({ name: block.type, version: '1.0.0', tickS, method: 'euler', blocks }));
  simulation.runTo(steps);
  return simulation.read(`it.${port}`) ?? Number.NaN;
}

/** So slow that the state never comes near the denormal numbers, which processors take their time over. */
const SLOW = 1e-9;

/** As somebody would write it who wants nothing but the numbers. */
const PLAIN: Readonly<Record<ModelName, (steps: number) => number>> = {
  vanDerPol: (steps) => {
    const mu = 1;
    let x0 = 2;
    let x1 = 0;
    for (let step = 0; step < steps; step++) {
      const dx0 = x1;
      const dx1 = mu * ((1 - x0 * x0) * x1) - x0;
      x0 += 0.01 * dx0;
      x1 += 0.01 * dx1;
    }
    return x0;
  },
  dahlquist: (steps) => {
    let x = 1;
    for (let step = 0; step < steps; step++) x += 0.1 * (-SLOW * x);
    return x;
  },
  // Keeps all its speed, so that it never rests.
  bouncingBall: (steps) => {
    let h = 1;
    let v = 0;
    for (let step = 0; step < steps; step++) {
      const dh = v;
      v += 0.001 * -9.81;
      h += 0.001 * dh;
      if (h <= 0 && v < 0) {
        h = 2.2250738585072014e-308;
        v = -v;
        if (v < 0.1) v = 0;
      }
    }
    return h;
  },
};

const CASES: Readonly<Record<ModelName, Case>> = {
  vanDerPol: { block: BLOCKS.vanDerPol, port: 'x0', tickS: 0.01 },
  dahlquist: { block: BLOCKS.dahlquist, port: 'x', tickS: 0.1, parameters: { k: SLOW } },
  bouncingBall: { block: BLOCKS.bouncingBall, port: 'h', tickS: 0.001, parameters: { e: 1 } },
};

const [model, side, count] = process.argv.slice(2);
const steps = Number(count);
const name = model as ModelName;
const run = side === 'plain' ? PLAIN[name] : (many: number) => byKernel(CASES[name], many);
// Warm: what is measured is how it runs, not how it is compiled.
run(steps / 4);
const before = process.cpuUsage();
const state = run(steps);
const { user } = process.cpuUsage(before);
console.log(JSON.stringify({ nsPerStep: (user * 1000) / steps, state }));
