/**
 * Limits of size by ISO 286-1 for nominal sizes above 3 mm up to 120 mm, as far as this part needs them: holes H, whose lower deviation is 0,
 * and shafts h, whose upper one is, in the grades 7 and 8.
 */
export type Fit = 'h7' | 'H7' | 'H8';

/** Deviations from the nominal size, mm. */
export interface Deviations {
  readonly lowerMm: number;
  readonly upperMm: number;
}

/** Standard tolerances IT of ISO 286-1, table 1: the nominal sizes up to which they hold (mm) and their widths (µm). */
const GRADES: Readonly<Record<'7' | '8', readonly (readonly [upToMm: number, widthUm: number])[]>> = {
  7: [
    [6, 12],
    [10, 15],
    [18, 18],
    [30, 21],
    [50, 25],
    [80, 30],
    [120, 35],
  ],
  8: [
    [6, 18],
    [10, 22],
    [18, 27],
    [30, 33],
    [50, 39],
    [80, 46],
    [120, 54],
  ],
};

/** @throws RangeError for a size that the table does not hold: sizes of a drawing are constants */
export function deviationsOf(nominalMm: number, fit: Fit): Deviations {
  const grade = GRADES[fit.endsWith('7') ? '7' : '8'];
  const row = nominalMm > 3 ? grade.find(([upToMm]) => nominalMm <= upToMm) : undefined;
  if (row === undefined) throw new RangeError(`no standard tolerance for ${nominalMm} mm`);
  const widthMm = row[1] / 1000;
  return fit.startsWith('H') ? { lowerMm: 0, upperMm: widthMm } : { lowerMm: -widthMm, upperMm: 0 };
}
