import {
  COLLET_CHUCK_BT40,
  type Fixture,
  MACHINING_CENTRE_850,
  type MillingSetup,
  type MillingTool,
  SPINDLE_850,
  subtractVectors,
  type Vector,
  WROUGHT_ALUMINIUM,
} from '@tongyan/sim-engine/cnc';

import { AXIS_NAMES } from './interface.ts';
import type { MillFrame } from './frame.ts';
import { fixturesOf, VICE_PLACE } from './place.ts';
import { CART } from './tools.ts';

/** Force that holds the part, for a newton metre at the vice's handle. */
const HOLDING_N_PER_NM = 24;

/** A tool whose end is gone cuts nothing and is shorter. */
function brokenTool(tool: MillingTool): MillingTool {
  const { shape } = tool;
  const lostMm = 0.7 * shape.fluteMm;
  return {
    ...tool,
    profile: { kind: 'flat', radiusMm: 0 },
    shape: {
      ...shape,
      fluteMm: shape.fluteMm - lostMm,
      stickOutMm: shape.stickOutMm - lostMm,
      lengthMm: shape.lengthMm - lostMm,
    },
  };
}

/** A tool as it is on this machine today. */
function toolOf(tool: MillingTool, { bulk, mode }: MillFrame, runoutMm: number): MillingTool {
  const real = {
    ...tool,
    shape: { ...tool.shape, lengthMm: bulk.lengthsMm[tool.toolNumber - 1] ?? tool.shape.lengthMm },
    runoutMm: tool.runoutMm + runoutMm,
  };
  return mode.tools[tool.toolNumber]?.broken === true ? brokenTool(real) : real;
}

/** Fixtures about a part that may lie off the vice's middle; table and setter stay where the machine has them. */
function fixturesAbout(origin: Vector, viceOrigin: Vector, jawTopMm: number): readonly Fixture[] {
  return fixturesOf(jawTopMm).map(({ name, minMm, maxMm }) => {
    const off = subtractVectors(origin, name === 'table' || name === 'setter' ? VICE_PLACE : viceOrigin);
    return { name, minMm: subtractVectors(minMm, off), maxMm: subtractVectors(maxMm, off) };
  });
}

/** All numbers that the setup rests on. */
function keyOf(frame: MillFrame): number[] {
  const { p, mode, bulk } = frame;
  const { repaired, homeErrorMm } = mode.hidden;
  const { offsets, vice, blank } = mode;
  const { backlash } = offsets;
  let tools = 0;
  for (let index = 0; index < CART.length; index++) if (mode.tools[index + 1]?.broken === true) tools += 1 << index;
  return [
    repaired.spindleTaper ? 0 : p.taperRunoutMm,
    tools,
    ...bulk.lengthsMm,
    offsets.kvPerS * p.servoShare,
    p.backlashMm,
    backlash.x,
    backlash.y,
    backlash.z,
    blank === 'clamped' ? vice.torqueNm * HOLDING_N_PER_NM * (repaired.vice ? 1 : p.viceShare) : 0,
    ...bulk.origin,
    ...bulk.viceOrigin,
    homeErrorMm.x,
    homeErrorMm.y,
    homeErrorMm.z,
  ];
}

export interface SetupOptions {
  /** Height of the jaws over the blank's underside, mm. */
  readonly jawTopMm: number;
}

/** What does not change from tick to tick; made anew only where one of its numbers has changed. */
export function setupOf(frame: MillFrame, { jawTopMm }: SetupOptions): MillingSetup {
  const { bulk, mode, p } = frame;
  const key = keyOf(frame);
  const known = bulk.cache.setup;
  if (known?.key.every((value, index) => value === key[index]) === true) return known.setup;
  const { backlash, kvPerS } = mode.offsets;
  const { repaired, homeErrorMm } = mode.hidden;
  const home: Vector = [homeErrorMm.x, homeErrorMm.y, homeErrorMm.z];
  const gain = kvPerS * p.servoShare;
  const runoutMm = repaired.spindleTaper ? 0 : p.taperRunoutMm;
  const setup: MillingSetup = {
    machine: {
      ...MACHINING_CENTRE_850,
      // The end switches stand on the machine, wherever the control takes its zero.
      travelMinMm: subtractVectors(MACHINING_CENTRE_850.travelMinMm, home),
      travelMaxMm: subtractVectors(MACHINING_CENTRE_850.travelMaxMm, home).map(
        (limit) => limit + OVER_MM,
      ) as unknown as Vector,
    },
    spindle: SPINDLE_850,
    servo: {
      gainPerS: [gain, gain, gain],
      backlashMm: [p.backlashMm, p.backlashMm, SOUND_PLAY_MM],
      compensationMm: [backlash.x, backlash.y, backlash.z],
    },
    tools: CART.map((tool) => toolOf(tool, frame, runoutMm)),
    holder: COLLET_CHUCK_BT40,
    material: WROUGHT_ALUMINIUM,
    fixtures: fixturesAbout(bulk.origin, bulk.viceOrigin, jawTopMm),
    fieldOrigin: bulk.origin,
    holdingForceN:
      mode.blank === 'clamped' ? mode.vice.torqueNm * HOLDING_N_PER_NM * (repaired.vice ? 1 : p.viceShare) : 0,
  };
  bulk.cache.setup = { key, setup };
  return setup;
}

const SOUND_PLAY_MM = 0.003;
/** The upper end switches stand a little behind the reference. */
const OVER_MM = 2;

/** Where the tip is off from where the control believes it: reference, growth of the spindle, a tool that creeps out. */
export function tipErrorMm({ mode, p }: MillFrame): Vector {
  const { homeErrorMm, creepMm, warmth } = mode.hidden;
  const [x, y, z] = AXIS_NAMES.map((axis) => homeErrorMm[axis]) as [number, number, number];
  return [x, y, z - creepMm - warmth * p.spindleGrowthMm];
}
