import type { AnyFrame, Block } from '../../kernel/block.ts';
import type { Json } from '../../kernel/json.ts';
import { CircuitRun } from './circuit-run.ts';
import { circuitCommands } from './commands.ts';
import type { CircuitMode, Wire } from './mode.ts';
import { type CircuitDescription, planCircuit } from './plan.ts';
import { SolvedCircuits } from './solved-circuits.ts';

export interface CircuitBlockOptions {
  readonly type: string;
  /** There at the beginning, with ids of their own. */
  readonly wires?: readonly Wire[];
  /** Where leads are held at the beginning, as `CircuitMode.leads` has them. */
  readonly leads?: CircuitMode['leads'];
  /** Steps of the machines in one tick. Default 1. */
  readonly subSteps?: number;
}

/** The same commands, which tell the run that parts may not find all as they left it. */
function disturbing(
  commands: ReturnType<typeof circuitCommands>,
  runOf: (frame: AnyFrame) => CircuitRun,
): ReturnType<typeof circuitCommands> {
  const entries = Object.entries(commands).map(([name, command]) => [
    name,
    {
      check: (args: Json, frame: AnyFrame) => command.check(args, frame),
      apply: (args: Json, frame: AnyFrame) => {
        command.apply(args, frame);
        runOf(frame).disturb();
      },
    },
  ]);
  return Object.fromEntries(entries) as ReturnType<typeof circuitCommands>;
}

/**
 * Makes one block of a circuit: its parts' parameters, states and probes by `part.name`, wires and events in the mode. Outputs are
 * those of the end of the tick; switching by commands and by parts takes effect in the tick that follows.
 */
export function circuitBlock(description: CircuitDescription, options: CircuitBlockOptions): Block {
  const { type, wires = [], leads = {}, subSteps = 1 } = options;
  const plan = planCircuit(description);
  const mode: CircuitMode = { wires, leads, events: [], nextWire: 1 };
  const solvedCircuits = new SolvedCircuits();
  const runs = new WeakMap<Float64Array, CircuitRun>();
  let latest: { readonly floats: Float64Array; readonly run: CircuitRun } | undefined;
  const runOf = (frame: AnyFrame): CircuitRun => {
    const { floats } = frame.d;
    if (latest?.floats === floats) return latest.run;
    let run = runs.get(floats);
    if (run === undefined) {
      run = new CircuitRun(plan, solvedCircuits, frame, subSteps);
      runs.set(floats, run);
    }
    latest = { floats, run };
    return run;
  };
  return {
    type,
    parameters: plan.parameters,
    discrete: plan.discrete,
    outputs: plan.outputs,
    mode,
    visibleMode: ['wires', 'leads', 'events'],
    // Outputs are the discrete states, in the same order.
    writeOutputs: ({ d, y }) => y.floats.set(d.floats),
    update: (frame) => runOf(frame).advance(),
    commands: disturbing(circuitCommands(plan, runOf), runOf),
  };
}
