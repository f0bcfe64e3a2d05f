import { Worker } from 'node:worker_threads';
import { imageSizeFromFile } from 'image-size/fromFile';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { PdfFacts } from './inspect-worker.ts';
import { decideImage, decidePages } from './rules.ts';

export type Size = { readonly width: number; readonly height: number };

const TIME_LIMIT_MS = 60_000;
const MOST_HEAP_MB = 768;
/** Files that wait for the one that is looked at. */
const MOST_WAITING = 8;

/** Looks into files in threads of their own, one at a time: whatever a file does to its reader, the lesson goes on. */
export function createInspector() {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const running = new Set<Worker>();

  async function readPdf(path: string): Promise<PdfFacts> {
    const worker = new Worker(new URL('./inspect-worker.ts', import.meta.url), {
      workerData: path,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    running.add(worker);
    const facts = new Promise<PdfFacts>((resolve) => {
      const broken = (why: string) => resolve({ kind: 'broken', why });
      const timer = setTimeout(() => broken('it takes too long to read'), TIME_LIMIT_MS);
      worker.once('message', (told: PdfFacts) => resolve(told));
      worker.once('error', (error: unknown) => broken(error instanceof Error ? error.message : String(error)));
      worker.once('exit', () => {
        clearTimeout(timer);
        broken('its reader ended');
      });
    });
    try {
      return await facts;
    } finally {
      running.delete(worker);
      await worker.terminate();
    }
  }

  return {
    /** Pages and the first one's size in points. Problems: broken, locked, too long, busy. */
    async pdf(path: string): Promise<Result<{ readonly pages: number; readonly size: Size }, Problem>> {
      if (waiting >= MOST_WAITING) return err(problem('lesson.materialBusy'));
      waiting += 1;
      const reading = last.then(() => readPdf(path));
      last = reading.catch(() => undefined);
      const facts = await reading.finally(() => {
        waiting -= 1;
      });
      if (facts.kind === 'locked') return err(problem('lesson.materialLocked'));
      if (facts.kind === 'broken') return err(problem('lesson.materialBroken', undefined, facts.why));
      const { pages, width, height } = facts;
      const decided = decidePages(pages);
      return decided.ok ? ok({ pages, size: { width, height } }) : decided;
    },
    /** In pixels, from its first bytes alone: nothing is unpacked. Problems: broken, too large. */
    async image(path: string): Promise<Result<Size, Problem>> {
      try {
        const { width, height } = await imageSizeFromFile(path);
        const decided = decideImage({ width, height });
        return decided.ok ? ok({ width, height }) : decided;
      } catch {
        return err(problem('lesson.materialBroken'));
      }
    },
    async close(): Promise<void> {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

export type Inspector = ReturnType<typeof createInspector>;
