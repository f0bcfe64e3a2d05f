import { parentPort } from 'node:worker_threads';
import { compact, difference, mergeAll, pastDifference } from './merging.ts';
import type { MergeAnswer, MergeRequest } from './merger.ts';

/** The thread for merges of large documents, so that they hold up nobody's keystroke. */
const port = parentPort;
if (!port) throw new Error('merge-worker runs only as a worker thread');

function carryOut(request: MergeRequest): MergeAnswer {
  const { id, task } = request;
  try {
    switch (task.kind) {
      case 'merge':
        return { id, ok: true, value: mergeAll(task.updates) };
      case 'difference':
        return { id, ok: true, value: difference(task.updates, task.stateVector) };
      case 'past':
        return { id, ok: true, value: pastDifference(task.before, task.between) };
      case 'compact':
        return { id, ok: true, value: compact(task.snapshot, task.tail, task.historyWindowMs) };
    }
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (request: MergeRequest) => port.postMessage(carryOut(request)));
