import type { SearchPart } from './contract.ts';
import type { Extract } from './extract.ts';
import type { QueryTerm } from './query.ts';

export type Found = { readonly title: string; readonly text: string };
export type Marked = { readonly title: SearchPart[]; readonly excerpts: SearchPart[][] };

/** What the main thread asks the extracting thread. */
export type ExtractRequest =
  | { readonly id: number; readonly kind: 'extract'; readonly title: string; readonly update: Uint8Array }
  /** What was looked for, marked in what was found. */
  | {
      readonly id: number;
      readonly kind: 'mark';
      readonly terms: readonly QueryTerm[];
      readonly found: readonly Found[];
    }
  /** Words of runs of folded text. */
  | { readonly id: number; readonly kind: 'segment'; readonly runs: readonly string[] };

export type ExtractAnswer =
  | { readonly id: number; readonly kind: 'extract'; readonly extract: Extract }
  | { readonly id: number; readonly kind: 'mark'; readonly marked: readonly Marked[] }
  | { readonly id: number; readonly kind: 'segment'; readonly words: readonly (readonly string[])[] }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
