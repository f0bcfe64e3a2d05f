import { setTimeout as rest } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { loadScene } from '@tongyan/scenes/catalogue/scenes';
import { FollowedRun, type RunPlace } from '@tongyan/scenes/session/followed-run';
import type { FromTwins, ToTwins } from './protocol.ts';

/** The thread in which twins of stages are run for those who come late (P5). */
const port = parentPort;
if (!port) throw new Error('twin-worker runs only as a worker thread');
const tell = (message: FromTwins): void => port.postMessage(message);

const SLICE_TICKS = 256;
const WORK_MS = 25;
const MS_PER_S = 1_000;

async function open({ sceneId, exerciseId, seed, tickMs }: ToTwins['run']): Promise<FollowedRun | null> {
  const scene = await loadScene(sceneId);
  const exercise = scene?.exercises.find(({ id }) => exerciseId === null || id === exerciseId);
  if (scene === undefined || exercise === undefined) return null;
  // With ticks of another length a page could ask for any number of them.
  if (Math.abs(exercise.training.system.tickS * MS_PER_S - tickMs) > 1e-9) return null;
  const opened = FollowedRun.open({ scene, exercise, seed });
  return opened.ok ? opened.run : null;
}

async function carryOut({ run: facts, from, toTick, everyTicks }: ToTwins): Promise<void> {
  const run = await open(facts);
  if (run === null) return;
  const { commands } = facts;
  if (from !== null && !run.takePlace(JSON.parse(from) as RunPlace, commands, toTick)) return;
  for (;;) {
    const next = (Math.floor(run.tick / everyTicks) + 1) * everyTicks;
    if (next > toTick) return;
    let beganAtMs = performance.now();
    while (!run.follow(commands, next, SLICE_TICKS)) {
      const workedMs = performance.now() - beganAtMs;
      if (workedMs < WORK_MS) continue;
      await rest(workedMs);
      beganAtMs = performance.now();
    }
    const place = run.tick === next ? run.place() : null;
    if (place === null) return;
    tell({ kind: 'place', place: { tick: place.tick, done: place.done, text: JSON.stringify(place) } });
  }
}

// One at a time: whoever gives work waits for the word that it is over.
port.on('message', (message: ToTwins) => {
  void carryOut(message).then(() => tell({ kind: 'over' }));
});
