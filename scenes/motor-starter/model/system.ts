import { circuitBlock } from '@tongyan/sim-engine/electrical';
import { type System, systemOf } from '@tongyan/sim-engine/kernel';

import { CABINET } from './components.ts';
import { examined } from './examiner/examined.ts';
import { asWires, type DrawnWire, SUPPLY_WIRING } from './wiring.ts';

/** Version of the model: a recorded run replays on the version that it was recorded on. */
export const MODEL_VERSION = '1.1.0';

/** Ticks of 1 ms; the motor's equations take one step in it. */
const TICK_S = 0.001;
const SUB_STEPS = 1;

export interface CabinetOptions {
  /** What is connected when the run begins. Default: the supply and the control transformer, no more. */
  readonly wiring?: readonly DrawnWire[];
  /** Instead of the nominal values, by `part.parameter`. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Initial states instead of the nominal ones, by `part.state`. */
  readonly initial?: Readonly<Record<string, number>>;
}

/** The scene's system: one block `cabinet` with the whole circuit. */
export function motorStarterSystem({
  wiring = SUPPLY_WIRING,
  parameters = {},
  initial = {},
}: CabinetOptions = {}): System {
  const block = circuitBlock(CABINET, {
    type: 'motorStarterCabinet',
    wires: asWires(wiring),
    subSteps: SUB_STEPS,
    // Somebody stands on the ground before the cabinet; what the hand touches is the trainee's doing.
    leads: { 'person:feet': 'supply:PE' },
  });
  return systemOf({
    name: 'motor-starter',
    version: MODEL_VERSION,
    tickS: TICK_S,
    blocks: { cabinet: { block: examined(block), parameters, initial } },
  });
}
