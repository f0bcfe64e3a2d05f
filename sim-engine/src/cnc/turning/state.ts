import type { Collision } from '../collision/collision.ts';
import type { PathProgram } from '../planner/compile.ts';
import { restingServo, type ServoState } from '../planner/servo.ts';
import { startTrajectory, type TrajectoryState } from '../planner/state.ts';
import type { TurnedProfile } from '../stock/turned-profile.ts';

/**
 * A thread as passes have cut it so far. Its helix is no profile of revolution: the profile keeps the diameter that it is cut into.
 */
export interface TurnedThread {
  readonly pitchMm: number;
  readonly inside: boolean;
  /** Where the passes reached, along the axis. */
  readonly fromZMm: number;
  readonly toZMm: number;
  /** Radius of the groove's bottom. */
  readonly rootRadiusMm: number;
}

export interface TurningLoad {
  readonly removalMm3ps: number;
  readonly depthMm: number;
  readonly feedPerRevMm: number;
  readonly powerW: number;
  readonly torqueNm: number;
  readonly spindleLoad: number;
}

export const NO_TURNING_LOAD: TurningLoad = {
  removalMm3ps: 0,
  depthMm: 0,
  feedPerRevMm: 0,
  powerW: 0,
  torqueNm: 0,
  spindleLoad: 0,
};

/** A part being turned: plain data but the profile's arrays. */
export interface TurningState {
  tick: number;
  trajectory: TrajectoryState;
  servo: ServoState;
  profile: TurnedProfile;
  threads: readonly TurnedThread[];
  load: TurningLoad;
  removedMm3: number;
  peakPowerW: number;
  flankWearMm: number;
  collisions: Collision[];
  alarm: 'collision' | 'stall' | 'travel' | undefined;
}

export function startTurning(program: PathProgram, profile: TurnedProfile): TurningState {
  const { outerNm, boreNm, shoulderMm, shoulderNm } = profile;
  return {
    tick: 0,
    trajectory: startTrajectory(program),
    servo: restingServo(program.start),
    profile: {
      ...profile,
      outerNm: outerNm.slice(),
      boreNm: boreNm.slice(),
      shoulderMm: shoulderMm.slice(),
      shoulderNm: shoulderNm.slice(),
    },
    threads: [],
    load: NO_TURNING_LOAD,
    removedMm3: 0,
    peakPowerW: 0,
    flankWearMm: 0,
    collisions: [],
    alarm: undefined,
  };
}

/** Adds a stretch of a pass to the thread it belongs to: of the same pitch, side and place. */
export function withPass(threads: readonly TurnedThread[], pass: TurnedThread): readonly TurnedThread[] {
  const same = threads.findIndex(
    ({ pitchMm, inside, fromZMm, toZMm }) =>
      pitchMm === pass.pitchMm &&
      inside === pass.inside &&
      fromZMm <= pass.toZMm + pitchMm &&
      toZMm >= pass.fromZMm - pitchMm,
  );
  const before = threads[same];
  if (before === undefined) return [...threads, pass];
  const deeper = pass.inside ? Math.max : Math.min;
  return threads.with(same, {
    ...before,
    fromZMm: Math.min(before.fromZMm, pass.fromZMm),
    toZMm: Math.max(before.toZMm, pass.toZMm),
    rootRadiusMm: deeper(before.rootRadiusMm, pass.rootRadiusMm),
  });
}
