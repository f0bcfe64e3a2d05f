/** Points are given in hundredths: sums are then exact, whatever the order. */
const HUNDREDTHS = 100;

/** A share of points, to the hundredth. */
export function shareOfPoints(points: number, share: number): number {
  return Math.round(points * share * HUNDREDTHS) / HUNDREDTHS;
}

export function sumOfPoints(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + Math.round(each * HUNDREDTHS), 0) / HUNDREDTHS;
}
