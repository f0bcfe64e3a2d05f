import type { Size } from '../sheet/fit.ts';

/** A deck of slides that is open. Pages count from 1. */
export interface Deck {
  readonly pages: number;
  /** In points; only the proportion matters. Rejects where the page is broken. */
  sizeOf(page: number): Promise<Size>;
  /** The page so many pixels wide, to be copied: the canvas stays the deck's. Rejects where the page is broken. */
  draw(page: number, widthPx: number): Promise<HTMLCanvasElement>;
  /** Draws it when nothing else waits, so that it is there once it is turned to. */
  prepare(page: number, widthPx: number): void;
  /** A picture of its own, of so many pixels. */
  thumbnail(page: number, widthPx: number): Promise<HTMLCanvasElement>;
  /** The words of a page, for those who do not see it. */
  words(page: number): Promise<string>;
  close(): void;
}

interface Held {
  readonly deck: Promise<Deck>;
  holders: number;
  /** Runs after the last holder went: whoever comes soon finds it open. */
  closing: ReturnType<typeof setTimeout> | undefined;
}

const LINGER_MS = 60_000;
const held = new Map<string, Held>();

/** Opens a deck once for all who show it. pdf.js is loaded with the first. */
export function holdDeck(url: string): Promise<Deck> {
  const known = held.get(url);
  if (known !== undefined) {
    clearTimeout(known.closing);
    known.holders += 1;
    return known.deck;
  }
  const deck = import('./pdf-deck.ts').then(({ openPdfDeck }) => openPdfDeck(url));
  held.set(url, { deck, holders: 1, closing: undefined });
  // What failed is tried anew by the next who asks.
  deck.catch(() => held.delete(url));
  return deck;
}

export function letDeckGo(url: string): void {
  const known = held.get(url);
  if (known === undefined) return;
  known.holders -= 1;
  if (known.holders > 0) return;
  known.closing = setTimeout(() => {
    held.delete(url);
    void known.deck.then((deck) => deck.close());
  }, LINGER_MS);
}
