/** The tree that mammoth reads a document as (its lib/documents.js), as far as it is used here. */
export type WordParagraph = {
  readonly type: 'paragraph';
  readonly children: readonly WordElement[];
  readonly styleId: string | null;
  readonly styleName: string | null;
  readonly numbering: { readonly level: string | number; readonly isOrdered: boolean } | null;
  readonly alignment: string | null;
  readonly indent: { readonly start: string | null };
};

export type WordRun = {
  readonly type: 'run';
  readonly children: readonly WordElement[];
  readonly styleId: string | null;
  readonly styleName: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderline: boolean;
  readonly isStrikethrough: boolean;
  readonly verticalAlignment: string;
  readonly highlight: string | null;
};

export type WordImage = {
  readonly type: 'image';
  readonly altText: string | undefined;
  readonly contentType: string;
  readAsBuffer(): Promise<Buffer>;
};

export type WordTable = {
  readonly type: 'table';
  readonly children: readonly WordRow[];
  readonly styleId: string | null;
};
export type WordRow = { readonly type: 'tableRow'; readonly children: readonly WordCell[]; readonly isHeader: boolean };
export type WordCell = {
  readonly type: 'tableCell';
  readonly children: readonly WordElement[];
  readonly colSpan: number;
  readonly rowSpan: number;
};

export type WordElement =
  | WordParagraph
  | WordRun
  | WordImage
  | WordTable
  | WordRow
  | WordCell
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'tab' }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | {
      readonly type: 'hyperlink';
      readonly children: readonly WordElement[];
      readonly href?: string | undefined;
      readonly anchor?: string | undefined;
    }
  | WordNoteReference
  | { readonly type: 'commentReference' }
  | { readonly type: 'break'; readonly breakType: string }
  | { readonly type: 'bookmarkStart'; readonly name: string };

export type WordNoteReference = { readonly type: 'noteReference'; readonly noteType: string; readonly noteId: string };

export type WordDocument = {
  readonly type: 'document';
  readonly children: readonly WordElement[];
  readonly notes: { resolve(reference: WordNoteReference): { readonly body: readonly WordElement[] } | null };
};
