/**
 * What Word has no place for is kept in bookmarks whose names begin with `_ty`: Word hides names that begin with `_`, keeps them when it
 * saves, and every other reader ignores them. They stand in the paragraph that they say something of. The preparation of an uploaded file
 * (prepare.ts) adds more of them for what mammoth does not read; those never leave the server.
 *
 * name               | says
 * `_tyItem_<l>_<n>`    | this block (of a table: by its first paragraph) belongs to the list item at level l before it
 * `_tyCode_<lang>_<n>` | language of a code block
 * `_tyNum_<id>_<s>`    | (reading) numbering instance and first number of a list paragraph
 * `_tyCol_<w>_<w>…`    | (reading) widths in px of the columns under a cell
 */
export type Mark =
  | { readonly kind: 'item'; readonly level: number }
  | { readonly kind: 'code'; readonly language: string }
  | { readonly kind: 'number'; readonly numberingId: string; readonly start: number }
  | { readonly kind: 'columns'; readonly widthsPx: readonly number[] };

export function readMark(name: string): Mark | undefined {
  const [prefix, ...parts] = name.split('_').slice(1);
  switch (prefix) {
    case 'tyItem':
      return { kind: 'item', level: Math.min(Number(parts[0]) || 0, 8) };
    case 'tyCode':
      return { kind: 'code', language: parts.slice(0, -1).join('_') };
    case 'tyNum':
      return { kind: 'number', numberingId: parts[0] ?? '', start: Number(parts[1]) || 1 };
    case 'tyCol':
      return { kind: 'columns', widthsPx: parts.map(Number) };
    default:
      return undefined;
  }
}

/** Ids of the styles that exports define, and by which they are read again. */
export const styleIds = {
  code: 'CodeBlock',
  inlineCode: 'InlineCode',
  quote: 'Quote',
  rule: 'HorizontalRule',
  /** An empty line of no height: Word joins tables that touch, and wants a paragraph at the end of a cell. */
  spacer: 'TableSpacer',
  fieldGrid: 'TemplateFields',
  callOut: { note: 'CallOutNote', tip: 'CallOutTip', warning: 'CallOutWarning' },
  /** Character styles of formulas as prepare.ts hands them to mammoth. */
  inlineMath: 'TyInlineMath',
  blockMath: 'TyBlockMath',
} as const;

/** Twentieths of a point, Word's unit, in a CSS pixel of 1/96 inch. */
export const twipsPerPx = 15;
/** English Metric Units in a CSS pixel. */
export const emuPerPx = 9_525;
