import { at, intAt } from '../maths/at.ts';

/** A pivot whose square is smaller than this part of the largest element's square is taken for none. */
const RELATIVE_SQUARE_FLOOR = 1e-36;

/**
 * Dense LU factors of a complex square matrix with partial pivoting by magnitude, as {@link RealLu} does for real ones: real
 * and imaginary parts stand in arrays of their own. Nothing is allocated after the constructor.
 */
export class ComplexLu {
  readonly size: number;
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  /** Reciprocals of the pivots. */
  readonly #inverseRe: Float64Array;
  readonly #inverseIm: Float64Array;
  readonly #rows: Int32Array;
  /** Columns in which the present pivot's row holds something: matrices of networks are mostly empty. */
  readonly #filled: Int32Array;

  /** @param size number of rows, 0 and more */
  constructor(size: number) {
    this.size = size;
    this.#re = new Float64Array(size * size);
    this.#im = new Float64Array(size * size);
    this.#inverseRe = new Float64Array(size);
    this.#inverseIm = new Float64Array(size);
    this.#rows = new Int32Array(size);
    this.#filled = new Int32Array(size);
  }

  /**
   * Takes the matrix apart; a vanishing pivot is replaced as `RealLu.factor` says.
   *
   * @param re size × size real parts, row by row; copied, as are the imaginary parts `im`
   * @returns how many pivots were replaced; 0 for a regular matrix
   */
  factor(re: Float64Array, im: Float64Array): number {
    const n = this.size;
    const luRe = this.#re;
    const luIm = this.#im;
    let largest = 0;
    for (let k = 0; k < n * n; k += 1) {
      const real = at(re, k);
      const imaginary = at(im, k);
      luRe[k] = real;
      luIm[k] = imaginary;
      largest = Math.max(largest, real * real + imaginary * imaginary);
    }
    const floor = largest * RELATIVE_SQUARE_FLOOR;
    const substitute = largest > 0 ? Math.sqrt(largest) * 1e12 : 1;
    let replaced = 0;
    for (let row = 0; row < n; row += 1) this.#rows[row] = row;
    for (let column = 0; column < n; column += 1) {
      const square = this.#bringPivot(column);
      const pivotAt = column * n + column;
      if (square > floor) {
        this.#inverseRe[column] = at(luRe, pivotAt) / square;
        this.#inverseIm[column] = -at(luIm, pivotAt) / square;
      } else {
        luRe[pivotAt] = substitute;
        luIm[pivotAt] = 0;
        this.#inverseRe[column] = 1 / substitute;
        this.#inverseIm[column] = 0;
        replaced += 1;
      }
      this.#eliminate(column);
    }
    return replaced;
  }

  /** Puts the largest element of a column, at or below the diagonal, on the diagonal; returns its square. */
  #bringPivot(column: number): number {
    const n = this.size;
    let pivotRow = column;
    let pivotSquare = -1;
    for (let row = column; row < n; row += 1) {
      const real = at(this.#re, row * n + column);
      const imaginary = at(this.#im, row * n + column);
      const square = real * real + imaginary * imaginary;
      if (square > pivotSquare) {
        pivotRow = row;
        pivotSquare = square;
      }
    }
    if (pivotRow !== column) {
      swapRows(this.#re, n, column, pivotRow);
      swapRows(this.#im, n, column, pivotRow);
      const held = intAt(this.#rows, column);
      this.#rows[column] = intAt(this.#rows, pivotRow);
      this.#rows[pivotRow] = held;
    }
    return pivotSquare;
  }

  #eliminate(column: number): void {
    const n = this.size;
    const luRe = this.#re;
    const luIm = this.#im;
    const inverseRe = at(this.#inverseRe, column);
    const inverseIm = at(this.#inverseIm, column);
    const pivotBase = column * n;
    const filled = this.#filled;
    let count = 0;
    for (let k = column + 1; k < n; k += 1) {
      if (at(luRe, pivotBase + k) === 0 && at(luIm, pivotBase + k) === 0) continue;
      filled[count] = k;
      count += 1;
    }
    for (let row = column + 1; row < n; row += 1) {
      const base = row * n;
      const real = at(luRe, base + column);
      const imaginary = at(luIm, base + column);
      if (real === 0 && imaginary === 0) continue;
      const factorRe = real * inverseRe - imaginary * inverseIm;
      const factorIm = real * inverseIm + imaginary * inverseRe;
      luRe[base + column] = factorRe;
      luIm[base + column] = factorIm;
      for (let index = 0; index < count; index += 1) {
        const k = intAt(filled, index);
        const upRe = at(luRe, pivotBase + k);
        const upIm = at(luIm, pivotBase + k);
        luRe[base + k] = at(luRe, base + k) - (factorRe * upRe - factorIm * upIm);
        luIm[base + k] = at(luIm, base + k) - (factorRe * upIm + factorIm * upRe);
      }
    }
  }

  /** Solves for one right side (`rightRe`, `rightIm`). The arrays that receive the solution may not be those given. */
  solve(rightRe: Float64Array, rightIm: Float64Array, intoRe: Float64Array, intoIm: Float64Array): void {
    const n = this.size;
    const luRe = this.#re;
    const luIm = this.#im;
    for (let row = 0; row < n; row += 1) {
      const source = intAt(this.#rows, row);
      let sumRe = at(rightRe, source);
      let sumIm = at(rightIm, source);
      const base = row * n;
      for (let k = 0; k < row; k += 1) {
        const lowRe = at(luRe, base + k);
        const lowIm = at(luIm, base + k);
        const re = at(intoRe, k);
        const im = at(intoIm, k);
        sumRe -= lowRe * re - lowIm * im;
        sumIm -= lowRe * im + lowIm * re;
      }
      intoRe[row] = sumRe;
      intoIm[row] = sumIm;
    }
    for (let row = n - 1; row >= 0; row -= 1) {
      let sumRe = at(intoRe, row);
      let sumIm = at(intoIm, row);
      const base = row * n;
      for (let k = row + 1; k < n; k += 1) {
        const upRe = at(luRe, base + k);
        const upIm = at(luIm, base + k);
        const re = at(intoRe, k);
        const im = at(intoIm, k);
        sumRe -= upRe * re - upIm * im;
        sumIm -= upRe * im + upIm * re;
      }
      const inverseRe = at(this.#inverseRe, row);
      const inverseIm = at(this.#inverseIm, row);
      intoRe[row] = sumRe * inverseRe - sumIm * inverseIm;
      intoIm[row] = sumRe * inverseIm + sumIm * inverseRe;
    }
  }
}

function swapRows(values: Float64Array, size: number, first: number, second: number): void {
  for (let k = 0; k < size; k += 1) {
    const held = at(values, first * size + k);
    values[first * size + k] = at(values, second * size + k);
    values[second * size + k] = held;
  }
}
