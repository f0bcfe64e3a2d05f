import type { ModelDefinition, ModelOutput, ModelRun } from './model.ts';

const quote = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cell({ text, width = 1 }: ModelOutput, values: Float64Array, place: number): string {
  if (text !== undefined) return quote(text);
  return Array.from(values.subarray(place, place + width), String).join(' ');
}

const placesOf = ({ text, width = 1 }: ModelOutput): number => (text === undefined ? width : 0);

/**
 * The rows of a run as CSV lines, the header first: the axis at k × `everyS` up to and including `untilS`, then the outputs in full
 * precision (the shortest digits that mean the same double).
 */
export function* csvLines(
  { outputs, axis = 't_s' }: ModelDefinition,
  run: ModelRun,
  untilS: number,
  everyS: number,
): Generator<string, void> {
  yield [axis, ...outputs.map(({ name }) => name)].join(',');
  const places = outputs.map(placesOf);
  const values = new Float64Array(places.reduce((sum, count) => sum + count, 0));
  // A hair more, as 0.1 × 30 is a hair more than 3.
  const rows = Math.floor(untilS / everyS + 1e-9);
  for (let row = 0; row <= rows; row++) {
    const timeS = row * everyS;
    run.advanceTo(timeS);
    run.read(values);
    let place = 0;
    const cells = outputs.map((output, index) => {
      const text = cell(output, values, place);
      place += places[index] ?? 0;
      return text;
    });
    yield [String(timeS), ...cells].join(',');
    if (run.ended?.() === true) return;
  }
}
