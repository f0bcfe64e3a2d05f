import { parseArgs } from 'node:util';
import { crashDrill } from './drill.ts';

/** The long form of the drill: `npm run drill:crash -- [--kills 50] [--seed N]`. Exits 1 where anything was lost. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
process.stdout.write(`seed ${seed}\n`);
const outcome = await crashDrill({
  seed,
  kills: Number(values.kills),
  typists: 20,
  documents: 4,
  report: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
process.exit(outcome.losses.length + outcome.divergences.length === 0 ? 0 : 1);
