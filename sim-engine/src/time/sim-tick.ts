declare const simTickBrand: unique symbol;

/**
 * A moment of simulated time: how many fixed steps lie before it. A whole number from 0 to 2⁵³ − 1, never a time of day:
 * a run that is replayed next year passes through the same ticks.
 */
export type SimTick = number & { readonly [simTickBrand]: true };

/** @throws RangeError where the number is not whole, negative, or too large to be counted exactly. */
export function simTick(count: number): SimTick {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`a tick is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${count}`);
  }
  return count as SimTick;
}

export const FIRST_TICK: SimTick = simTick(0);

/** The tick `steps` steps later, or earlier where `steps` is negative. @throws RangeError as {@link simTick} does. */
export function addTicks(tick: SimTick, steps: number): SimTick {
  return simTick(tick + steps);
}

/** How many steps lead from `from` to `to`; negative where `to` is earlier. */
export function ticksBetween(from: SimTick, to: SimTick): number {
  return to - from;
}
