import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { gunzip } from 'node:zlib';
import type { LogHeader } from '@tongyan/sim-engine/log';
import { InTurn } from './in-turn.ts';
import { reckonHead } from './log-head.ts';
import type { HeadTask } from './log-head-worker.ts';

const unpack = promisify(gunzip);

/** A log of an hour is a tenth of this. What is longer, and only somebody who means harm has it, is left to a thread. */
const MOST_HERE_BYTES = 512 * 1024;
const MOST_HEAP_MB = 512;

/** Reckons the heads of logs anew from what is stored, so that no public page holds up the server by a long log. */
export class LogHeads {
  readonly #mostHereBytes: number;
  readonly #turns = new InTurn();
  readonly #asked = new Map<string, Promise<string>>();

  constructor(mostHereBytes: number = MOST_HERE_BYTES) {
    this.#mostHereBytes = mostHereBytes;
  }

  /** Whoever asks while it is being reckoned gets the same answer. @param read gives the stored parts as they are packed */
  of(attemptId: string, header: LogHeader, read: () => Promise<readonly Uint8Array[]>): Promise<string> {
    const asked = this.#asked.get(attemptId);
    if (asked !== undefined) return asked;
    const reckoned = this.#reckon(header, read).finally(() => this.#asked.delete(attemptId));
    this.#asked.set(attemptId, reckoned);
    return reckoned;
  }

  async #reckon(header: LogHeader, read: () => Promise<readonly Uint8Array[]>): Promise<string> {
    const parts = await read();
    const texts = await unpackUpTo(parts, this.#mostHereBytes);
    return texts === null ? this.#turns.run('thread', () => inThread({ header, parts })) : reckonHead(header, texts);
  }
}

/** The texts of parts, or null where they are longer together. */
async function unpackUpTo(parts: readonly Uint8Array[], mostBytes: number): Promise<string[] | null> {
  const texts: string[] = [];
  let left = mostBytes;
  for (const part of parts) {
    if (left <= 0) return null;
    try {
      const text = await unpack(part, { maxOutputLength: left });
      left -= text.byteLength;
      texts.push(text.toString('utf8'));
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }
  return texts;
}

function inThread(task: HeadTask): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./log-head-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    worker.unref();
    worker.once('message', (head: string) => resolve(head));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that reckons heads has ended')));
  });
}
