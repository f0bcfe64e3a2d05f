/** `base` to a whole power by repeated squaring: the same bits on every engine, which the general power function is too slow for. */
export function integerPower(base: number, exponent: number): number {
  let factor = exponent < 0 ? 1 / base : base;
  let remaining = exponent < 0 ? -exponent : exponent;
  let product = 1;
  while (remaining > 0) {
    if (remaining % 2 === 1) product *= factor;
    factor *= factor;
    remaining = Math.floor(remaining / 2);
  }
  return product;
}
