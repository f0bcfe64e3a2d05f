/**
 * Exact solutions that the solver is held against: conduction in a slab of half thickness 1 with diffusivity and conductivity 1.
 */

/** The root of z tan z = Bi between n pi and n pi + pi/2, by halving. */
function slabRoot(biot: number, order: number): number {
  let low = order * Math.PI;
  let high = low + Math.PI / 2;
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    // z sin z − Bi cos z starts negative, and turns its sign with every further pi.
    const sign = order % 2 === 0 ? 1 : -1;
    if (sign * (middle * Math.sin(middle) - biot * Math.cos(middle)) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** (T − T_f)/(T_i − T_f) at x of a slab that meets a fluid from Fo = 0 on (H. S. Carslaw, J. C. Jaeger, article 3.11). */
export function slabTheta(biot: number, fourier: number, x: number): number {
  let sum = 0;
  for (let order = 0; order < 60; order += 1) {
    const z = slabRoot(biot, order);
    const weight = (4 * Math.sin(z)) / (2 * z + Math.sin(2 * z));
    sum += weight * Math.exp(-z * z * fourier) * Math.cos(z * x);
  }
  return sum;
}

/** T a/(r L²) at x of a slab whose faces rise by r t (Carslaw and Jaeger, article 3.4). */
export function rampTemperature(fourier: number, x: number): number {
  let sum = fourier - (1 - x * x) / 2;
  for (let order = 0; order < 60; order += 1) {
    const odd = 2 * order + 1;
    const z = (odd * Math.PI) / 2;
    const sign = order % 2 === 0 ? 1 : -1;
    sum += ((2 * sign) / (z * z * z)) * Math.exp(-z * z * fourier) * Math.cos(z * x);
  }
  return sum;
}
