import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Figure } from '../../scenes/cli/measures.ts';
import { measureFmpy } from './fmpy.ts';
import { measureGcode } from './gcode.ts';

/**
 * The simulation engine beside its peers, in one run, each side in a process of its own.
 *
 *     npm run bench:sim -- [--quick] [--json FILE]
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } } });
const { quick } = values;

interface Row {
  readonly figure: string;
  readonly ours: number;
  readonly unit: string;
  readonly peer?: { readonly name: string; readonly value: number };
  /** Why there is no peer in this run. */
  readonly skipped?: string;
  readonly aim?: string;
}

const rows: Row[] = [];

interface Step {
  readonly nsPerStep: number;
  readonly state: number;
}

/** Steps a model by the kernel or by a plain loop. */
function measureStep(model: string, side: string, steps: number): Step {
  const path = join(import.meta.dirname, 'cases/kernel.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, model, side, String(steps)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${model} by ${side} failed: ${stderr}`);
  return JSON.parse(stdout) as Step;
}

/** Repeats both sides in turn and keeps the least of each: what other programs take only ever adds. */
function leastOf<Key extends string>(times: number, sides: Readonly<Record<Key, () => number>>): Record<Key, number> {
  const least = Object.fromEntries(Object.keys(sides).map((key) => [key, Infinity])) as Record<Key, number>;
  for (let time = 0; time < times; time++)
    for (const key of Object.keys(sides) as Key[]) least[key] = Math.min(least[key], sides[key]());
  return least;
}

console.log('kernel beside a plain loop …');
const steps = quick ? 4_000_000 : 20_000_000;
const kernelNs: Record<string, number> = {};
for (const model of ['vanDerPol', 'dahlquist', 'bouncingBall']) {
  const states = new Set<number>();
  const side = (name: string) => () => {
    const { nsPerStep, state } = measureStep(model, name, steps);
    states.add(state);
    return nsPerStep;
  };
  const { kernel, plain } = leastOf(quick ? 1 : 5, { kernel: side('kernel'), plain: side('plain') });
  if (states.size !== 1) throw new Error(`${model}: kernel and loop do not agree`);
  kernelNs[model] = kernel;
  rows.push({
    figure: `step of ${model}`,
    ours: kernel,
    unit: 'ns',
    peer: { name: 'plain loop', value: plain },
    aim: 'at most 5 × the loop',
  });
}

console.log('kernel beside FMPy …');
const fmpy = measureFmpy(quick ? 50_000 : 300_000);
rows.push({
  figure: 'doStep of vanDerPol',
  ours: kernelNs['vanDerPol'] ?? Number.NaN,
  unit: 'ns',
  aim: 'at least 20 × faster than FMPy',
  ...('figures' in fmpy ? { peer: { name: 'FMPy', value: fmpy.figures.nsPerStep } } : { skipped: fmpy.skipped }),
});

console.log('G-code beside rs274 …');
for (const lines of quick ? [20_000] : [100_000, 1_000]) {
  const gcode = measureGcode(lines, quick ? 1 : 5);
  rows.push({
    figure: `G-code lines a second, ${lines} lines, start-up included`,
    ours: gcode.linesPerS,
    unit: '1/s',
    aim: 'more than rs274',
    ...('figures' in gcode.peer
      ? { peer: { name: 'rs274', value: gcode.peer.figures.linesPerS } }
      : { skipped: gcode.peer.skipped }),
  });
}

console.log('what has no peer …');
const AIMS: Readonly<Record<string, string>> = {
  'motor starter’s cabinet, running': 'at least 200',
  'stamp of a 16 mm cutter, 512² cells': 'at most 50',
};
const SIM = join(import.meta.dirname, '../../scenes/cli/sim.mjs');
for (const only of ['cabinet', 'plc', 'gcode', 'stamp']) {
  const options = ['bench', '--only', only, '--json', ...(quick ? ['--quick'] : [])];
  const { status, stdout, stderr } = spawnSync(process.execPath, [SIM, ...options], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`sim bench failed: ${stderr}`);
  for (const { figure: name, value, unit } of JSON.parse(stdout) as Figure[]) {
    const aim = AIMS[name];
    rows.push({ figure: name, ours: value, unit, ...(aim === undefined ? {} : { aim }) });
  }
}

const shown = (value: number): string => (value >= 1000 ? value.toFixed(0) : value.toPrecision(4));

function peerCell({ peer, skipped, ours }: Row): string {
  if (peer !== undefined) return `${peer.name} ${shown(peer.value)} (${(peer.value / ours).toFixed(2)}×)`;
  return skipped === undefined ? '' : `skipped: ${skipped}`;
}

console.log(`\n${cpus()[0]?.model ?? 'processor'}, ${cpus().length} cores, Node ${process.version}\n`);
console.log('| figure | ours | unit | peer (its figure over ours) | aim |\n|---|---|---|---|---|');
for (const row of rows)
  console.log(`| ${row.figure} | ${shown(row.ours)} | ${row.unit} | ${peerCell(row)} | ${row.aim ?? ''} |`);

if (values.json !== undefined) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  writeFileSync(values.json, `${JSON.stringify({ machine, quick, rows }, undefined, 2)}\n`);
}
