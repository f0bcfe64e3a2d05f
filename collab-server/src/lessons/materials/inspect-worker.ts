import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

if (!parentPort) throw new Error('this file is the body of a thread');
const port = parentPort;

/** What is told of a PDF: its pages and the first one's size in points, or why it is none. */
export type PdfFacts =
  | { readonly kind: 'pdf'; readonly pages: number; readonly width: number; readonly height: number }
  | { readonly kind: 'locked' }
  | { readonly kind: 'broken'; readonly why: string };

async function inspect(path: string): Promise<PdfFacts> {
  try {
    const document = await getDocumentProxy(new Uint8Array(await readFile(path)), { stopAtErrors: true });
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
    // A file that broke off on its way has lost its end.
    await document.getPage(document.numPages);
    return { kind: 'pdf', pages: document.numPages, width, height };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return { kind: 'locked' };
    return { kind: 'broken', why: error instanceof Error ? error.message : String(error) };
  }
}

port.postMessage(await inspect(String(workerData)));
