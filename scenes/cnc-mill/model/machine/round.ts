/** Whole micrometres, as displays show them; never −0, which not every JSON keeps. */
export function toMicrometre(mm: number): number {
  return Math.round(mm * 1000) / 1000 + 0;
}
