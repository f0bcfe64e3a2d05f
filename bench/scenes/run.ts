import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { MANIFESTS } from '../../scenes/catalogue/index.ts';
import { loadScene } from '../../scenes/catalogue/scenes.ts';
import { measurePages } from './page.ts';
import { measurePictures } from './pictures.ts';

/**
 * What scenes cost: running an exam again from its log, keeping it, playing it back, drawing it, and the page around it. The client must
 * be built.
 *
 *     npm run bench:scenes -- [--quick] [--only SCENE] [--without-browser] [--json FILE]
 *
 * Scoring is compared with the time that the trainee took, a picture with one of nothing on the same renderer.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    'without-browser': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

interface Row {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly aim?: string;
}

interface Timed {
  readonly points: number;
  readonly elapsedS: number;
  readonly simulatedS: number;
}

/** What replay-case.ts prints. */
interface Replayed {
  readonly complete: boolean;
  readonly of: number;
  readonly working: Timed;
  readonly hour: Timed;
  readonly replay: { readonly prepareS: number; readonly longestSeekS: number };
  readonly logBytes: number;
  readonly logGzipBytes: number;
  readonly sessionBytes: number;
}

const HOUR_S = 3600;
const shown = (value: number): string => (value >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3))));
const loadBefore = loadavg();
const scenes = MANIFESTS.map(({ id }) => id).filter((id) => values.only === undefined || id === values.only);

/** Each in a process of its own, so that none pays for what another left behind. */
function replay(sceneId: string, exerciseId: string, untilS: number): Replayed {
  const path = join(import.meta.dirname, 'replay-case.ts');
  const args = ['--expose-gc', path, sceneId, exerciseId, String(untilS)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${sceneId}/${exerciseId} failed: ${stderr}`);
  return JSON.parse(stdout) as Replayed;
}

function rowsOfExercise(name: string, untilS: number, replayed: Replayed): readonly Row[] {
  const { complete, of, working, hour, replay: played, logBytes, logGzipBytes, sessionBytes } = replayed;
  if (!complete || working.points !== of)
    throw new Error(`the demonstration of ${name} earns ${working.points} of ${of}`);
  const length = hour.simulatedS > HOUR_S ? 'of its length' : `of ${Math.round(untilS / 60)} min`;
  return [
    {
      figure: `${name}: scoring the demonstration, ${Math.round(working.simulatedS)} s`,
      value: working.simulatedS / working.elapsedS,
      unit: '× real time',
      aim: 'at least 100',
    },
    { figure: `${name}: scoring an exam ${length}`, value: hour.elapsedS, unit: 's', aim: 'under 36, aim 10' },
    { figure: `${name}: log ${length}, as text`, value: logBytes / 1000, unit: 'kB', aim: 'under 200' },
    { figure: `${name}: log ${length}, gzip`, value: logGzipBytes / 1000, unit: 'kB' },
    { figure: `${name}: memory of a session`, value: sessionBytes / 1e6, unit: 'MB' },
    { figure: `${name}: preparing a replay ${length}`, value: played.prepareS, unit: 's' },
    {
      figure: `${name}: longest seek in it then`,
      value: played.longestSeekS * 1000,
      unit: 'ms',
      aim: 'under 1000',
    },
  ];
}

async function rowsOfReplays(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const untilS = values.quick ? 600 : HOUR_S;
  for (const sceneId of scenes) {
    const scene = await loadScene(sceneId);
    for (const { id } of scene?.exercises ?? []) {
      console.log(`${sceneId}/${id} …`);
      const own = rowsOfExercise(`${sceneId}/${id}`, untilS, replay(sceneId, id, untilS));
      rows.push(...own);
      // Whoever breaks it off has what was measured by then.
      for (const { figure, value, unit } of own) console.log(`  ${figure}: ${shown(value)} ${unit}`);
    }
  }
  return rows;
}

async function rowsOfPictures(): Promise<readonly Row[]> {
  const costs = await measurePictures(scenes, values.quick ? 5 : 30);
  return costs.flatMap(({ sceneId, calls, triangles, sceneMs, emptyMs }) => [
    { figure: `${sceneId}: draw calls`, value: calls, unit: '1', aim: 'at most 150' },
    { figure: `${sceneId}: triangles`, value: triangles, unit: '1', aim: 'at most 300,000' },
    { figure: `${sceneId}: picture without a graphics processor`, value: sceneMs, unit: 'ms' },
    { figure: `${sceneId}: picture, times one of nothing`, value: sceneMs / emptyMs, unit: '×' },
  ]);
}

async function rowsOfPages(): Promise<readonly Row[]> {
  const firsts: Record<string, string> = {};
  for (const sceneId of scenes) firsts[sceneId] = (await loadScene(sceneId))?.exercises[0]?.id ?? '';
  const costs = await measurePages(firsts, values.quick ? 10_000 : 60_000);
  return costs.flatMap(({ sceneId, longestMs, times, longestCpuMs }) => [
    {
      figure: `${sceneId}: longest work of the page at a stretch`,
      value: longestCpuMs,
      unit: 'ms CPU',
      aim: 'at most 50',
    },
    {
      figure: `${sceneId}: longest block of the page, waiting for the picture included`,
      value: longestMs,
      unit: 'ms',
      aim: 'at most 50',
    },
    { figure: `${sceneId}: blocks of more than 50 ms`, value: times, unit: '1' },
  ]);
}

/** From the last line of the budget, which looks at the build. */
function rowOfBundle(): readonly Row[] {
  const { stdout } = spawnSync(process.execPath, ['scripts/bundle-budget.mjs'], { encoding: 'utf8' });
  const bytes = /(\d+) {2}bytes of compressed JavaScript of a training/u.exec(stdout)?.[1];
  if (bytes === undefined) throw new Error('the client is not built: npm run build');
  return [
    {
      figure: 'JavaScript of a training without its scene, gzip',
      value: Number(bytes) / 1000,
      unit: 'kB',
      aim: 'at most 450',
    },
  ];
}

const rows = [...(await rowsOfReplays())];
if (!values['without-browser']) rows.push(...(await rowsOfPictures()), ...(await rowsOfPages()), ...rowOfBundle());

const machine = {
  cpu: cpus()[0]?.model ?? 'processor',
  cores: cpus().length,
  node: process.version,
  loadBefore: loadBefore[0],
  loadAfter: loadavg()[0],
};
const load = [machine.loadBefore, machine.loadAfter].map((value) => (value ?? 0).toFixed(1)).join(' and ');
console.log(`\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${load} before and after\n`);
console.log('| figure | value | unit | aim |\n|---|---|---|---|');
for (const { figure, value, unit, aim } of rows)
  console.log(`| ${figure} | ${shown(value)} | ${unit} | ${aim ?? ''} |`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ machine, quick: values.quick, rows }, undefined, 2)}\n`);
