import { parentPort } from 'node:worker_threads';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { excerptsOf, highlight } from './excerpt.ts';
import { extractDocument } from './extract.ts';
import type { ExtractAnswer, ExtractRequest } from './extract-messages.ts';

/** The thread that reads documents and splits Chinese into words, so that the server never waits for either. */
const port = parentPort;
if (!port) throw new Error('extract-worker runs only as a worker thread');

const jieba = Jieba.withDict(dict);

function answer(request: ExtractRequest): ExtractAnswer {
  const { id } = request;
  try {
    switch (request.kind) {
      case 'extract': {
        // Words within words too: 高质量发展 is found by 质量 and by 发展.
        const extract = extractDocument(request.title, request.update, (run) => jieba.cutForSearch(run, true));
        return { id, kind: 'extract', extract };
      }
      case 'mark': {
        const { terms, found } = request;
        const marked = found.map(({ title, text }) => ({
          title: highlight(title, terms),
          excerpts: excerptsOf(text, terms),
        }));
        return { id, kind: 'mark', marked };
      }
      case 'segment':
        return { id, kind: 'segment', words: request.runs.map((run) => jieba.cut(run, true)) };
    }
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (request: ExtractRequest) => port.postMessage(answer(request)));
