import { at } from '../maths/at.ts';

function pivotRow(matrix: Float64Array, size: number, column: number): number {
  let best = column;
  for (let row = column + 1; row < size; row++)
    if (Math.abs(at(matrix, row * size + column)) > Math.abs(at(matrix, best * size + column))) best = row;
  return best;
}

function swapRows(matrix: Float64Array, size: number, a: number, b: number): void {
  for (let column = 0; column < size; column++) {
    const kept = at(matrix, a * size + column);
    matrix[a * size + column] = at(matrix, b * size + column);
    matrix[b * size + column] = kept;
  }
}

/**
 * Factors a dense real matrix in place into L·U with partial pivoting (Golub and Van Loan, "Matrix Computations", 3.4).
 *
 * @param matrix n × n numbers, row by row; becomes L below the diagonal (its ones left out) and U.
 * @param pivots n entries; becomes the row that was swapped into each place.
 * @returns false where a pivot is zero or not a number: the matrix is singular, and its contents are of no use.
 */
export function factorLu(matrix: Float64Array, pivots: Int32Array): boolean {
  const size = pivots.length;
  for (let column = 0; column < size; column++) {
    const best = pivotRow(matrix, size, column);
    pivots[column] = best;
    if (best !== column) swapRows(matrix, size, column, best);
    const pivot = at(matrix, column * size + column);
    if (!(Math.abs(pivot) > 0)) return false;
    for (let row = column + 1; row < size; row++) {
      const factor = at(matrix, row * size + column) / pivot;
      if (factor === 0) continue;
      matrix[row * size + column] = factor;
      for (let k = column + 1; k < size; k++)
        matrix[row * size + k] = at(matrix, row * size + k) - factor * at(matrix, column * size + k);
    }
  }
  return true;
}

/** Solves with what {@link factorLu} left; `vector` becomes the solution. */
export function solveLu(matrix: Float64Array, pivots: Int32Array, vector: Float64Array): void {
  const size = pivots.length;
  for (let row = 0; row < size; row++) {
    const other = at(pivots, row);
    const value = at(vector, other);
    vector[other] = at(vector, row);
    vector[row] = value;
  }
  for (let row = 1; row < size; row++) {
    let value = at(vector, row);
    for (let k = 0; k < row; k++) value -= at(matrix, row * size + k) * at(vector, k);
    vector[row] = value;
  }
  for (let row = size - 1; row >= 0; row--) {
    let value = at(vector, row);
    for (let k = row + 1; k < size; k++) value -= at(matrix, row * size + k) * at(vector, k);
    vector[row] = value / at(matrix, row * size + row);
  }
}
