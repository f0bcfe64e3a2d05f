import { sin } from '../../maths/exact.ts';
import { simTick } from '../../time/sim-tick.ts';
import { type CollisionCause, findOvertravel } from '../collision/collision.ts';
import { TOUCH_MM } from '../collision/stock-contact.ts';
import { specificForceNpmm2 } from '../cutting/material.ts';
import { torqueNm } from '../cutting/milling.ts';
import { spindleLoad, STALL_SHARE } from '../cutting/spindle.ts';
import { wornMm } from '../cutting/tool-life.ts';
import type { PathProgram } from '../planner/compile.ts';
import { stepServo } from '../planner/servo.ts';
import { advanceTrajectory, sampleTrajectory } from '../planner/trajectory.ts';
import { type InsertTip, turnedDiameterMm, turnLine } from '../stock/turned-profile.ts';
import { distance, type Vector } from '../vector.ts';
import type { TurningSetup, TurningTool } from './setup.ts';
import { NO_TURNING_LOAD, type TurningState, withPass } from './state.ts';

/** Axes that lag less have arrived. */
const IN_POSITION_MM = 0.002;

/** What is removed comes cell by cell: the load follows its mean over so many of them. */
const SMOOTH_CELLS = 20;

/** Below this the work does not turn. */
const TURNING_RPM = 10;

function tipAt(setup: TurningSetup, tool: TurningTool, [x, , z]: Vector): InsertTip {
  return { radiusMm: x - setup.axisXMm + tool.offsetXMm, zMm: z - setup.zeroZMm + tool.offsetZMm };
}

function surfaceAt({ profile }: TurningState, { inside }: TurningTool, zMm: number): number | undefined {
  const diameter = turnedDiameterMm(profile, zMm, inside);
  return diameter === undefined ? undefined : diameter / 2;
}

/** How deep the tip stands in the material; negative in the air. */
function depthOf(state: TurningState, tool: TurningTool, tip: InsertTip): number {
  const surface = surfaceAt(state, tool, tip.zMm);
  if (surface === undefined) return Number.NEGATIVE_INFINITY;
  return tool.inside ? tip.radiusMm - surface : surface - tip.radiusMm;
}

function crash(
  state: TurningState,
  cause: CollisionCause,
  against: string,
  tip: InsertTip,
  sourceLine: number | undefined,
): void {
  const point: Vector = [tip.radiusMm, 0, tip.zMm];
  const part = cause === 'body' ? 'holder' : 'flutes';
  state.collisions.push({ cause, part, against, point, tick: simTick(state.tick), sourceLine });
  state.alarm = 'collision';
  state.load = NO_TURNING_LOAD;
}

function cut(
  state: TurningState,
  setup: TurningSetup,
  tool: TurningTool,
  from: InsertTip,
  to: InsertTip,
  stepS: number,
): void {
  const rpm = Math.abs(state.trajectory.machine.spindleRpm);
  const { removedMm3, deepestMm } = turnLine(state.profile, tool.insert, from, to, tool.inside);
  state.removedMm3 += removedMm3;
  const moved = Math.abs(to.zMm - from.zMm) + Math.abs(to.radiusMm - from.radiusMm);
  const follow = Math.min(1, moved / (SMOOTH_CELLS * state.profile.cellMm));
  const removal = state.load.removalMm3ps + follow * (removedMm3 / stepS - state.load.removalMm3ps);
  const feedPerRevMm = (state.trajectory.speedMmps * 60) / rpm;
  const chipMm = feedPerRevMm * sin((tool.approachDeg * Math.PI) / 180);
  const powerW = (specificForceNpmm2(setup.material, chipMm, 0, state.flankWearMm) * removal) / 1000;
  const torque = torqueNm(powerW, rpm);
  const { load, stalls } = spindleLoad(setup.spindle, rpm, torque);
  state.load = {
    removalMm3ps: removal,
    depthMm: deepestMm,
    feedPerRevMm,
    powerW,
    torqueNm: torque,
    spindleLoad: load,
  };
  state.peakPowerW = Math.max(state.peakPowerW, powerW);
  if (removedMm3 > 0) {
    const surfaceMpmin = (2 * Math.PI * Math.abs(to.radiusMm) * rpm) / 1000;
    state.flankWearMm = wornMm(state.flankWearMm, setup.material, surfaceMpmin, stepS);
  }
  if (stalls && load > STALL_SHARE) state.alarm = 'stall';
}

/** One tick of a lathe: path, servo, contact, cut or thread, load and wear. After an alarm everything stands. */
export function stepTurning(program: PathProgram, setup: TurningSetup, state: TurningState, stepS: number): void {
  state.tick++;
  if (state.alarm !== undefined) {
    state.load = NO_TURNING_LOAD;
    return;
  }
  const { trajectory } = state;
  const { motion, sourceLine, itemIndex } = sampleTrajectory(program, trajectory);
  const item = program.items[itemIndex];
  const tableBefore = state.servo.table;
  const inPosition = (): boolean => distance(state.servo.drive, trajectory.position) <= IN_POSITION_MM;
  advanceTrajectory(program, setup.machine, trajectory, stepS, undefined, inPosition);
  stepServo(state.servo, trajectory.position, stepS, setup.servo);
  const { travelMinMm, travelMaxMm } = setup.machine;
  const outside = findOvertravel(state.servo.table, travelMinMm, travelMaxMm, simTick(state.tick), sourceLine);
  if (outside.length > 0) {
    state.collisions.push(...outside);
    state.alarm = 'travel';
    return;
  }
  const tool = setup.tools.find(({ toolNumber }) => toolNumber === trajectory.machine.toolNumber);
  if (tool === undefined) return;
  const [from, to] = [tipAt(setup, tool, tableBefore), tipAt(setup, tool, state.servo.table)];
  if (to.zMm < setup.chuckFaceZMm && Math.abs(to.radiusMm) < setup.chuckRadiusMm) {
    crash(state, 'body', 'chuck', to, sourceLine);
    return;
  }
  const rapid = motion === 'rapid';
  const still = Math.abs(trajectory.machine.spindleRpm) < TURNING_RPM;
  if (rapid || still) {
    if (depthOf(state, tool, to) > TOUCH_MM) crash(state, rapid ? 'rapid' : 'spindleStopped', 'stock', to, sourceLine);
    else state.load = NO_TURNING_LOAD;
    return;
  }
  const pitchMm = item?.kind === 'move' ? item.pitchMm : null;
  if (tool.threading && pitchMm !== null) {
    if (depthOf(state, tool, to) > 0) {
      const { zMm, radiusMm } = to;
      const pass = { pitchMm, inside: tool.inside, fromZMm: zMm, toZMm: zMm, rootRadiusMm: radiusMm };
      state.threads = withPass(state.threads, pass);
    }
    return;
  }
  cut(state, setup, tool, from, to, stepS);
}
