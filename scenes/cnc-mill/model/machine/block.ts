import { type Block, type BlockCommand, defineBlock, type OutputSpec } from '@tongyan/sim-engine/kernel';
import type { Vector } from '@tongyan/sim-engine/cnc';

import { BULK } from './bulk-codec.ts';
import { AXES } from './commands/axes.ts';
import { CARE } from './commands/care.ts';
import { CYCLE } from './commands/cycle.ts';
import { MEASURING } from './commands/measuring.ts';
import { POWER } from './commands/power.ts';
import { PROGRAM } from './commands/program.ts';
import { TOOLS } from './commands/tools.ts';
import { VICE } from './commands/vice.ts';
import { DISCRETE, type MillFrame } from './frame.ts';
import { OUTPUTS } from './interface.ts';
import { morningMode, VISIBLE_MODE } from './mode.ts';
import { writeOutputs } from './outputs.ts';
import { PARAMETERS } from './parameters.ts';
import { VICE_PLACE, VICE_SPREAD_MM } from './place.ts';
import { update } from './tick.ts';
import { CART, clampedLengthMm } from './tools.ts';

/** What an exercise adds to the machine: gauges and what they show. */
export interface MillExtension {
  /** Commands beside the machine's own; they write what they read into `mode.readings`. */
  readonly commands?: Readonly<Record<string, BlockCommand<MillFrame>>>;
  /** Outputs beside the machine's own. They are asked for at every moment: read the mode, do not measure. */
  readonly outputs?: Readonly<Record<string, OutputSpec & { readonly read: (frame: MillReading) => number }>>;
}

/** What an output may look at. */
export type MillReading = Omit<MillFrame, 'u' | 'dx'>;

export interface MillOptions extends MillExtension {
  /** Height of the jaws over the blank's underside, mm. */
  readonly jawTopMm?: number;
  /** The part program's zero, in part coordinates. */
  readonly datumMm?: Vector;
}

/** Everything that a day brings by chance: how long tools are clamped, where the vice stands. */
function start({ bulk, mode, random }: MillFrame): void {
  bulk.lengthsMm = CART.map(({ shape }) => clampedLengthMm(shape.lengthMm, random.nextUnit()));
  const [x, y, z] = VICE_PLACE;
  const off = (): number => Math.round((2 * random.nextUnit() - 1) * VICE_SPREAD_MM * 1000) / 1000;
  bulk.viceOrigin = [x + off(), y + off(), z];
  bulk.origin = bulk.viceOrigin;
  mode.hidden.viceErrorMmPer100 =
    Math.round((0.04 + 0.08 * random.nextUnit()) * (random.nextUnit() < 0.5 ? -1 : 1) * 1000) / 1000;
}

/** The machining centre as a block. */
export function machineBlock({
  commands = {},
  outputs = {},
  jawTopMm = 6,
  datumMm = [0, 0, 30],
}: MillOptions = {}): Block {
  const extra = Object.entries(outputs);
  const options = { jawTopMm };
  const datum = { datumMm };
  return defineBlock({
    type: 'machiningCentre',
    parameters: PARAMETERS,
    outputs: { ...OUTPUTS, ...Object.fromEntries(extra.map(([name, { read: _read, ...spec }]) => [name, spec])) },
    discrete: DISCRETE,
    mode: morningMode(),
    visibleMode: VISIBLE_MODE,
    bulk: BULK,
    start,
    writeOutputs: (frame) => {
      writeOutputs(frame, datum);
      // Their names are not known to the compiler; the kernel made a place for each.
      const places = frame.y as unknown as Record<string, number>;
      for (const [name, { read }] of extra) places[name] = read(frame);
    },
    update: (frame) => {
      update(frame, options);
    },
    commands: { ...POWER, ...AXES, ...VICE, ...TOOLS, ...MEASURING, ...PROGRAM, ...CYCLE, ...CARE, ...commands },
  });
}
