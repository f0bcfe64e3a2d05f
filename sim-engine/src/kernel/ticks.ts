/**
 * How many ticks have to pass before so many seconds have: counted, not multiplied, since 5 × 0.03 is a hair less than 0.15. Seconds that
 * are no whole number of ticks wait for the next one.
 */
export function wholeTicks(seconds: number, tickS: number): number {
  return Math.ceil(seconds / tickS - 1e-9);
}
