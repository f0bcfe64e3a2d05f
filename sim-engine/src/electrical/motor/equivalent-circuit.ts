import type { MotorWindings } from './windings.ts';

/** Where a motor's steady state is asked for. */
export interface SteadyPoint {
  /** RMS voltage across one winding. */
  readonly windingV: number;
  /** Electrical angular frequency of the supply. */
  readonly supplyRadps: number;
  /** (synchronous speed − speed)/synchronous speed; 1 at standstill, 0 gives no torque, negative ones generate. */
  readonly slip: number;
}

export interface SteadyState {
  readonly torqueNm: number;
  readonly windingA: number;
  /** cosφ of a winding, which is the line's too; negative while power flows back. */
  readonly powerFactor: number;
  /** Of all three windings. */
  readonly inputW: number;
  /** Torque times speed. */
  readonly shaftW: number;
  readonly speedRadps: number;
}

/**
 * The T equivalent circuit of an induction motor at balanced voltage (any textbook, such as A. Fitzgerald, C. Kingsley and
 * S. Umans, "Electric Machinery", chapter 6): stator impedance, then the magnetising reactance beside the rotor's Rr/slip + jXlr.
 * No iron loss, no saturation, no skin effect.
 */
export function steadyState(windings: MotorWindings, point: SteadyPoint): SteadyState {
  const { statorOhm, rotorOhm, polePairs } = windings;
  const { windingV, supplyRadps, slip } = point;
  const statorX = supplyRadps * windings.statorLeakageH;
  const rotorX = supplyRadps * windings.rotorLeakageH;
  const magnetisingX = supplyRadps * windings.magnetisingH;
  // Multiplied by the slip, so that slip 0 is no special case: rotor branch Rr + j·slip·Xlr.
  const [rotorRe, rotorIm] = [rotorOhm, slip * rotorX];
  const [shuntRe, shuntIm] = divide(
    -magnetisingX * rotorIm,
    magnetisingX * rotorRe,
    rotorRe,
    rotorIm + slip * magnetisingX,
  );
  const totalRe = statorOhm + shuntRe;
  const totalIm = statorX + shuntIm;
  const square = totalRe * totalRe + totalIm * totalIm;
  const windingA = windingV / Math.sqrt(square);
  const inputW = (3 * windingV * windingV * totalRe) / square;
  // Power across the air gap: what the shunt's real part takes.
  const gapW = (3 * windingV * windingV * shuntRe) / square;
  const synchronousRadps = supplyRadps / polePairs;
  const torqueNm = gapW / synchronousRadps;
  const speedRadps = (1 - slip) * synchronousRadps;
  return {
    torqueNm,
    windingA,
    powerFactor: totalRe / Math.sqrt(square),
    inputW,
    shaftW: torqueNm * speedRadps,
    speedRadps,
  };
}

function divide(re: number, im: number, byRe: number, byIm: number): readonly [number, number] {
  const square = byRe * byRe + byIm * byIm;
  return [(re * byRe + im * byIm) / square, (im * byRe - re * byIm) / square];
}
