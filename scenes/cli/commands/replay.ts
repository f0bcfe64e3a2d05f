import { parseLog, replay } from '@tongyan/sim-engine/log';

import { readArguments, readText } from '../arguments.ts';
import { CommandFailure } from '../failure.ts';
import { printLines } from '../print.ts';
import { problemLines } from '../problems.ts';
import { sceneOf } from '../scenes.ts';

export async function command(args: readonly string[]): Promise<void> {
  const { positionals, number } = readArguments(args, { 'hash-every': { type: 'string' } });
  const [name, path, ...more] = positionals;
  if (name === undefined || path === undefined || more.length > 0)
    throw new CommandFailure('replay takes a scene and a log: sim replay SCENE LOG [--hash-every N]');
  const hashEvery = number('hash-every') ?? 0;
  if (!Number.isInteger(hashEvery) || hashEvery < 0)
    throw new CommandFailure('--hash-every takes a whole number of ticks');
  const { system } = await sceneOf(name);
  const log = parseLog(readText(path));
  if (!log.ok) throw new CommandFailure(problemLines(path, log.failure));
  const replayed = replay(system, log.value, { hashEvery });
  if (!replayed.ok) throw new CommandFailure(problemLines(path, [replayed.failure]));
  const { hashes, end } = replayed.value;
  await printLines(hashes.map(({ tick, stateHash }) => `${tick} ${stateHash}`));
  await printLines([`end ${end.tick} ${end.stateHash}`]);
  if (end.stateHash !== log.value.end.stateHash)
    throw new CommandFailure(`${path}: the log claims another end: ${log.value.end.stateHash}`);
}
