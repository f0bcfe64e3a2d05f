import { NonFiniteState } from '@tongyan/sim-engine/kernel';
import { csvLines, MODELS, type ModelDefinition, type ModelValue, valuesFor } from '@tongyan/sim-engine/models';

import { readArguments, readText } from '../arguments.ts';
import { CommandFailure } from '../failure.ts';
import { printLines } from '../print.ts';

const valueText = (value: ModelValue): string => JSON.stringify(value);

function* list(): Generator<string, void> {
  const longest = Math.max(...MODELS.map(({ name }) => name.length));
  for (const { name, title } of MODELS) yield `${name.padEnd(longest)}  ${title.en}  ${title.zh}`;
  yield '';
  yield 'sim run MODEL --help tells a model’s parameters, with units and defaults.';
}

function* help({
  name,
  title,
  parameters,
  outputs,
  axis = 't_s',
  untilS,
  everyS,
}: ModelDefinition): Generator<string, void> {
  yield `${name}: ${title.en} (${title.zh})`;
  yield '';
  yield `Rows from 0 to --until (default ${untilS}), --every apart (default ${everyS}), in seconds unless the axis is another.`;
  yield '';
  yield 'Parameters, for --params FILE.json as {"name": value}:';
  for (const [parameter, { unit, value, description, minimum, maximum, choices, columns }] of Object.entries(
    parameters,
  )) {
    const limits = [
      ...(minimum === undefined ? [] : [`at least ${minimum}`]),
      ...(maximum === undefined ? [] : [`at most ${maximum}`]),
      ...(choices === undefined ? [] : [`one of ${choices.join(', ')}`]),
      ...(columns === undefined ? [] : [`rows [${columns.join(', ')}]`]),
    ];
    const limitText = limits.length === 0 ? '' : `; ${limits.join('; ')}`;
    yield `  ${parameter}  [${unit}]  default ${valueText(value)}`;
    yield `      ${description}${limitText}`;
  }
  yield '';
  yield `Columns: ${axis}, ${outputs.map(({ name: column, unit }) => `${column} [${unit}]`).join(', ')}`;
}

function parametersFrom(path: string | undefined): Readonly<Record<string, unknown>> {
  if (path === undefined) return {};
  let parsed: unknown;
  try {
    // Some editors begin a file with a byte order mark, which is no JSON.
    parsed = JSON.parse(readText(path).replace(/^\u{FEFF}/u, ''));
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`${path}: is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new CommandFailure(`${path}: must hold an object {"parameter": value}`);
  return parsed as Readonly<Record<string, unknown>>;
}

export async function command(args: readonly string[]): Promise<void> {
  const { positionals, text, flag, number } = readArguments(args, {
    params: { type: 'string' },
    until: { type: 'string' },
    every: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  const [name, ...more] = positionals;
  if (name === undefined) return printLines(list());
  if (more.length > 0) throw new CommandFailure(`one model at a time, not also ${more.join(', ')}`);
  const model = MODELS.find((candidate) => candidate.name === name);
  if (model === undefined) throw new CommandFailure(`there is no model ${name}: sim run lists them`);
  if (flag('help')) return printLines(help(model));

  const everyS = number('every') ?? model.everyS;
  const untilS = number('until') ?? model.untilS;
  if (!(everyS > 0)) throw new CommandFailure('--every must be greater than 0');
  if (!(untilS >= 0)) throw new CommandFailure('--until must not be negative');
  const path = text('params');
  const values = valuesFor(model.parameters, parametersFrom(path));
  if (!values.ok)
    throw new CommandFailure(
      values.failure.map(({ parameter, message }) => `${path}: ${parameter} ${message}`).join('\nsim: '),
    );
  const run = model.start(values.value, everyS);
  if (!run.ok) throw new CommandFailure(`${path ?? name}: ${run.failure.parameter} ${run.failure.message}`);
  try {
    await printLines(csvLines(model, run.value, untilS, everyS));
  } catch (error) {
    if (error instanceof NonFiniteState) throw new CommandFailure(`${name}: ${error.message}`);
    throw error;
  }
}
