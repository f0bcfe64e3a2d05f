import type { AnalyseRequest } from './analyse.ts';
import type { Analysis } from './tool-path.ts';

/** Looks at programs in a thread of its own; only the newest question is answered. */
export class Analyser {
  #worker: Worker | null = null;
  #id = 0;
  #busy = false;
  #waiting: (() => void) | null = null;
  #answer: ((analysis: Analysis) => void) | null = null;

  ask(request: AnalyseRequest, answer: (analysis: Analysis) => void): void {
    this.#id += 1;
    const id = this.#id;
    const send = (): void => {
      this.#busy = true;
      this.#answer = (analysis) => {
        if (id === this.#id) answer(analysis);
      };
      this.#started().postMessage({ id, request });
    };
    // One at a time: what is asked meanwhile replaces what waits.
    if (this.#busy) this.#waiting = send;
    else send();
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
    this.#waiting = null;
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('analyse-worker.ts', import.meta.url), { type: 'module', name: 'part-program' });
    worker.addEventListener('message', ({ data }: MessageEvent<{ readonly analysis: Analysis }>) => {
      this.#busy = false;
      this.#answer?.(data.analysis);
      const next = this.#waiting;
      this.#waiting = null;
      next?.();
    });
    this.#worker = worker;
    return worker;
  }
}
