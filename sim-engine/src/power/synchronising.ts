/** How two voltages must agree before a breaker may close. */
export interface SyncWindow {
  readonly leastSlipHz: number;
  readonly mostSlipHz: number;
  readonly voltageShare: number;
  readonly angleDeg: number;
}

/** The incoming set a little faster, so that it takes load at once. */
export const USUAL_WINDOW: SyncWindow = { leastSlipHz: 0, mostSlipHz: 0.2, voltageShare: 0.05, angleDeg: 10 };

/** The incoming set against the bus. */
export interface SyncState {
  readonly slipHz: number;
  readonly voltageDifference: number;
  /** Positive while the set is ahead; any number of turns. */
  readonly angleDeg: number;
}

/** The same angle from −180 to 180°. */
export function wrapDeg(angleDeg: number): number {
  return angleDeg - 360 * Math.round(angleDeg / 360);
}

export function isInWindow(window: SyncWindow, state: SyncState): boolean {
  return (
    state.slipHz >= window.leastSlipHz &&
    state.slipHz <= window.mostSlipHz &&
    Math.abs(state.voltageDifference) <= window.voltageShare &&
    Math.abs(wrapDeg(state.angleDeg)) <= window.angleDeg
  );
}

/** By how many degrees ahead of phase coincidence a breaker of that closing time must be told to close. */
export function closingLeadDeg(slipHz: number, closingS: number): number {
  return 360 * slipHz * closingS;
}

/**
 * Whether a breaker that is told to close now will close in phase, as an automatic synchroniser decides.
 *
 * @param withinDeg how far from coincidence it may be then
 */
export function closesInPhase({ slipHz, angleDeg }: SyncState, closingS: number, withinDeg: number): boolean {
  return Math.abs(wrapDeg(angleDeg + closingLeadDeg(slipHz, closingS))) <= withinDeg;
}

/** Current at the closing of two voltages of 1 behind their reactances, per unit: 2 sin(angle/2) over both. */
export function closingCurrent(angleDeg: number, reactanceSum: number, sin: (radians: number) => number): number {
  return (2 * Math.abs(sin((angleDeg * Math.PI) / 360))) / reactanceSum;
}
