/**
 * `node replay-case.ts SCENE EXERCISE IDLE_S`: the demonstration of an exercise, and then so many seconds of a machine that is looked at
 * and not touched, as most of an exam is; scored from its log as the server does it. Prints JSON.
 */
import { gzipSync } from 'node:zlib';

import { formatLog } from '@tongyan/sim-engine/log';
import { score } from '@tongyan/sim-engine/scoring';

import { loadScene } from '../../scenes/catalogue/scenes.ts';
import { SessionRun } from '../../scenes/session/run.ts';

const [sceneId = '', exerciseId = '', idleText = '0'] = process.argv.slice(2);
const scene = await loadScene(sceneId);
const exercise = scene?.exercises.find(({ id }) => id === exerciseId);
if (scene === undefined || exercise === undefined) throw new Error(`there is no ${sceneId}/${exerciseId}`);
const { training } = exercise;
const { tickS } = training.system;
const collect = globalThis.gc;
if (collect === undefined) throw new Error('run it by node --expose-gc');

/** Longer than any demonstration: one that hangs is not measured for ever. */
const MOST_S = 3 * 3600;
const MOST_PER_CALL = 1000;

collect();
const before = process.memoryUsage();
const faults = exercise.faults.slice(0, exercise.faultCount.least).map(({ inject }) => inject);
const opened = SessionRun.start({ scene, exercise, mode: 'demonstration', seed: 1, faults });
if (!opened.ok) throw new Error(opened.problem.code);
const { run } = opened;
while (!run.frame().strip.complete && run.tick * tickS < MOST_S) run.runTicks(MOST_PER_CALL);
const complete = run.frame().strip.complete;
const demonstrationS = run.tick * tickS;
collect();
const after = process.memoryUsage();
run.runTicks(Math.round(Number(idleText) / tickS));
const log = run.end();

const begun = performance.now();
const scored = score(training.system, training.procedure, training.rubric, log);
const elapsedS = (performance.now() - begun) / 1000;
if (!scored.ok) throw new Error(JSON.stringify(scored.failure));
const text = formatLog(log);
const simulatedS = log.end.tick * tickS;

const used = ({ heapUsed, external, arrayBuffers }: NodeJS.MemoryUsage): number => heapUsed + external + arrayBuffers;
console.log(
  JSON.stringify({
    complete,
    points: scored.value.awarded,
    of: scored.value.total,
    demonstrationS,
    simulatedS,
    elapsedS,
    entries: log.entries.length,
    checkpoints: log.checkpoints.length,
    logBytes: text.length,
    logGzipBytes: gzipSync(text).length,
    sessionBytes: used(after) - used(before),
  }),
);
