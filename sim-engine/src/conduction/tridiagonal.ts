import { at } from '../maths/at.ts';

/**
 * Solves lower[i] x[i−1] + diagonal[i] x[i] + upper[i] x[i+1] = right[i] by elimination without pivoting, which is sound for
 * the diagonally dominant matrices of diffusion. `diagonal` and `right` are used up; the solution stands in `right`.
 */
export function solveTridiagonal(
  lower: Float64Array,
  diagonal: Float64Array,
  upper: Float64Array,
  right: Float64Array,
): void {
  const last = diagonal.length - 1;
  for (let row = 1; row <= last; row += 1) {
    const factor = at(lower, row) / at(diagonal, row - 1);
    diagonal[row] = at(diagonal, row) - factor * at(upper, row - 1);
    right[row] = at(right, row) - factor * at(right, row - 1);
  }
  right[last] = at(right, last) / at(diagonal, last);
  for (let row = last - 1; row >= 0; row -= 1)
    right[row] = (at(right, row) - at(upper, row) * at(right, row + 1)) / at(diagonal, row);
}
