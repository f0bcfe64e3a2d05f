import { readArguments } from '../arguments.ts';
import { CommandFailure } from '../failure.ts';
import { type Figure, MEASURES } from '../measures.ts';
import { printLines } from '../print.ts';

const text = (value: number): string => (value >= 1000 ? value.toFixed(0) : value.toPrecision(4));

function* table(figures: readonly Figure[]): Generator<string, void> {
  const longest = Math.max(...figures.map(({ figure }) => figure.length));
  for (const { figure, value, unit } of figures) yield `${figure.padEnd(longest)}  ${text(value).padStart(10)} ${unit}`;
}

export async function command(args: readonly string[]): Promise<void> {
  const {
    positionals,
    text: option,
    flag,
  } = readArguments(args, {
    only: { type: 'string' },
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new CommandFailure('bench takes no files');
  const only = option('only')?.split(',') ?? Object.keys(MEASURES);
  const figures: Figure[] = [];
  for (const name of only) {
    const measure = Object.hasOwn(MEASURES, name) ? MEASURES[name] : undefined;
    if (measure === undefined)
      throw new CommandFailure(`there is no measure ${name}: there are ${Object.keys(MEASURES).join(', ')}`);
    // In turn: side by side they would take the processor from each other.
    figures.push(...(await measure(flag('quick'))));
  }
  return printLines(flag('json') ? [JSON.stringify(figures)] : table(figures));
}
