import type { QueryTerm } from './query.ts';

/** What is indexed of one document. */
export type IndexedDocument = {
  readonly documentId: string;
  /** The update log's sequence that the text was read at. */
  readonly sequence: number;
  readonly title: string;
  readonly text: string;
  /** Title and text folded, for checking that a long piece stands there as it is. */
  readonly folded: string;
  /** Tokens, parted by blanks. */
  readonly words: string;
  readonly grams: string;
};

export type SearchHit = { readonly documentId: string; readonly text: string };

export type IndexQuery = {
  readonly terms: readonly QueryTerm[];
  /** Only what this person may read is found, counted and paged. */
  readonly personId: string;
  readonly offset: number;
  readonly limit: number;
};

/** Full-text search over documents; one implementation for each database, one contract suite for both. */
export type SearchIndex = {
  put(document: IndexedDocument): Promise<void>;
  /** Best first: in the title, in one piece, as scattered words; archived ones last; then by the last edit. */
  search(query: IndexQuery): Promise<readonly SearchHit[]>;
};
