import { at } from '../maths/at.ts';

/**
 * Solves a symmetric positive definite system in place by L D Lᵀ without pivoting.
 *
 * @param matrix row by row, size × size; its lower half is used up
 * @param right becomes the solution
 * @returns whether every pivot was positive; `right` is of no use otherwise
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number): boolean {
  for (let column = 0; column < size; column += 1) {
    const pivot = at(matrix, column * size + column);
    if (!(pivot > 0)) return false;
    for (let row = column + 1; row < size; row += 1) {
      const factor = at(matrix, row * size + column) / pivot;
      if (factor === 0) continue;
      for (let inner = column + 1; inner <= row; inner += 1) {
        const index = row * size + inner;
        matrix[index] = at(matrix, index) - factor * at(matrix, inner * size + column);
      }
      right[row] = at(right, row) - factor * at(right, column);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = at(right, row);
    for (let below = row + 1; below < size; below += 1) sum -= at(matrix, below * size + row) * at(right, below);
    right[row] = sum / at(matrix, row * size + row);
  }
  return true;
}
