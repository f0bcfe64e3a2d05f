import { parentPort, workerData } from 'node:worker_threads';
import { SessionRun } from '@tongyan/scenes/session/run';
import { findExercise, type SceneSource } from '../scenes.ts';
import { HostedRun } from './hosted-run.ts';
import type { FromHost, ToHost } from './protocol.ts';

/** The thread in which exams run that nobody may look into. */
const port = parentPort;
if (!port) throw new Error('live-worker runs only as a worker thread');

const { scenesUrl } = workerData as { scenesUrl: string };
const { source } = (await import(scenesUrl)) as { source: SceneSource };
const runs = new Map<string, HostedRun>();
const tell = (message: FromHost): void => port.postMessage(message);

async function open({ attemptId, sceneId, exerciseId, mode, kept }: Extract<ToHost, { kind: 'open' }>): Promise<void> {
  const found = await findExercise(source, sceneId, exerciseId);
  if (!found) return tell({ kind: 'opened', attemptId, opened: { ok: false, code: 'training.exerciseNotFound' } });
  const resumed = SessionRun.resume({ ...found, mode }, kept);
  if (!resumed.ok) {
    const { code, details } = resumed.problem;
    return tell({ kind: 'opened', attemptId, opened: { ok: false, code, details } });
  }
  runs.set(attemptId, new HostedRun(attemptId, resumed.run, tell));
  return tell({ kind: 'opened', attemptId, opened: { ok: true } });
}

port.on('message', (message: ToHost) => {
  if (message.kind === 'open') {
    void open(message);
    return;
  }
  const run = runs.get(message.attemptId);
  switch (message.kind) {
    case 'command':
      if (run) run.command(message);
      else
        tell({
          kind: 'answer',
          attemptId: message.attemptId,
          id: message.id,
          answer: { ok: false, code: 'runIsOver' },
        });
      break;
    case 'run':
      run?.setRunning(message.running);
      break;
    case 'surface':
      run?.wholeSurface();
      break;
    case 'end':
      run?.end();
      runs.delete(message.attemptId);
      break;
    case 'drop':
      runs.delete(message.attemptId);
      break;
  }
});

const TICK_MS = 50;
let before = performance.now();
setInterval(() => {
  const now = performance.now();
  const elapsedMs = now - before;
  before = now;
  for (const run of runs.values()) run.advance(elapsedMs);
}, TICK_MS);
