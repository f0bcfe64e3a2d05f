import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { MANIFESTS } from '../../scenes/catalogue/index.ts';
import { loadScene } from '../../scenes/catalogue/scenes.ts';
import { measurePictures } from './pictures.ts';

/**
 * What scenes cost: running an exam again from its log, keeping it, drawing it.
 *
 *     npm run bench:scenes -- [--quick] [--only SCENE] [--json FILE]
 *
 * Scoring is compared with the time that the trainee took, a picture with one of nothing on the same renderer.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, json: { type: 'string' } },
});

interface Row {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly aim?: string;
}

interface Replayed {
  readonly complete: boolean;
  readonly points: number;
  readonly of: number;
  readonly demonstrationS: number;
  readonly simulatedS: number;
  readonly elapsedS: number;
  readonly entries: number;
  readonly checkpoints: number;
  readonly logBytes: number;
  readonly logGzipBytes: number;
  readonly sessionBytes: number;
}

const HOUR_S = 3600;
const rows: Row[] = [];
const scenes = MANIFESTS.map(({ id }) => id).filter((id) => values.only === undefined || id === values.only);

/** Each in a process of its own, so that none pays for what another left behind. */
function replay(sceneId: string, exerciseId: string, idleS: number): Replayed {
  const path = join(import.meta.dirname, 'replay-case.ts');
  const args = ['--expose-gc', path, sceneId, exerciseId, String(idleS)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${sceneId}/${exerciseId} failed: ${stderr}`);
  return JSON.parse(stdout) as Replayed;
}

for (const sceneId of scenes) {
  const scene = await loadScene(sceneId);
  for (const exercise of scene?.exercises ?? []) {
    console.log(`${sceneId}/${exercise.id} …`);
    const name = `${sceneId}/${exercise.id}`;
    const acts = replay(sceneId, exercise.id, 0);
    // The rest of the hour the machine stands as the trainee left it: most of an exam is looking and thinking.
    const idleS = values.quick ? 120 : Math.max(0, HOUR_S - acts.simulatedS);
    const hour = replay(sceneId, exercise.id, idleS);
    if (!acts.complete || acts.points !== acts.of)
      throw new Error(`the demonstration of ${name} earns ${acts.points} of ${acts.of}`);
    const perHour = HOUR_S / hour.simulatedS;
    rows.push(
      {
        figure: `${name}: scoring while it works, times real time`,
        value: acts.simulatedS / acts.elapsedS,
        unit: '×',
        aim: 'at least 100',
      },
      {
        figure: `${name}: scoring an hour's exam`,
        value: hour.elapsedS * perHour,
        unit: 's',
        aim: 'under 36, aim 10',
      },
      {
        figure: `${name}: log of an hour, as text`,
        value: (hour.logBytes * perHour) / 1000,
        unit: 'kB',
        aim: 'under 200',
      },
      { figure: `${name}: log of an hour, gzip`, value: (hour.logGzipBytes * perHour) / 1000, unit: 'kB' },
      { figure: `${name}: memory of a session`, value: acts.sessionBytes / 1e6, unit: 'MB' },
    );
  }
}

for (const { sceneId, calls, triangles, sceneMs, emptyMs } of await measurePictures(scenes, values.quick ? 5 : 30))
  rows.push(
    { figure: `${sceneId}: draw calls`, value: calls, unit: '1', aim: 'at most 150' },
    { figure: `${sceneId}: triangles`, value: triangles, unit: '1', aim: 'at most 300,000' },
    { figure: `${sceneId}: picture without a graphics processor`, value: sceneMs, unit: 'ms' },
    { figure: `${sceneId}: picture, times one of nothing`, value: sceneMs / emptyMs, unit: '×' },
  );

const shown = (value: number): string => (value >= 1000 ? value.toFixed(0) : value.toPrecision(3));
console.log(`\n${cpus()[0]?.model ?? 'processor'}, ${cpus().length} cores, Node ${process.version}\n`);
console.log('| figure | value | unit | aim |\n|---|---|---|---|');
for (const { figure, value, unit, aim } of rows)
  console.log(`| ${figure} | ${shown(value)} | ${unit} | ${aim ?? ''} |`);
if (values.json !== undefined) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  writeFileSync(values.json, `${JSON.stringify({ machine, quick: values.quick, rows }, undefined, 2)}\n`);
}
