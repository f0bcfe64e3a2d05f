/** A number with so many places and a minus that is as wide as a figure; nothing that is minus zero. */
export function figures(value: number, places: number): string {
  const text = value.toFixed(places);
  const zero = (0).toFixed(places);
  return text === `-${zero}` ? zero : text.replace('-', '−');
}
