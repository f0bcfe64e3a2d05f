export interface BackOff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/**
 * How long to wait before trying again after `failures` in a row (from 1): doubling, half of it random, so that a
 * school's computers do not come back in step after a power cut. `random` gives [0, 1).
 */
export function backOffMs(failures: number, { firstMs, mostMs }: BackOff, random: () => number): number {
  const ceilingMs = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return ceilingMs / 2 + (ceilingMs / 2) * random();
}
