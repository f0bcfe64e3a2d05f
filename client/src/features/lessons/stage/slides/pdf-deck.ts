import { getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker, version } from 'pdfjs-dist';
import type { Size } from '../sheet/fit.ts';
import type { Deck } from './deck.ts';
import { DrawnPages } from './drawn-pages.ts';

/** Character maps, fonts and decoders of pdf.js, which the build lays there (scripts/vite/pdf-files.ts). */
const FILES = `/assets/pdfjs-${version}`;
/** Larger canvases cost more memory than they show. */
const MOST_PIXELS = 16_000_000;
/** Of one page, in one stretch of words. */
const MOST_WORDS = 4_000;

let worker: PDFWorker | undefined;

/** One worker reads all decks of the page. */
function sharedWorker(): PDFWorker {
  worker ??= PDFWorker.create({
    port: new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module', name: 'pdf' }),
  });
  return worker;
}

/** Rejects where nothing comes, or what comes is no PDF. */
export async function openPdfDeck(url: string): Promise<Deck> {
  const task = getDocument({
    url,
    worker: sharedWorker(),
    cMapUrl: `${FILES}/cmaps/`,
    standardFontDataUrl: `${FILES}/standard_fonts/`,
    wasmUrl: `${FILES}/wasm/`,
    // The pages' policy lets no WebAssembly in; the decoders' plain form is slower and rarely needed.
    useWasm: false,
    enableXfa: false,
  });
  const document = await task.promise;
  return new PdfDeck(document);
}

class PdfDeck implements Deck {
  readonly pages: number;
  readonly #document: PDFDocumentProxy;
  readonly #drawn = new DrawnPages((page, widthPx) => this.#render(page, widthPx));

  constructor(document: PDFDocumentProxy) {
    this.#document = document;
    this.pages = document.numPages;
  }

  async sizeOf(page: number): Promise<Size> {
    const { width, height } = (await this.#document.getPage(page)).getViewport({ scale: 1 });
    return { width, height };
  }

  draw(page: number, widthPx: number): Promise<HTMLCanvasElement> {
    return this.#drawn.draw(page, widthPx);
  }

  prepare(page: number, widthPx: number): void {
    if (page >= 1 && page <= this.pages) this.#drawn.prepare(page, widthPx);
  }

  thumbnail(page: number, widthPx: number): Promise<HTMLCanvasElement> {
    return this.#render(page, widthPx);
  }

  async words(page: number): Promise<string> {
    const { items } = await (await this.#document.getPage(page)).getTextContent();
    const words = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''));
    return words.join('').slice(0, MOST_WORDS);
  }

  close(): void {
    void this.#document.loadingTask.destroy();
  }

  async #render(pageNumber: number, widthPx: number): Promise<HTMLCanvasElement> {
    const page = await this.#document.getPage(pageNumber);
    const viewport = page.getViewport({ scale: scaleFor(page, widthPx) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport }).promise;
    return canvas;
  }
}

function scaleFor(page: PDFPageProxy, widthPx: number): number {
  const { width, height } = page.getViewport({ scale: 1 });
  return Math.min(widthPx / width, Math.sqrt(MOST_PIXELS / (width * height)));
}
