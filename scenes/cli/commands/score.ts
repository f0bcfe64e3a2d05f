import { parseLog } from '@tongyan/sim-engine/log';
import { formatScore, score } from '@tongyan/sim-engine/scoring';

import { readArguments, readText } from '../arguments.ts';
import { CommandFailure } from '../failure.ts';
import { printLines } from '../print.ts';
import { problemLines } from '../problems.ts';
import { sceneOf } from '../scenes.ts';

export async function command(args: readonly string[]): Promise<void> {
  const { positionals } = readArguments(args, {});
  const [name, path, ...more] = positionals;
  if (name === undefined || path === undefined || more.length > 0)
    throw new CommandFailure('score takes a scene and a log: sim score SCENE LOG');
  const { system, procedure, rubric, texts } = await sceneOf(name);
  const log = parseLog(readText(path));
  if (!log.ok) throw new CommandFailure(problemLines(path, log.failure));
  const scored = score(system, procedure, rubric, log.value);
  if (!scored.ok) throw new CommandFailure(problemLines(path, scored.failure));
  return printLines(formatScore(scored.value, (key) => texts[key] ?? key));
}
