import { ln } from '../maths/exact.ts';
import type { Pcg32 } from '../random/pcg32.ts';

/**
 * A number of the standard normal distribution, by the polar method (G. Marsaglia and T. A. Bray, SIAM Review 6, 1964). The second
 * number of each pair is let go, so that a generator's state is all that there is to keep.
 */
export function nextNormal(random: Pcg32): number {
  for (;;) {
    const u = 2 * random.nextUnit() - 1;
    const v = 2 * random.nextUnit() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * ln(square)) / square);
  }
}
