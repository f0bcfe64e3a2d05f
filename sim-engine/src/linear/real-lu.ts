import { at, intAt } from '../maths/at.ts';

/** A pivot smaller than this part of the largest element of the matrix is taken for none. */
const RELATIVE_PIVOT_FLOOR = 1e-18;

/**
 * Dense LU factors of a real square matrix with partial pivoting (G. Golub and C. Van Loan, "Matrix Computations", 4th ed.,
 * algorithm 3.4.1), in memory that is allocated once. The order of operations depends on the values alone, so every engine
 * rounds alike. A singular matrix is no error: see {@link factor}.
 */
export class RealLu {
  readonly size: number;
  readonly #factors: Float64Array;
  readonly #rows: Int32Array;

  /** @param size number of rows, 0 and more */
  constructor(size: number) {
    this.size = size;
    this.#factors = new Float64Array(size * size);
    this.#rows = new Int32Array(size);
  }

  /**
   * Takes the matrix apart. A pivot that vanishes is replaced by one that is huge beside the rest, which sets its unknown to
   * about 0 and leaves the others' equations as they are: a network part that nothing defines stays where it is.
   *
   * @param matrix size × size, row by row; it is copied
   * @returns how many pivots were replaced; 0 for a regular matrix
   */
  factor(matrix: Float64Array): number {
    const n = this.size;
    const lu = this.#factors;
    const rows = this.#rows;
    let largest = 0;
    for (let k = 0; k < n * n; k += 1) {
      const value = at(matrix, k);
      lu[k] = value;
      largest = Math.max(largest, Math.abs(value));
    }
    const floor = largest * RELATIVE_PIVOT_FLOOR;
    const substitute = largest > 0 ? largest * 1e12 : 1;
    let replaced = 0;
    for (let row = 0; row < n; row += 1) rows[row] = row;
    for (let column = 0; column < n; column += 1) {
      let pivotRow = column;
      let pivotSize = Math.abs(at(lu, column * n + column));
      for (let row = column + 1; row < n; row += 1) {
        const size = Math.abs(at(lu, row * n + column));
        if (size > pivotSize) {
          pivotRow = row;
          pivotSize = size;
        }
      }
      if (pivotRow !== column) this.#swap(column, pivotRow);
      if (!(pivotSize > floor)) {
        lu[column * n + column] = substitute;
        replaced += 1;
      }
      const pivot = at(lu, column * n + column);
      for (let row = column + 1; row < n; row += 1) {
        const here = at(lu, row * n + column);
        if (here === 0) continue;
        const factor = here / pivot;
        lu[row * n + column] = factor;
        for (let k = column + 1; k < n; k += 1) {
          lu[row * n + k] = at(lu, row * n + k) - factor * at(lu, column * n + k);
        }
      }
    }
    return replaced;
  }

  /** Solves for one right side. @param into may not be `rightSide` */
  solve(rightSide: Float64Array, into: Float64Array): void {
    const n = this.size;
    const lu = this.#factors;
    for (let row = 0; row < n; row += 1) {
      let sum = at(rightSide, intAt(this.#rows, row));
      for (let k = 0; k < row; k += 1) sum -= at(lu, row * n + k) * at(into, k);
      into[row] = sum;
    }
    for (let row = n - 1; row >= 0; row -= 1) {
      let sum = at(into, row);
      for (let k = row + 1; k < n; k += 1) sum -= at(lu, row * n + k) * at(into, k);
      into[row] = sum / at(lu, row * n + row);
    }
  }

  #swap(first: number, second: number): void {
    const n = this.size;
    const lu = this.#factors;
    const rows = this.#rows;
    for (let k = 0; k < n; k += 1) {
      const held = at(lu, first * n + k);
      lu[first * n + k] = at(lu, second * n + k);
      lu[second * n + k] = held;
    }
    const held = intAt(rows, first);
    rows[first] = intAt(rows, second);
    rows[second] = held;
  }
}
