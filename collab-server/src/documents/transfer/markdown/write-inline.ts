import type { PhrasingContent } from 'mdast';
import type { ContentMark, ContentNode } from '../../content/index.ts';
import { textAttr } from '../build.ts';

/** Marks from the outermost to the innermost. Links are outermost, so that they are not cut up by what changes within. */
const nesting = [
  'link',
  'bold',
  'italic',
  'strike',
  'underline',
  'highlight',
  'subscript',
  'superscript',
  'code',
] as const;

const htmlTags: Readonly<Record<string, string>> = {
  underline: 'u',
  highlight: 'mark',
  subscript: 'sub',
  superscript: 'sup',
};

/**
 * Inline content as phrasing. Line breaks are `\` at the end of a line, `<br>` where a line cannot end (cells), or a blank (headings).
 */
export function writeInline(
  pieces: readonly ContentNode[],
  breaks: 'lines' | 'html' | 'oneLine' = 'lines',
): PhrasingContent[] {
  return group(pieces, 0, breaks);
}

const parting: PhrasingContent = { type: 'html', value: '<!-- -->' };

function group(pieces: readonly ContentNode[], level: number, breaks: 'lines' | 'html' | 'oneLine'): PhrasingContent[] {
  const type = nesting[level];
  if (type === undefined) {
    return pieces.flatMap((piece, index) => {
      // The dollars of two formulas side by side would be read as one.
      const touches = piece.type === 'inlineMath' && pieces[index - 1]?.type === 'inlineMath';
      return touches ? [parting, ...leaf(piece, breaks)] : leaf(piece, breaks);
    });
  }
  const out: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length;) {
    const mark = markOf(pieces[at], type);
    const key = JSON.stringify(mark ?? null);
    let end = at + 1;
    while (end < pieces.length && JSON.stringify(markOf(pieces[end], type) ?? null) === key) end += 1;
    const run = pieces.slice(at, end);
    out.push(...(mark ? wrap(mark, run, level, breaks) : group(run, level + 1, breaks)));
    at = end;
  }
  return out;
}

function markOf(piece: ContentNode | undefined, type: string): ContentMark | undefined {
  return piece?.marks?.find((mark) => mark.type === type);
}

function wrap(
  mark: ContentMark,
  run: readonly ContentNode[],
  level: number,
  breaks: 'lines' | 'html' | 'oneLine',
): PhrasingContent[] {
  const children = group(run, level + 1, breaks);
  switch (mark.type) {
    case 'link': {
      const title = mark.attrs?.['title'];
      return [
        {
          type: 'link',
          url: textAttr(mark, 'href'),
          title: typeof title === 'string' && title !== '' ? title : null,
          children,
        },
      ];
    }
    case 'bold':
      return [{ type: 'strong', children }];
    case 'italic':
      return [{ type: 'emphasis', children }];
    case 'strike':
      return [{ type: 'delete', children }];
    case 'code':
      return [{ type: 'inlineCode', value: run.map(({ text }) => text ?? '').join('') }];
    default: {
      const tag = htmlTags[mark.type] ?? 'span';
      return [{ type: 'html', value: `<${tag}>` }, ...children, { type: 'html', value: `</${tag}>` }];
    }
  }
}

function leaf(piece: ContentNode, breaks: 'lines' | 'html' | 'oneLine'): PhrasingContent[] {
  switch (piece.type) {
    case 'text':
      return [{ type: 'text', value: piece.text ?? '' }];
    case 'hardBreak':
      if (breaks === 'oneLine') return [{ type: 'text', value: ' ' }];
      return [breaks === 'html' ? { type: 'html', value: '<br>' } : { type: 'break' }];
    case 'inlineMath':
      return [{ type: 'inlineMath', value: textAttr(piece, 'latex').replaceAll(/\s*\n\s*/g, ' ') }];
    default:
      return [];
  }
}
