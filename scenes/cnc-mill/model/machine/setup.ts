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

/** Numbers that the setup rests on. */
const KEY_LENGTH = 12 + CART.length + 6;

/** Written anew each time: a machine in motion asks at every tick. */
const now = new Float64Array(KEY_LENGTH);

function brokenBits({ tools }: MillFrame['mode']): number {
  let bits = 0;
  for (let index = 0; index < CART.length; index++) if (tools[index + 1]?.broken === true) bits += 1 << index;
  return bits;
}

function holdingN({ mode, p }: MillFrame): number {
  if (mode.blank !== 'clamped') return 0;
  return mode.vice.torqueNm * HOLDING_N_PER_NM * (mode.hidden.repaired.vice ? 1 : p.viceShare);
}

function writeKey(frame: MillFrame): void {
  const { p, mode, bulk } = frame;
  const { repaired, homeErrorMm } = mode.hidden;
  const { backlash, kvPerS } = mode.offsets;
  now[0] = repaired.spindleTaper ? 0 : p.taperRunoutMm;
  now[1] = brokenBits(mode);
  now[2] = kvPerS * p.servoShare;
  now[3] = p.backlashMm;
  now[4] = backlash.x;
  now[5] = backlash.y;
  now[6] = backlash.z;
  now[7] = holdingN(frame);
  now[8] = homeErrorMm.x;
  now[9] = homeErrorMm.y;
  now[10] = homeErrorMm.z;
  now[11] = mode.hidden.viceErrorMmPer100;
  let next = 12;
  for (let index = 0; index < CART.length; index++) now[next++] = bulk.lengthsMm[index] ?? 0;
  for (let axis = 0; axis < 3; axis++) {
    now[next++] = bulk.origin[axis as 0 | 1 | 2];
    now[next++] = bulk.viceOrigin[axis as 0 | 1 | 2];
  }
}

function isNow(key: Float64Array): boolean {
  for (let index = 0; index < KEY_LENGTH; index++) if (key[index] !== now[index]) return false;
  return true;
}

export interface SetupOptions {
  /** Height of the jaws over the blank's underside, mm. */
  readonly jawTopMm: number;
}

/** What does not change from tick to tick; made anew only where one of its numbers has changed. */
export function setupOf(frame: MillFrame, { jawTopMm }: SetupOptions): MillingSetup {
  const { bulk, mode, p } = frame;
  writeKey(frame);
  const known = bulk.cache.setup;
  if (known !== undefined && isNow(known.key)) return known.setup;
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
    turnRad: mode.hidden.viceErrorMmPer100 / 100,
    holdingForceN: holdingN(frame),
  };
  bulk.cache.setup = { key: now.slice(), setup };
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
