import { simTick } from '../../time/sim-tick.ts';
import { type Collision, findCollisions, findOvertravel, reasonNotToCut, tipInField } from '../collision/collision.ts';
import { runoutRadiusMm } from '../cutting/deflection.ts';
import { cuttingSpeedMpmin } from '../cutting/milling.ts';
import { STALL_SHARE } from '../cutting/spindle.ts';
import { edgeRecessionMm, wornMm } from '../cutting/tool-life.ts';
import type { PathProgram } from '../planner/compile.ts';
import { stepServo } from '../planner/servo.ts';
import { advanceTrajectory, itemUnderWay } from '../planner/trajectory.ts';
import { cutLine, NO_CUT } from '../stock/cut-line.ts';
import { type CutterProfile, resized } from '../stock/cutter-profile.ts';
import { engagementAt, NOT_ENGAGED } from '../stock/engagement.ts';
import { NM_PER_MM } from '../stock/height-field.ts';
import { add, distance, subtract, type Vector } from '../vector.ts';
import { type CuttingMotion, loadOf } from './load.ts';
import type { MillingSetup, MountedTool } from './setup.ts';
import { type MillingCache, type MillingState, mountedTool, NO_LOAD, setWear, topsOf, wearOf } from './state.ts';
import { noteSurface } from './surface.ts';
import { tapStep } from './tapping.ts';

/** Bending follows force over this time: the tool's and the spindle's own damping, and it smooths the grid. */
const BEND_S = 0.01;

/** Axes that lag less have arrived. */
const IN_POSITION_MM = 0.002;

/** A tool that does not move cuts nothing. */
const NO_MOVE_MM = 1e-9;

function report(state: MillingState, found: readonly Collision[]): void {
  const names = found.map(({ cause, part, against }) => `${cause} ${part} ${against}`);
  found.forEach((collision, index) => {
    if (!state.touching.includes(names[index] ?? '')) state.collisions.push(collision);
  });
  state.touching = names;
}

/** Place of the tip over the part, with what the control does not know of. */
function tipOf(state: MillingState, setup: MillingSetup, tool: MountedTool): Vector {
  const ideal = tipInField(state.servo.table, tool.shape.lengthMm, setup.fieldOrigin);
  const [shiftX, shiftY] = state.partShift;
  const tip = subtract(add(ideal, state.errors.tipMm), [shiftX, shiftY, 0]);
  const { turnRad = 0 } = setup;
  // A part that stands askew sees the tool turned the other way: to the first order, as the angle is that of a vice set by hand.
  return turnRad === 0 ? tip : [tip[0] + turnRad * tip[1], tip[1] - turnRad * tip[0], tip[2]];
}

/** A part that is held too weakly goes along with the tool. */
function pushPart(state: MillingState, setup: MillingSetup, from: Vector, to: Vector): void {
  const [fx, fy] = state.load.forceN;
  const force = Math.sqrt(fx * fx + fy * fy);
  const holding = setup.holdingForceN * state.errors.holding;
  if (force <= holding) return;
  const slip = 1 - holding / force;
  const [shiftX, shiftY] = state.partShift;
  state.partShift = [shiftX + slip * (to[0] - from[0]), shiftY + slip * (to[1] - from[1])];
}

function bend(state: MillingState, tool: MountedTool, stepS: number): void {
  const [fx, fy] = state.load.forceN;
  const follow = Math.min(1, stepS / BEND_S);
  const [bx, by] = state.bendMm;
  state.bendMm = [bx + follow * (fx / tool.stiffnessNpmm - bx), by + follow * (fy / tool.stiffnessNpmm - by)];
}

/** The tool as it is: worn smaller, running out larger. */
function realProfile(state: MillingState, tool: MountedTool): CutterProfile {
  const recession = edgeRecessionMm(wearOf(state, tool.toolNumber));
  return resized(tool.profile, runoutRadiusMm(tool.runoutMm) - recession);
}

function cutStep(
  state: MillingState,
  setup: MillingSetup,
  tool: MountedTool,
  from: Vector,
  to: Vector,
  stepS: number,
  highestNm: number,
): void {
  const { totals, trajectory, field } = state;
  const speedRpm = Math.abs(trajectory.machine.spindleRpm);
  const wearMm = wearOf(state, tool.toolNumber);
  const profile = realProfile(state, tool);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const flat = Math.sqrt(dx * dx + dy * dy);
  // Over all that stands there is nothing to look at: what is known of the tops may be old, but never too low.
  const above = Math.min(from[2], to[2], state.cutTip?.[2] ?? to[2]) * NM_PER_MM >= highestNm + 1;
  const engagement = above ? NOT_ENGAGED : engagementAt(field, profile, to, [dx, dy], tool.shape.fluteMm);
  const tip = add(to, [state.bendMm[0], state.bendMm[1], 0]);
  const cut = above ? NO_CUT : cutLine(field, profile, state.cutTip ?? from, tip, state.cutTip !== undefined);
  state.cutTip = tip;
  const motion: CuttingMotion = {
    feedMmps: flat / stepS,
    direction: flat > 0 ? [dx / flat, dy / flat] : [0, 0],
    plungeMmps: (from[2] - to[2]) / stepS,
    speedRpm,
    stepS,
  };
  state.load = loadOf(setup, tool, cut, engagement, motion, wearMm);
  totals.removedMm3 += cut.removedMm3;
  totals.energyJ += state.load.powerW * stepS;
  totals.peakPowerW = Math.max(totals.peakPowerW, state.load.powerW);
  totals.peakTorqueNm = Math.max(totals.peakTorqueNm, state.load.torqueNm);
  totals.peakLoad = Math.max(totals.peakLoad, state.load.spindleLoad);
  if (state.load.powerW > 0) {
    noteSurface(state, tool);
    totals.cuttingS += stepS;
    const edgeSpeed = cuttingSpeedMpmin(speedRpm, tool.shape.diameterMm);
    setWear(state, tool.toolNumber, wornMm(wearMm, setup.material, edgeSpeed, stepS));
  }
  bend(state, tool, stepS);
  pushPart(state, setup, from, to);
  if (state.load.spindleLoad > STALL_SHARE) state.alarm = 'stall';
  if (tool.action.kind === 'tap') tapStep(state, tool, tool.action, cut, from, to);
}

/**
 * One tick of a machine that makes a part: path, servo, contact, cut, load, wear. After an alarm everything stands.
 *
 * @param cache made by `newCache`, kept beside the state and not part of it
 */
export function stepMilling(
  program: PathProgram,
  setup: MillingSetup,
  state: MillingState,
  cache: MillingCache,
  stepS: number,
): void {
  state.tick++;
  if (state.alarm !== undefined) {
    state.load = NO_LOAD;
    return;
  }
  const { trajectory } = state;
  const before = itemUnderWay(program, trajectory);
  const sourceLine = before?.sourceLine;
  const tool = mountedTool(cache, setup, trajectory.machine.toolNumber);
  const from = tipOf(state, setup, tool);
  const inPosition = (): boolean => distance(state.servo.drive, trajectory.position) <= IN_POSITION_MM;
  advanceTrajectory(program, setup.machine, trajectory, stepS, undefined, inPosition);
  stepServo(state.servo, trajectory.position, stepS, setup.servo);
  const tick = simTick(state.tick);
  const { travelMinMm, travelMaxMm } = setup.machine;
  const found = [...findOvertravel(state.servo.table, travelMinMm, travelMaxMm, tick, sourceLine)];
  if (found.length > 0) state.alarm = 'travel';
  if (tool.toolNumber !== trajectory.machine.toolNumber) {
    report(state, found);
    state.cutTip = undefined;
    state.load = NO_LOAD;
    return;
  }
  const to = tipOf(state, setup, tool);
  const moved = distance(from, to) > NO_MOVE_MM;
  let cuts = moved;
  if (moved) {
    const surroundings = { field: state.field, tops: topsOf(cache, state), fixtures: setup.fixtures };
    const rapid = before?.kind === 'move' && before.motion === 'rapid';
    const { spindleRpm } = trajectory.machine;
    const move = { from, to, rapid, spindleRpm, tick, sourceLine };
    const backwardsCuts = tool.action.kind === 'tap';
    found.push(...findCollisions(tool.body, realProfile(state, tool), surroundings, move, backwardsCuts));
    cuts = tool.profile.radiusMm > 0 && reasonNotToCut(move, backwardsCuts) === undefined;
  }
  if (found.some(({ cause }) => cause !== 'travel')) state.alarm = 'collision';
  report(state, found);
  if (state.alarm === undefined && cuts) {
    cutStep(state, setup, tool, from, to, stepS, topsOf(cache, state).highestNm);
    return;
  }
  state.load = NO_LOAD;
  state.bendMm = [0, 0];
  if (moved) state.cutTip = undefined;
}
