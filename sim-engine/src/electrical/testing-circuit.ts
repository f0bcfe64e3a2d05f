import type { Json } from '../kernel/json.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { circuitBlock } from './circuit/circuit-block.ts';
import { modeOf } from './circuit/mode.ts';
import type { CircuitDescription } from './circuit/plan.ts';

type Ends = readonly [from: string, to: string];

/** A small circuit as a test works with it: wires as pairs of terminals, time in seconds. */
export class TestCircuit {
  readonly simulation: Simulation;

  constructor(
    description: CircuitDescription,
    wires: readonly Ends[],
    options: {
      readonly tickS?: number;
      readonly parameters?: Readonly<Record<string, number>>;
      readonly initial?: Readonly<Record<string, number>>;
    } = {},
  ) {
    const { tickS = 0.001, parameters = {}, initial = {} } = options;
    const named = wires.map(([from, to], index) => ({ id: `d${index}`, from, to, attributes: {} }));
    const block = circuitBlock(description, { type: 'testCircuit', wires: named });
    this.simulation = Simulation.start(
      systemOf({ name: 'test', version: '1.0.0', tickS, blocks: { circuit: { block, parameters, initial } } }),
    );
  }

  /** Code of the refusal, or undefined where the command was carried out. */
  do(name: string, args: Json): string | undefined {
    const done = this.simulation.apply({ target: 'circuit', name, args });
    return done.ok ? undefined : done.failure.code;
  }

  run(seconds: number): this {
    const { simulation } = this;
    simulation.runTo(simulation.tick + Math.round(seconds / simulation.system.tickS));
    return this;
  }

  read(quantity: string): number {
    const value = this.simulation.read(`circuit.${quantity}`);
    if (value === undefined) throw new Error(`the circuit has no ${quantity}`);
    return value;
  }

  get eventCodes(): readonly string[] {
    return modeOf({ mode: this.simulation.mode('circuit') as object | null }).events.map(({ code }) => code);
  }

  /** Seconds until the quantity has the value, or Infinity. */
  secondsUntil(quantity: string, value: number, withinS: number): number {
    const { tickS } = this.simulation.system;
    const ticks = Math.round(withinS / tickS);
    for (let tick = 1; tick <= ticks; tick += 1) {
      this.simulation.step();
      if (this.read(quantity) === value) return tick * tickS;
    }
    return Infinity;
  }
}
