import type { Block } from '@tongyan/sim-engine/kernel';

/** One measured number. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
}

type Measure = (quick: boolean) => Promise<readonly Figure[]>;

/** Seconds of processor time that something takes: what other programs take meanwhile does not count. */
function processorS(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** x' = −x with one output: what a tick costs beside the equations. */
async function kernel(quick: boolean): Promise<readonly Figure[]> {
  const { defineBlock, Simulation, systemOf } = await import('@tongyan/sim-engine/kernel');
  const block: Block = defineBlock({
    type: 'decay',
    outputs: { level: { unit: '1' } },
    continuous: { level: { unit: '1', value: 1 } },
    writeOutputs: ({ x, y }) => {
      y.level = x.level;
    },
    derivatives: ({ x, dx }) => {
      dx.level = -1e-9 * x.level;
    },
  });
  const system = systemOf({ name: 'decay', version: '1.0.0', tickS: 0.01, blocks: { it: { block } } });
  const ticks = quick ? 500_000 : 5_000_000;
  Simulation.start(system).runTo(ticks / 5);
  const simulation = Simulation.start(system);
  const seconds = processorS(() => simulation.runTo(ticks));
  return [{ figure: 'ticks of a small system, RK4', value: ticks / seconds, unit: '1/s' }];
}

/** The motor starter's cabinet: a star-delta start, then running. */
async function cabinet(quick: boolean): Promise<readonly Figure[]> {
  const { Simulation } = await import('@tongyan/sim-engine/kernel');
  const { DRAWING, motorStarterSystem } = await import('../motor-starter/model/index.ts');
  const simulation = Simulation.start(motorStarterSystem({ wiring: DRAWING }));
  const does = (name: string, args: { readonly part: string; readonly value?: number }): void => {
    const done = simulation.apply({ target: 'cabinet', name, args });
    if (!done.ok) throw new Error(`${name} was refused: ${done.failure.code}`);
  };
  const runFor = (seconds: number): number =>
    processorS(() => simulation.runTo(simulation.tick + Math.round(seconds / simulation.system.tickS)));
  const starts = (): number => {
    does('press', { part: 'SB2' });
    const pressedS = runFor(0.2);
    does('release', { part: 'SB2' });
    return pressedS + runFor(4);
  };
  does('set', { part: 'FR', value: 8.2 });
  does('set', { part: 'KT', value: 3 });
  does('turnOn', { part: 'QF' });
  runFor(0.2);
  // Once to warm up, once to measure.
  starts();
  does('press', { part: 'SB1' });
  runFor(20);
  does('release', { part: 'SB1' });
  const startingS = starts();
  const seconds = quick ? 60 : 300;
  const runningS = runFor(seconds);
  return [
    { figure: 'motor starter’s cabinet, running', value: seconds / runningS, unit: '× real time' },
    { figure: 'motor starter’s cabinet, star-delta start', value: 4.2 / startingS, unit: '× real time' },
    { figure: 'snapshot of the cabinet', value: JSON.stringify(simulation.snapshot()).length, unit: 'bytes' },
  ];
}

/** A small sorter in Structured Text: a state machine with timers, counters, an array and a function. */
const SORTER = `FUNCTION scale : REAL
VAR_INPUT raw : INT; END_VAR
scale := INT_TO_REAL(raw) / 27648.0 * 0.5;
END_FUNCTION
PROGRAM sorter
VAR_INPUT start, stop, sensor, metal : BOOL; raw : INT; END_VAR
VAR_OUTPUT belt, push : BOOL; count, state : INT; speed : REAL; END_VAR
VAR edge : R_TRIG; watch : TON; parts : CTU; kinds : ARRAY[0..15] OF BOOL; head, i, metals : INT; END_VAR
speed := LIMIT(0.0, scale(raw), 0.5);
edge(CLK := sensor);
CASE state OF
  0: belt := FALSE; IF start AND NOT stop THEN state := 1; END_IF;
  1: belt := TRUE;
     IF edge.Q THEN kinds[head] := metal; head := (head + 1) MOD 16; state := 2; END_IF;
  2: watch(IN := TRUE, PT := T#80ms); push := metal;
     IF watch.Q THEN watch(IN := FALSE); push := FALSE; state := 1; END_IF;
END_CASE;
IF stop THEN state := 0; END_IF;
parts(CU := push, R := FALSE, PV := 1000);
count := parts.CV;
metals := 0;
FOR i := 0 TO 15 DO IF kinds[i] THEN metals := metals + 1; END_IF; END_FOR;
END_PROGRAM
`;

async function plc(quick: boolean): Promise<readonly Figure[]> {
  const { compile, Controller } = await import('@tongyan/sim-engine/plc');
  const compiled = compile(SORTER);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure));
  const controller = new Controller(compiled.value);
  const point = (name: string) => {
    const found = controller.find(`sorter.${name}`);
    if (found === undefined) throw new Error(`the sorter has no ${name}`);
    return found;
  };
  const [start, sensor, metal, raw] = ['start', 'sensor', 'metal', 'raw'].map(point);
  if (start === undefined || sensor === undefined || metal === undefined || raw === undefined)
    throw new Error('no inputs');
  controller.write(start, true);
  controller.write(raw, 13_824);
  const scans = (many: number): void => {
    for (let scan = 0; scan < many; scan++) {
      controller.write(sensor, scan % 25 < 5);
      controller.write(metal, scan % 50 < 25);
      controller.scan();
    }
  };
  const many = quick ? 50_000 : 500_000;
  scans(many / 5);
  const seconds = processorS(() => scans(many));
  if (controller.fault !== undefined) throw new Error(controller.fault.message);
  return [{ figure: 'Structured Text scans of a sorter', value: many / seconds, unit: '1/s' }];
}

async function gcode(quick: boolean): Promise<readonly Figure[]> {
  const { Interpreter } = await import('@tongyan/sim-engine/rs274');
  const lines = quick ? 20_000 : 200_000;
  const moves = Array.from({ length: lines }, (_, index) => `G1 X${index % 97} Y${(index % 31) / 8} Z-${index % 5}`);
  const program = `G21 G90 F500\n${moves.join('\n')}\nM2\n`;
  const interpretAll = (): void => {
    const interpreter = new Interpreter(program);
    while (interpreter.end === undefined) interpreter.step();
    if (interpreter.end !== 'end') throw new Error(interpreter.end.error.message);
  };
  interpretAll();
  return [{ figure: 'G-code lines interpreted', value: lines / processorS(interpretAll), unit: '1/s' }];
}

async function stamp(quick: boolean): Promise<readonly Figure[]> {
  const { stampSteps } = await import('@tongyan/sim-engine/cnc');
  const step = stampSteps();
  const many = quick ? 5000 : 50_000;
  const steps = (count: number): void => {
    for (let done = 0; done < count; done++) step();
  };
  steps(many / 5);
  return [
    { figure: 'stamp of a 16 mm cutter, 512² cells', value: (processorS(() => steps(many)) / many) * 1e6, unit: 'µs' },
  ];
}

/** By name, in the order in which they are shown. */
export const MEASURES: Readonly<Record<string, Measure>> = { kernel, cabinet, plc, gcode, stamp };
