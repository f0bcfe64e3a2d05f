/** Points as they are typed, with a point or a comma before the decimals; null where it is no number from 0 to the most. */
export function readPoints(typed: string, most: number): number | null {
  const text = typed.trim().normalize('NFKC').replace(',', '.');
  if (!/^\d{1,6}(\.\d{1,4})?$/u.test(text)) return null;
  const points = Number(text);
  return points <= most ? points : null;
}
