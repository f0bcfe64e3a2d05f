import type { Block, OutputSpec } from '@tongyan/sim-engine/kernel';

import type { MillBulk } from '../machine/bulk.ts';
import { AXIS_NAMES, type MillMode, type MillOutput } from '../machine/interface.ts';
import type { MillParameter } from '../machine/parameters.ts';
import { FAULTS } from './catalogue.ts';

/** The machine as an examiner finds it at a moment. */
interface Found {
  readonly mode: MillMode;
  /** Parameters, as faults leave them. */
  readonly p: Readonly<Record<MillParameter, number>>;
  readonly y: Readonly<Record<MillOutput, number>>;
  /** Flank wear of a tool, mm. */
  readonly wearMm: (toolNumber: number) => number;
}

/** Registers that differ by more are wrong, mm. */
const OFF_MM = 0.02;

const LENGTH_ERRORS = [
  'h1ErrorMm',
  'h2ErrorMm',
  'h3ErrorMm',
  'h4ErrorMm',
  'h5ErrorMm',
  'h6ErrorMm',
  'h7ErrorMm',
  'h8ErrorMm',
] as const satisfies readonly MillOutput[];

const NOMINAL_GAIN_PER_S = 50;
const WORN_MM = 0.1;

/** What is wrong, by the id of the fault that makes it so: true until it has been put right. */
const CONDITIONS: Readonly<Record<string, (found: Found) => boolean>> = {
  // Measured cold or warm: what the spindle grows is another fault's matter.
  toolLengthWrong: ({ y }) =>
    LENGTH_ERRORS.some((name) => Math.min(Math.abs(y[name]), Math.abs(y[name] + y.growthMm)) > OFF_MM),
  workOffsetShifted: ({ y }) => Math.abs(y.g54ErrorXMm) > OFF_MM || Math.abs(y.g54ErrorYMm) > OFF_MM,
  // Measured cold, the tools are too long once it is warm: it is run warm, and what cuts is measured again.
  spindleGrows: ({ p, y }) => p.spindleGrowthMm > 0.01 && Math.abs(y.h3ErrorMm) > OFF_MM,
  backlash: ({ p, mode }) =>
    Math.abs(p.backlashMm - mode.offsets.backlash.x) > 0.003 ||
    Math.abs(p.backlashMm - mode.offsets.backlash.y) > 0.003,
  toolWorn: ({ p, wearMm }) => p.suddenWearMm > 0 && wearMm(p.suddenWearTool) > WORN_MM,
  runout: ({ p, mode }) => p.taperRunoutMm > 0.005 && !mode.hidden.repaired.spindleTaper,
  coolantBlocked: ({ p, mode }) => p.nozzleShare < 0.5 && !mode.hidden.repaired.nozzle,
  viceWeak: ({ p, mode }) => p.viceShare < 0.9 && !mode.hidden.repaired.vice,
  homeSwitchDirty: ({ p, mode }) =>
    (Math.abs(p.homeSwitchMm) > 0.1 && !mode.hidden.repaired.homeSwitch) ||
    AXIS_NAMES.some((axis) => Math.abs(mode.hidden.homeErrorMm[axis]) > OFF_MM),
  drawbarWeak: ({ p, mode }) => p.drawbarShare < 0.7 && !mode.hidden.repaired.drawbar,
  airLow: ({ p, mode }) => p.airDropMPa > 0.05 && !mode.hidden.repaired.airFilter,
  servoSlow: ({ p, mode }) => Math.abs(mode.offsets.kvPerS * p.servoShare - NOMINAL_GAIN_PER_S) > 5,
  setterDirty: ({ p, mode }) => Math.abs(p.setterErrorMm) > 0.01 && !mode.hidden.repaired.toolSetter,
};

const hidden = (description: string): OutputSpec => ({ unit: '1', description, visible: false });

/** Outputs `mill.condition.<fault>` and their sum. */
const CONDITION_OUTPUTS: Readonly<Record<string, OutputSpec>> = {
  'condition.wrong': hidden('how many things are not in order'),
  ...Object.fromEntries(FAULTS.map(({ id }) => [`condition.${id}`, hidden('1: not in order')])),
};

const JUDGED = FAULTS.map(({ id }) => CONDITIONS[id] ?? (() => false));

/** In the order of {@link CONDITION_OUTPUTS}, from a place of the flat outputs on. */
function writeConditions(found: Found, floats: Float64Array, first: number): void {
  let wrong = 0;
  for (let index = 0; index < JUDGED.length; index++) {
    const isWrong = JUDGED[index]?.(found) === true ? 1 : 0;
    floats[first + 1 + index] = isWrong;
    wrong += isWrong;
  }
  floats[first] = wrong;
}

type Written = Parameters<NonNullable<Block['writeOutputs']>>[0];

/** By their names, which a composed block does not know at compile time. */
function foundIn({ p, y, mode, bulk }: Written): Found {
  const found = { p, y, mode } as unknown as Omit<Found, 'wearMm'>;
  const wear = (bulk as MillBulk | null)?.milling.flankWearMm ?? [];
  return { ...found, wearMm: (toolNumber) => wear.find(([tool]) => tool === toolNumber)?.[1] ?? 0 };
}

/** The machine's block with an examiner who knows what is not in order: for exercises that are about faults. */
export function withConditions(block: Block): Block {
  const { outputs = {} } = block;
  const first = Object.keys(outputs).length;
  return {
    ...block,
    outputs: { ...outputs, ...CONDITION_OUTPUTS },
    writeOutputs(frame) {
      block.writeOutputs?.(frame);
      writeConditions(foundIn(frame), frame.y.floats, first);
    },
  };
}
