import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureLesson } from './lesson.ts';
import { measureMedia } from './media.ts';
import type { Row } from './rows.ts';

/**
 * One lead teacher and thirty receivers over lines of 20 to 200 ms there and back: how close together everybody sees the same, and what a
 * naive way (send it, show it when it comes) gives over the same lines. Then thirty participants at a real media server.
 *
 *     npm run bench:lesson -- [--quick] [--only stage,media] [--json FILE]
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, json: { type: 'string' } },
});
const wanted = values.only?.split(',') ?? ['stage', 'media'];
const loadBefore = loadavg()[0] ?? 0;
const rows: Row[] = [];

if (wanted.includes('stage')) {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongyan-bench-lesson-'));
  try {
    rows.push(...(await measureLesson(dataDir, values.quick)));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
if (wanted.includes('media')) rows.push(...(await measureMedia(values.quick)));

const show = (value: number | undefined): string => {
  if (value === undefined) return '';
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 100 ? 1 : 0);
};
process.stdout.write('\n| figure | Tongyan | naive | unit | aim |\n|---|---|---|---|---|\n');
for (const { figure, value, naive, unit, aim } of rows) {
  process.stdout.write(`| ${figure} | ${show(value)} | ${show(naive)} | ${unit} | ${aim ?? ''} |\n`);
}
const load = { before: loadBefore, after: loadavg()[0] ?? 0 };
process.stdout.write(
  `\nLoad of the machine before ${load.before.toFixed(1)}, after ${load.after.toFixed(1)}, ${cpus().length} cores.\n`,
);
if (values.json) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, load };
  await writeFile(values.json, `${JSON.stringify({ machine, quick: values.quick, rows }, null, 2)}\n`);
}
process.exit(0);
