import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { LogHeader } from '@tongyan/sim-engine/log';
import { reckonHead } from './log-head.ts';

/** What the thread is started with. */
export type HeadTask = { readonly header: LogHeader; readonly parts: readonly Uint8Array[] };

/** The thread that reckons the head of one long log, and ends. */
const port = parentPort;
if (!port) throw new Error('log-head-worker runs only as a worker thread');

const { header, parts } = workerData as HeadTask;

/** One text at a time is in memory. */
function* texts(): Generator<string> {
  for (const part of parts) yield gunzipSync(part).toString('utf8');
}

port.postMessage(reckonHead(header, texts()));
