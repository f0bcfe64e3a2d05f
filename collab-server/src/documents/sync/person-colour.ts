/** Cursor colours that stay apart from each other on white and on dark paper. */
const colours = [
  '#c2410c',
  '#1d4ed8',
  '#15803d',
  '#a21caf',
  '#b45309',
  '#0e7490',
  '#be123c',
  '#4d7c0f',
  '#6d28d9',
  '#0f766e',
  '#b91c1c',
  '#4338ca',
] as const;

/** The same person has the same colour everywhere. */
export function colourOf(personId: string): string {
  let hash = 0;
  for (let i = 0; i < personId.length; i += 1) hash = (hash * 31 + personId.charCodeAt(i)) >>> 0;
  return colours[hash % colours.length] ?? colours[0];
}
