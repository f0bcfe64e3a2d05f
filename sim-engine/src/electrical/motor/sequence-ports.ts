import { at } from '../../maths/at.ts';
import type { AcSolution } from '../network/ac-solution.ts';

const HALF_ROOT_3 = Math.sqrt(3) / 2;

/** a = exp(j·2π/3) and a², the turns between the axes of three windings. */
const A = { re: -0.5, im: HALF_ROOT_3 };
const A2 = { re: -0.5, im: -HALF_ROOT_3 };
const ONE = { re: 1, im: 0 };

type Complex = { readonly re: number; readonly im: number };

/** Rows zero, positive, negative: X₀ = ⅓Σx, X₊ = Xα + jXβ = ⅔(xa + a·xb + a²·xc), X₋ = Xα − jXβ = ⅔(xa + a²·xb + a·xc). */
const TO_SEQUENCES: readonly (readonly Complex[])[] = [
  [scale(ONE, 1 / 3), scale(ONE, 1 / 3), scale(ONE, 1 / 3)],
  [scale(ONE, 2 / 3), scale(A, 2 / 3), scale(A2, 2 / 3)],
  [scale(ONE, 2 / 3), scale(A2, 2 / 3), scale(A, 2 / 3)],
];

/** Rows of windings a, b, c: xa = X₀ + (X₊ + X₋)/2, xb = X₀ + (a²X₊ + aX₋)/2, xc = X₀ + (aX₊ + a²X₋)/2. */
const FROM_SEQUENCES: readonly (readonly Complex[])[] = [
  [ONE, scale(ONE, 0.5), scale(ONE, 0.5)],
  [ONE, scale(A2, 0.5), scale(A, 0.5)],
  [ONE, scale(A, 0.5), scale(A2, 0.5)],
];

/**
 * What the network is to the machines: behind each port a voltage and an impedance, in the sequences zero, positive, negative of each
 * machine. Three ports a machine, in the order of the layout; `drive` is without machines' currents, `impedance` is square.
 */
export interface SequencePorts {
  readonly count: number;
  readonly driveRe: Float64Array;
  readonly driveIm: Float64Array;
  readonly impedanceRe: Float64Array;
  readonly impedanceIm: Float64Array;
}

export function sequencePorts({ ports, portRe, portIm }: AcSolution): SequencePorts {
  const width = 1 + ports;
  const result: SequencePorts = {
    count: ports,
    driveRe: new Float64Array(ports),
    driveIm: new Float64Array(ports),
    impedanceRe: new Float64Array(ports * ports),
    impedanceIm: new Float64Array(ports * ports),
  };
  for (let row = 0; row < ports; row += 1) {
    for (const [phase, weight] of (TO_SEQUENCES[row % 3] ?? []).entries()) {
      const port = row - (row % 3) + phase;
      const drive = times(weight, { re: at(portRe, port * width), im: at(portIm, port * width) });
      result.driveRe[row] = at(result.driveRe, row) + drive.re;
      result.driveIm[row] = at(result.driveIm, row) + drive.im;
      for (let other = 0; other < ports; other += 1) {
        const coefficient = port * width + 1 + other;
        // The table holds voltage per ampere drawn, an impedance the drop.
        const drop = times(weight, { re: -at(portRe, coefficient), im: -at(portIm, coefficient) });
        for (let sequence = 0; sequence < 3; sequence += 1) {
          const column = other - (other % 3) + sequence;
          const part = times(drop, FROM_SEQUENCES[other % 3]?.[sequence] ?? ONE);
          const index = row * ports + column;
          result.impedanceRe[index] = at(result.impedanceRe, index) + part.re;
          result.impedanceIm[index] = at(result.impedanceIm, index) + part.im;
        }
      }
    }
  }
  return result;
}

/** Currents of the windings a, b, c from those of the sequences, each three complex numbers from an offset on. */
export function toWindings(
  sequences: Float64Array,
  offset: number,
  into: { readonly re: Float64Array; readonly im: Float64Array },
  firstPort: number,
): void {
  const zeroRe = at(sequences, offset);
  const zeroIm = at(sequences, offset + 1);
  const plusRe = at(sequences, offset + 2) / 2;
  const plusIm = at(sequences, offset + 3) / 2;
  const minusRe = at(sequences, offset + 4) / 2;
  const minusIm = at(sequences, offset + 5) / 2;
  into.re[firstPort] = zeroRe + plusRe + minusRe;
  into.im[firstPort] = zeroIm + plusIm + minusIm;
  const sumRe = zeroRe - 0.5 * (plusRe + minusRe);
  const sumIm = zeroIm - 0.5 * (plusIm + minusIm);
  // a²·X₊ + a·X₋ = −½(X₊ + X₋) − j·√3/2·(X₊ − X₋)
  const turnRe = HALF_ROOT_3 * (plusIm - minusIm);
  const turnIm = -HALF_ROOT_3 * (plusRe - minusRe);
  into.re[firstPort + 1] = sumRe + turnRe;
  into.im[firstPort + 1] = sumIm + turnIm;
  into.re[firstPort + 2] = sumRe - turnRe;
  into.im[firstPort + 2] = sumIm - turnIm;
}

function scale({ re, im }: Complex, by: number): Complex {
  return { re: re * by, im: im * by };
}

function times(first: Complex, second: Complex): Complex {
  return { re: first.re * second.re - first.im * second.im, im: first.re * second.im + first.im * second.re };
}
