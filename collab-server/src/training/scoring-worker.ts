import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { EngineAnswer, EngineRequest } from './engine.ts';
import { carryOut } from './engine-task.ts';
import type { SceneSource } from './scenes.ts';

/** The thread that runs logs again, so that no score holds up anybody's request. */
const port = parentPort;
if (!port) throw new Error('scoring-worker runs only as a worker thread');

// On Linux this is the thread's own: whoever waits for an answer comes before whoever waits for a score.
if (process.platform === 'linux') setPriority(10);

const { scenesUrl } = workerData as { scenesUrl: string };
const { source } = (await import(scenesUrl)) as { source: SceneSource };

async function answerTo({ id, task }: EngineRequest): Promise<EngineAnswer> {
  try {
    return { id, ok: true, outcome: await carryOut(source, task) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

let turn = Promise.resolve();
port.on('message', (request: EngineRequest) => {
  turn = turn.then(async () => port.postMessage(await answerTo(request)));
});
