const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * Text as search compares it: NFKC (full width is half width), lower case, and every run of anything but letters, marks and
 * digits as one blank. Documents and queries go through the same.
 */
export function fold(text: string): string {
  return foldWithMap(text).folded;
}

export type Folded = {
  readonly folded: string;
  /** For each UTF-16 unit of `folded` the index in `source` that it comes from, and last the source's length. */
  readonly at: readonly number[];
  /** What was folded: the text with its accents composed. */
  readonly source: string;
};

/** As `fold`, remembering where each part came from: folding may lengthen (㎡ is m2) and shorten. */
export function foldWithMap(text: string): Folded {
  const source = text.normalize('NFC');
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const character of source) {
    for (const part of character.normalize('NFKC').toLowerCase()) {
      const kept = WORD.test(part) ? part : ' ';
      if (kept === ' ' && (folded === '' || folded.endsWith(' '))) continue;
      folded += kept;
      for (let unit = 0; unit < kept.length; unit += 1) at.push(index);
    }
    index += character.length;
  }
  at.push(source.length);
  return { folded, at, source };
}

/** The runs between blanks. */
export function runsOf(folded: string): string[] {
  return folded.split(' ').filter((run) => run !== '');
}
