import { Worker } from 'node:worker_threads';
import type { Extract } from './extract.ts';
import type { ExtractAnswer, ExtractRequest, Found, Marked } from './extract-messages.ts';
import { fold, runsOf } from './fold.ts';
import { parseQuery, type QueryTerm } from './query.ts';

export type Extractor = {
  /** Reads a document's merged update; rejects where it cannot be read. */
  extract(title: string, update: Uint8Array): Promise<Extract>;
  /** Titles and excerpts with what was looked for, in the order of what was found. */
  mark(terms: readonly QueryTerm[], found: readonly Found[]): Promise<readonly Marked[]>;
  parse(query: string): Promise<readonly QueryTerm[]>;
  close(): Promise<void>;
};

type Waiting = { resolve(answer: ExtractAnswer): void; reject(error: Error): void };

type Asked = ExtractRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

/** Opens the extracting thread at first use: it takes a second and 60 MB for its dictionary. A thread that died is replaced. */
export function openExtractor(): Extractor {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let nextId = 1;
  let closed = false;

  function lose(lost: Worker, error: Error): void {
    if (worker !== lost) return;
    worker = undefined;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(new URL('./extract-worker.ts', import.meta.url));
    started.unref();
    started.on('message', (answer: ExtractAnswer) => {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    });
    started.on('error', (error) => lose(started, error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => lose(started, new Error('the extracting thread has ended')));
    return started;
  }

  function ask(request: Asked): Promise<ExtractAnswer> {
    if (closed) return Promise.reject(new Error('the extractor is closed'));
    const id = nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<ExtractAnswer>();
    waiting.set(id, { resolve, reject });
    worker ??= start();
    worker.postMessage({ ...request, id });
    return promise;
  }

  return {
    async extract(title, update) {
      const answer = await ask({ kind: 'extract', title, update });
      if (answer.kind === 'extract') return answer.extract;
      throw new Error(answer.kind === 'failed' ? answer.message : 'the extracting thread answered something else');
    },
    async mark(terms, found) {
      if (found.length === 0) return [];
      const answer = await ask({ kind: 'mark', terms, found });
      if (answer.kind === 'mark') return answer.marked;
      throw new Error(answer.kind === 'failed' ? answer.message : 'the extracting thread answered something else');
    },
    async parse(query) {
      const runs = runsOf(fold(query));
      if (runs.length === 0) return [];
      const words = new Map<string, readonly string[]>();
      // Terms are cut short before they are segmented: see parseQuery.
      const texts = parseQuery(query, () => []).map((term) => term.text);
      const answer = await ask({ kind: 'segment', runs: texts });
      if (answer.kind !== 'segment') throw new Error('the query could not be segmented');
      texts.forEach((text, index) => words.set(text, answer.words[index] ?? []));
      return parseQuery(query, (text) => words.get(text) ?? []);
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}
