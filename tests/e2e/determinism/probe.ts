/**
 * What every engine must compute alike, as hashes by name. Run in Node and, bundled, in the browsers: so it imports nothing of
 * either.
 */
import { DRAWING, motorStarterSystem } from '@tongyan/scenes/motor-starter';
import { stampSteps } from '@tongyan/sim-engine/cnc';
import { canonicalJson, FAULTS, hashJson, type Json, Simulation } from '@tongyan/sim-engine/kernel';
import { formatLog, parseLog, Recorder, replay } from '@tongyan/sim-engine/log';
import { csvLines, MODELS, valuesFor } from '@tongyan/sim-engine/models';
import { traceProgram } from '@tongyan/sim-engine/plc';
import { listCanon } from '@tongyan/sim-engine/rs274';

import * as exact from '../../../sim-engine/src/maths/exact.ts';
import { Pcg32 } from '../../../sim-engine/src/random/pcg32.ts';
import { systemOf } from '../../../sim-engine/src/kernel/system.ts';
import { workshop } from '../../../sim-engine/src/kernel/testing.ts';
import { Operator, PART_PROGRAM } from '../../../scenes/cnc-mill/model/machine/testing-mill.ts';

/** Arguments where functions are delicate: tiny, huge, near multiples of π, negative. */
function argument(random: Pcg32, index: number): number {
  const unit = random.nextUnit() * 2 - 1;
  const scales = [1, 1e-9, Math.PI * random.nextBelow(1000), 1e6, 700, 1e15];
  return unit * (scales[index % scales.length] ?? 1) + (index % 3 === 0 ? Math.PI * random.nextBelow(50) : 0);
}

function digestOf(values: readonly number[]): string {
  return hashJson(values.map((value) => (Number.isFinite(value) ? value : String(value))));
}

function maths(): Record<string, string> {
  const { atan2, hypot, pow, ...ofOne } = exact;
  const hashes: Record<string, string> = {};
  for (const [name, compute] of Object.entries(ofOne)) {
    const random = Pcg32.seeded({ high: 0, low: 2026 }, { high: 0, low: 1 });
    hashes[`maths ${name}`] = digestOf(Array.from({ length: 3000 }, (_, index) => compute(argument(random, index))));
  }
  for (const [name, compute] of Object.entries({ atan2, hypot, pow })) {
    const random = Pcg32.seeded({ high: 0, low: 2026 }, { high: 0, low: 2 });
    hashes[`maths ${name}`] = digestOf(
      Array.from({ length: 3000 }, (_, index) => compute(argument(random, index), argument(random, index + 1))),
    );
  }
  return hashes;
}

/** A run with commands, chance, events, stiff blocks and faults, hashed every ten ticks. */
function kernel(): Record<string, string> {
  const run = Simulation.start(systemOf(workshop), 7);
  const inject = (id: string, target: string, effect: Json, atS: number): void => {
    const args: Json = { id, target, effect, trigger: { kind: 'time', atS }, lastsS: 1 };
    if (!run.apply({ target: FAULTS, name: 'inject', args }).ok) throw new Error(`${id} was refused`);
  };
  run.apply({ target: 'knob', name: 'wander', args: null });
  inject('noise', 'gain.in', { kind: 'noise', standardDeviation: 0.1 }, 0.5);
  inject('leak', 'cold.ratePerS', { kind: 'leak', severity: 0.3 }, 1);
  const hashes: Record<string, string> = {};
  for (let tick = 0; tick <= 300; tick += 50) {
    run.runTo(tick);
    if (tick === 150) run.apply({ target: 'knob', name: 'turn', args: 2.5 });
    hashes[`kernel at ${tick}`] = run.hash();
  }
  return hashes;
}

/** Every named model, over its first rows. */
function models(): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const model of MODELS) {
    const values = valuesFor(model.parameters, {});
    if (!values.ok) throw new Error(canonicalJson(values.failure as unknown as Json));
    const run = model.start(values.value, model.everyS);
    if (!run.ok) throw new Error(run.failure.message);
    hashes[`model ${model.name}`] = hashJson([...csvLines(model, run.value, 40 * model.everyS, model.everyS)]);
  }
  return hashes;
}

const GCODE = `G21 G90 G17 F300
#1=0
o100 while [#1 LT 25]
  G1 X[10*COS[#1*7]] Y[10*SIN[#1*7]] Z-[SQRT[#1]]
  G3 X[#1+1] Y3 R60
  #1=[#1+1]
o100 endwhile
G81 X1 Y1 Z-3 R2
M2
`;

const ST = `PROGRAM p
VAR_OUTPUT level : LREAL; count : DINT; text : STRING; END_VAR
VAR timer : TON; i : INT; END_VAR
timer(IN := NOT timer.Q, PT := T#70ms);
IF timer.Q THEN count := count + 1; END_IF;
FOR i := 1 TO 20 DO level := level + SIN(INT_TO_LREAL(i)) * EXP(-level) + EXPT(1.01, i); END_FOR;
text := CONCAT('n', DINT_TO_STRING(count));
END_PROGRAM
`;

/** Programs: a part program with arithmetic, and a controller's scans. */
function programs(): Record<string, string> {
  const { lines } = listCanon(GCODE);
  const rows = Array.from({ length: 60 }, (_, scan) => String(scan * 10)).join('\n');
  const trace = traceProgram(ST, `t_ms\n${rows}\n`);
  if (!trace.ok) throw new Error(JSON.stringify(trace.failure));
  return { 'program rs274': hashJson([...lines]), 'program plc': hashJson(trace.value) };
}

/** A part being cut: heights are whole nanometres, but what they come from is not. */
function stock(): Record<string, string> {
  const step = stampSteps();
  const removed = Array.from({ length: 2000 }, () => step());
  return { 'stock removed': digestOf(removed) };
}

/** The motor starter, started and with a fault, hashed on the way. */
function cabinet(): Record<string, string> {
  const run = Simulation.start(motorStarterSystem({ wiring: DRAWING }), 3);
  const does = (name: string, part: string): void => {
    if (!run.apply({ target: 'cabinet', name, args: { part } }).ok) throw new Error(`${name} ${part} was refused`);
  };
  does('turnOn', 'QF');
  run.runTo(100);
  does('press', 'SB2');
  const hashes: Record<string, string> = {};
  for (let tick = 200; tick <= 1600; tick += 200) {
    run.runTo(tick);
    if (tick === 400) does('release', 'SB2');
    hashes[`cabinet at ${tick}`] = run.hash();
  }
  return hashes;
}

/** The machining centre, set up and cutting a part: its large state is in the hashes. */
function mill(): Record<string, string> {
  const operator = Operator.at({}, 5).prepared().loaded(PART_PROGRAM).do('cycleStart', null);
  const hashes: Record<string, string> = {};
  for (let second = 10; second <= 80; second += 10) hashes[`mill after ${second} s`] = operator.wait(10).run.hash();
  return hashes;
}

/** A recorded training, as text, parsed and run again: what a server and a page would each do with it. */
function log(): Record<string, string> {
  const system = systemOf(workshop);
  const recorder = Recorder.start(system, { seed: 11 }, { checkpointEvery: 50 });
  if (!recorder.ok) throw new Error(recorder.failure.code);
  const trainee = { id: 'a', role: 'trainee' } as const;
  for (const level of [1.5, -2, 0.25]) {
    recorder.value.command(trainee, { target: 'knob', name: 'turn', args: level });
    recorder.value.runTo(recorder.value.tick + 70);
  }
  const text = formatLog(recorder.value.log());
  const parsed = parseLog(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  const replayed = replay(system, parsed.value, { hashEvery: 30 });
  if (!replayed.ok) throw new Error(replayed.failure.code);
  const { hashes, end } = replayed.value;
  return {
    'log text': hashJson(text),
    ...Object.fromEntries(hashes.map(({ tick, stateHash }) => [`log at ${tick}`, stateHash])),
    'log end': hashJson(end.stateHash),
  };
}

export function probe(): Record<string, string> {
  return { ...log(), ...maths(), ...kernel(), ...models(), ...programs(), ...stock(), ...cabinet(), ...mill() };
}
