import { pow } from '../../maths/exact.ts';

/** What Kienzle's and Taylor's formulas need to know of a workpiece material. */
export interface CuttingMaterial {
  /** Specific cutting force at a chip of 1 mm × 1 mm, N/mm². */
  readonly kc11Npmm2: number;
  /** Kienzle's exponent. */
  readonly mc: number;
  /** Taylor's C: the cutting speed of one minute's tool life, m/min, and its exponent; undefined where wear is not modelled. */
  readonly taylor?: { readonly cMpmin: number; readonly n: number };
}

/**
 * Soft wrought aluminium; the milling factor is part of kc1.1 (material cards of FreeCAD's machining library, rake 0°).
 * Wear of carbide in it is left out: it takes days.
 */
export const WROUGHT_ALUMINIUM: CuttingMaterial = { kc11Npmm2: 641, mc: 0.27 };

/** Carbon steel C45, carbide: general figures. */
export const STEEL_C45: CuttingMaterial = { kc11Npmm2: 1700, mc: 0.25, taylor: { cMpmin: 400, n: 0.25 } };

/** A chip below this would make Kienzle's power law arbitrarily large: the edge's own rounding ploughs instead. */
const THINNEST_CHIP_MM = 0.001;

/**
 * Specific cutting force `kc1.1·h^−mc·(1 − 0.01γ)·(1 + 3·VB)` (Kienzle; the last factor for flank wear is a general figure).
 *
 * @param chipMm thickness of the chip
 * @param rakeDeg effective rake γ of the edge
 * @param flankWearMm VB
 */
export function specificForceNpmm2(
  { kc11Npmm2, mc }: CuttingMaterial,
  chipMm: number,
  rakeDeg = 0,
  flankWearMm = 0,
): number {
  const chip = Math.max(THINNEST_CHIP_MM, chipMm);
  return kc11Npmm2 * pow(chip, -mc) * (1 - 0.01 * rakeDeg) * (1 + 3 * flankWearMm);
}
