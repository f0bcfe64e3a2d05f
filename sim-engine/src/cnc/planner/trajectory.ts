import type { MachineTimes } from '../machine.ts';
import type { MotionKind } from '../segments.ts';
import { scale, type Vector } from '../vector.ts';
import type { PathProgram } from './compile.ts';
import { beginEvent, runSpindle } from './events.ts';
import { positionOn, type Primitive, type Shape, tangentOn } from './primitive.ts';
import { integrate } from './s-curve.ts';
import type { TrajectoryState } from './state.ts';
import { LOOK_AHEAD, planZone, zonesAhead } from './zone.ts';

/** Called for each stretch that was travelled, in order: a part of one piece of path. */
export type OnTravel = (shape: Shape, fromMm: number, toMm: number, move: Primitive) => void;

function layOut(program: PathProgram, state: TrajectoryState): void {
  const { zones, truncated } = zonesAhead(program, state, state.overrides);
  const [zone] = zones;
  state.stale = false;
  state.plannedFrom = state.itemIndex;
  state.truncated = truncated;
  if (zone === undefined) return;
  const plan = planZone(state.speedMmps, state.accelMmps2, zone);
  // Too near the end of the zone to change anything: what was planned before stays, and the next zone takes the new wishes up.
  if (plan === undefined) {
    if (state.phases.length === 0) throw new Error('a zone begun without acceleration always has a profile');
    return;
  }
  state.phases = plan.phases.flatMap(({ durationS, jerkMmps3 }) => [durationS, jerkMmps3]);
  state.zoneLast = zone.last;
  state.zoneEndMmps = plan.endMmps;
  state.reachesEnd = plan.reachesEnd;
}

function moveAt(program: PathProgram, index: number): Primitive {
  const item = program.items[index];
  if (item?.kind !== 'move') throw new Error(`item ${index} is no move`);
  return item;
}

/** Brings the travel forward over the pieces of the zone; what rounding puts past its end is dropped. */
function travelTo(program: PathProgram, state: TrajectoryState, travelMm: number, onTravel?: OnTravel): void {
  let move = moveAt(program, state.itemIndex);
  let from = state.travelMm;
  let to = travelMm;
  while (to > move.shape.lengthMm && state.itemIndex < state.zoneLast) {
    onTravel?.(move.shape, from, move.shape.lengthMm, move);
    to -= move.shape.lengthMm;
    from = 0;
    state.itemIndex++;
    move = moveAt(program, state.itemIndex);
  }
  to = Math.min(to, move.shape.lengthMm);
  if (to > from) onTravel?.(move.shape, from, to, move);
  state.travelMm = Math.max(from, to);
  state.position = positionOn(move.shape, state.travelMm);
}

function endZone(program: PathProgram, state: TrajectoryState, onTravel?: OnTravel): void {
  travelTo(program, state, Number.POSITIVE_INFINITY, onTravel);
  const { endsBlock } = moveAt(program, state.zoneLast);
  state.itemIndex = state.zoneLast + 1;
  state.travelMm = 0;
  state.speedMmps = state.zoneEndMmps;
  state.accelMmps2 = 0;
  state.stale = true;
  state.arriving = state.speedMmps === 0;
  if (state.overrides.singleBlock && endsBlock && state.speedMmps === 0) state.mode = 'waiting';
}

/** @returns how much of `stepS` is left, or 0 where the axes stand */
function advanceMove(program: PathProgram, state: TrajectoryState, stepS: number, onTravel?: OnTravel): number {
  const lookFurther = state.truncated && state.itemIndex - state.plannedFrom >= LOOK_AHEAD / 2;
  if (state.stale || lookFurther) layOut(program, state);
  const [durationS, jerk] = state.phases;
  if (durationS === undefined || jerk === undefined) {
    if (state.reachesEnd) {
      endZone(program, state, onTravel);
      return stepS;
    }
    state.speedMmps = 0;
    state.accelMmps2 = 0;
    return 0;
  }
  const takenS = Math.min(stepS, durationS);
  const now = { travelMm: state.travelMm, speedMmps: state.speedMmps, accelMmps2: state.accelMmps2 };
  const next = integrate(now, jerk, takenS);
  if (takenS < durationS) state.phases[0] = durationS - takenS;
  else state.phases.splice(0, 2);
  state.speedMmps = Math.max(0, next.speedMmps);
  state.accelMmps2 = next.accelMmps2;
  travelTo(program, state, next.travelMm, onTravel);
  return stepS - takenS;
}

/**
 * Runs the program on for a fixed step.
 *
 * @param stepS the tick's length
 * @param onTravel is told every stretch of path that was travelled
 * @param inPosition whether the axes have followed: at every stop the program waits for it, looked at once a step
 */
export function advanceTrajectory(
  program: PathProgram,
  times: MachineTimes,
  state: TrajectoryState,
  stepS: number,
  onTravel?: OnTravel,
  inPosition?: () => boolean,
): void {
  runSpindle(state.machine, times, stepS, state.position[0]);
  let leftS = stepS;
  if (state.mode !== 'running' || (state.arriving && inPosition?.() === false)) return;
  state.arriving = false;
  const waits = (): boolean => state.arriving && inPosition !== undefined;
  while (leftS > 0 && state.mode === 'running' && !waits()) {
    const item = program.items[state.itemIndex];
    if (item === undefined) {
      state.mode = 'finished';
    } else if (item.kind === 'move') {
      leftS = advanceMove(program, state, leftS, onTravel);
    } else {
      if (!state.eventBegun) {
        state.waitS = beginEvent(item.event, state.machine, times, state.position[0]);
        state.eventBegun = true;
      }
      const takenS = Math.min(leftS, state.waitS);
      state.waitS -= takenS;
      leftS -= takenS;
      if (state.waitS > 0) continue;
      state.eventBegun = false;
      state.itemIndex++;
      state.stale = true;
      const { event } = item;
      if (event.kind === 'end') state.mode = 'finished';
      if (event.kind === 'stop' && (!event.optional || state.optionalStop)) state.mode = 'waiting';
    }
  }
}

export interface TrajectorySample {
  readonly position: Vector;
  readonly velocityMmps: Vector;
  readonly speedMmps: number;
  readonly accelMmps2: number;
  readonly itemIndex: number;
  readonly travelMm: number;
  /** Of the move or event under way; undefined once the program has ended. */
  readonly sourceLine: number | undefined;
  readonly motion: MotionKind | undefined;
}

/** The move or event under way; axes that still arrive belong to the move that brought them. Undefined once the program has ended. */
export function itemUnderWay(
  { items }: PathProgram,
  { arriving, mode, itemIndex }: TrajectoryState,
): PathProgram['items'][number] | undefined {
  return items[arriving && mode !== 'finished' ? itemIndex - 1 : itemIndex];
}

export function sampleTrajectory(program: PathProgram, state: TrajectoryState): TrajectorySample {
  const item = itemUnderWay(program, state);
  const { position, speedMmps, accelMmps2, itemIndex, travelMm } = state;
  const moving = item?.kind === 'move' ? item : undefined;
  return {
    position,
    velocityMmps: moving === undefined ? [0, 0, 0] : scale(tangentOn(moving.shape, travelMm), speedMmps),
    speedMmps,
    accelMmps2,
    itemIndex,
    travelMm,
    sourceLine: item?.sourceLine,
    motion: moving?.motion,
  };
}
