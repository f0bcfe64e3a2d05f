import { MAX_FEED_OVERRIDE } from './join.ts';
import type { TrajectoryState } from './state.ts';

function clamped(value: number, highest: number): number {
  return value >= 0 ? Math.min(highest, value) : 0;
}

/** 0 to 1.5; 0 brings feeds to rest. */
export function setFeedOverride(state: TrajectoryState, factor: number): void {
  state.overrides.feedOverride = clamped(factor, MAX_FEED_OVERRIDE);
  state.stale = true;
}

/** 0 to 1. */
export function setRapidOverride(state: TrajectoryState, factor: number): void {
  state.overrides.rapidOverride = clamped(factor, 1);
  state.stale = true;
}

/** Brings the axes to rest on the path as quickly as their limits allow; a thread is finished first. */
export function feedHold(state: TrajectoryState): void {
  state.overrides.holding = true;
  state.stale = true;
}

/** Ends a hold, a program stop and the wait after a single block. */
export function cycleStart(state: TrajectoryState): void {
  state.overrides.holding = false;
  state.stale = true;
  if (state.mode === 'waiting') state.mode = 'running';
}

export function setSingleBlock(state: TrajectoryState, on: boolean): void {
  state.overrides.singleBlock = on;
  state.stale = true;
}

export function setOptionalStop(state: TrajectoryState, on: boolean): void {
  state.optionalStop = on;
}
