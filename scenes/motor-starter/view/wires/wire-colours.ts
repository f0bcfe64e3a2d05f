/** Insulation by the colour that a wire is said to have; several stand as stripes. Black shines a little, else it is a hole in the picture. */
const INSULATION: Readonly<Record<string, readonly string[]>> = {
  black: ['#2c3135'],
  red: ['#d8392b'],
  blue: ['#3f86c0'],
  'green-yellow': ['#7fae1e', '#7fae1e', '#e6c61a'],
  yellow: ['#e0b400'],
  green: ['#2e9e4f'],
  white: ['#e6e8e4'],
  brown: ['#7a4a2a'],
};

export const WIRE_COLOURS: readonly string[] = Object.keys(INSULATION);

export const insulationOf = (colour: string): readonly string[] => INSULATION[colour] ?? ['#9aa3a5'];
