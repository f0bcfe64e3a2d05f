import type { Extract } from './extract.ts';

/** What the main thread asks the extracting thread. */
export type ExtractRequest =
  | { readonly id: number; readonly kind: 'extract'; readonly title: string; readonly update: Uint8Array }
  /** Words of runs of folded text. */
  | { readonly id: number; readonly kind: 'segment'; readonly runs: readonly string[] };

export type ExtractAnswer =
  | { readonly id: number; readonly kind: 'extract'; readonly extract: Extract }
  | { readonly id: number; readonly kind: 'segment'; readonly words: readonly (readonly string[])[] }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
