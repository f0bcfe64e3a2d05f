/**
 * `node --expose-gc replay-case.ts SCENE EXERCISE UNTIL_S`: the demonstration of an exercise, and then, until so many seconds are over, a
 * machine that is looked at and not touched, as it is for most of an exam. Scored from its log as the server does it, and played back as a page does it. Times
 * are those of this thread on the processor, so that other programs on the machine count as little as they can. Prints JSON.
 */
import { gzipSync } from 'node:zlib';

import { branchAt, formatLog, Player, type TrainingLog } from '@tongyan/sim-engine/log';
import { score } from '@tongyan/sim-engine/scoring';

import { loadScene } from '../../scenes/catalogue/scenes.ts';
import { SessionRun } from '../../scenes/session/run.ts';

const [sceneId = '', exerciseId = '', untilText = '0'] = process.argv.slice(2);
const scene = await loadScene(sceneId);
const exercise = scene?.exercises.find(({ id }) => id === exerciseId);
if (scene === undefined || exercise === undefined) throw new Error(`there is no ${sceneId}/${exerciseId}`);
const { training } = exercise;
const { system, procedure, rubric, reserved, checkpointEvery } = training;
const { tickS } = system;
const collect = globalThis.gc;
if (collect === undefined) throw new Error('run it by node --expose-gc');

/** Longer than any demonstration: one that hangs is not measured for ever. */
const MOST_S = 3 * 3600;
const MOST_PER_CALL = 1000;
const PREPARED_PER_CALL = 10_000;
/** Where is gone to in turn, as shares of the log: far back and far ahead, none of them twice. */
const SEEKS = [0.97, 0.03, 0.61, 0.27, 0.89, 0.13, 0.74, 0.42, 0.995, 0.005, 0.53, 0.35];

/** Seconds of this thread on the processor. */
function processorS(act: () => void): number {
  const before = process.threadCpuUsage();
  act();
  const { user, system: inSystem } = process.threadCpuUsage(before);
  return (user + inSystem) / 1e6;
}

function scored(log: TrainingLog) {
  let points = Number.NaN;
  const elapsedS = processorS(() => {
    const result = score(system, procedure, rubric, log, { reserved });
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    points = result.value.awarded;
  });
  return { points, elapsedS, simulatedS: log.end.tick * tickS };
}

/** How long the way to all ticks takes to prepare, and then the way to one of them. */
function played(log: TrainingLog) {
  const opened = Player.open(system, log, { reserved });
  if (!opened.ok) throw new Error(opened.failure.code);
  const player = opened.value;
  const prepareS = processorS(() => {
    for (let left = true; left;) {
      const prepared = player.prepare(PREPARED_PER_CALL);
      if (!prepared.ok) throw new Error(prepared.failure.code);
      left = !prepared.value;
    }
  });
  const seeksS = SEEKS.map((share) =>
    processorS(() => {
      const went = player.seek(Math.round(share * log.end.tick));
      if (!went.ok) throw new Error(went.failure.code);
    }),
  );
  return { prepareS, longestSeekS: Math.max(...seeksS) };
}

const used = ({ heapUsed, external, arrayBuffers }: NodeJS.MemoryUsage): number => heapUsed + external + arrayBuffers;

collect();
const before = process.memoryUsage();
const faults = exercise.faults.slice(0, exercise.faultCount.least).map(({ inject }) => inject);
const opened = SessionRun.start({ scene, exercise, mode: 'demonstration', seed: 1, faults });
if (!opened.ok) throw new Error(opened.problem.code);
const { run } = opened;
while (!run.frame().strip.complete && run.tick * tickS < MOST_S) run.runTicks(MOST_PER_CALL);
const { complete } = run.frame().strip;
collect();
const after = process.memoryUsage();
const acts = run.end();
const working = scored(acts);

const branch = branchAt(system, acts, acts.end.tick, { reserved, checkpointEvery });
if (!branch.ok) throw new Error(branch.failure.code);
branch.value.runTo(Math.max(acts.end.tick, Math.round(Number(untilText) / tickS)));
const log = branch.value.log();
const text = formatLog(log);

console.log(
  JSON.stringify({
    complete,
    of: rubric.total,
    working,
    hour: scored(log),
    replay: played(log),
    entries: log.entries.length,
    logBytes: text.length,
    logGzipBytes: gzipSync(text).length,
    sessionBytes: used(after) - used(before),
  }),
);
