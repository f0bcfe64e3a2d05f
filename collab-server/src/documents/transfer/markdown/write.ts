import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { BlockContent, ListItem, PhrasingContent, Root, RootContent, TableCell } from 'mdast';
import { type ContentNode, calloutTone } from '../../content/index.ts';
import { trimInline, textAttr } from '../build.ts';
import { levelOf } from '../headings.ts';
import { htmlBlock } from '../html/write.ts';
import { fitsGfm, hasHead } from './tables.ts';
import { writeInline } from './write-inline.ts';

/** Where the file names a picture: a path in the archive, or what else the exporter chose. */
export type PictureName = (src: string) => string;

/**
 * Content as CommonMark with GFM and formulas. `title` becomes the only heading of the first level, and headings sink by one, as
 * `liftTitle` reads it. Content must have been through `degradeMarkdown`.
 */
export function writeMarkdown(title: string, content: ContentNode, pictureName: PictureName): string {
  const heading: RootContent = { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] };
  const tree: Root = { type: 'root', children: [heading, ...blocks(content.content ?? [], pictureName)] };
  return toMarkdown(tree, {
    bullet: '-',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
    resourceLink: true,
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), mathToMarkdown()],
  });
}

/** Neighbouring lists of one kind would be read as one; a comment parts them. */
const separator: BlockContent = { type: 'html', value: '<!-- -->' };

function blocks(contents: readonly ContentNode[], pictureName: PictureName): BlockContent[] {
  return contents.flatMap((content, index): BlockContent[] => {
    const written = block(content, pictureName);
    const previous = contents[index - 1];
    const joins =
      previous !== undefined && isList(previous) && isList(content) && isOrdered(previous) === isOrdered(content);
    return joins ? [separator, ...written] : written;
  });
}

const isList = ({ type }: ContentNode): boolean => ['bulletList', 'orderedList', 'taskList'].includes(type);
const isOrdered = ({ type }: ContentNode): boolean => type === 'orderedList';

function block(content: ContentNode, pictureName: PictureName): BlockContent[] {
  const children = content.content ?? [];
  switch (content.type) {
    case 'paragraph': {
      const inline = inlineOf(content);
      // An empty line is nothing in Markdown; this one is seen and stays.
      return inline.length > 0 ? [{ type: 'paragraph', children: inline }] : [{ type: 'html', value: '<p></p>' }];
    }
    case 'heading': {
      const depth = Math.min(levelOf(content) + 1, 6) as 1 | 2 | 3 | 4 | 5 | 6;
      return [{ type: 'heading', depth, children: inlineOf(content, 'oneLine') }];
    }
    case 'bulletList':
    case 'taskList':
      return [{ type: 'list', ordered: false, spread: false, children: items(content, pictureName) }];
    case 'orderedList': {
      const start = content.attrs?.['start'];
      return [
        {
          type: 'list',
          ordered: true,
          spread: false,
          start: typeof start === 'number' ? start : 1,
          children: items(content, pictureName),
        },
      ];
    }
    case 'blockquote':
      return [{ type: 'blockquote', children: blocks(children, pictureName) }];
    case 'callOut': {
      const marker: BlockContent = { type: 'html', value: `[!${calloutTone(content.attrs?.['tone']).toUpperCase()}]` };
      return [{ type: 'blockquote', children: [marker, ...blocks(children, pictureName)] }];
    }
    case 'codeBlock': {
      const language = content.attrs?.['language'];
      const lang = typeof language === 'string' && language !== '' ? language : null;
      return [{ type: 'code', lang, value: children.map(({ text }) => text ?? '').join('') }];
    }
    case 'blockMath':
      return [{ type: 'math', value: textAttr(content, 'latex') }];
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }];
    case 'image':
      return [{ type: 'paragraph', children: [image(content, pictureName)] }];
    case 'table':
      return [
        fitsGfm(content) ? table(content, pictureName) : { type: 'html', value: htmlBlock(content, pictureName) },
      ];
    default:
      return blocks(children, pictureName);
  }
}

function inlineOf(content: ContentNode, breaks?: 'oneLine' | 'html'): PhrasingContent[] {
  return writeInline(trimInline(content.content ?? []), breaks);
}

function items(list: ContentNode, pictureName: PictureName): ListItem[] {
  return (list.content ?? []).map((item): ListItem => {
    const content = item.content ?? [];
    const [first, ...rest] = content;
    const empty = first?.type === 'paragraph' && inlineOf(first).length === 0;
    const checked = item.type === 'taskItem' ? item.attrs?.['checked'] === true : null;
    // What begins otherwise than with a line is given one by the reader; an empty line before a line must be written.
    const implied = empty && (checked !== null || (rest.length > 0 && rest[0]?.type !== 'paragraph'));
    const children = blocks(implied ? rest : content, pictureName);
    // A box without anything beside it is no task in GFM.
    if (empty && checked !== null)
      children.unshift({ type: 'paragraph', children: [{ type: 'html', value: '<!-- -->' }] });
    const spread = children.length > 2 || (children.length === 2 && children[1]?.type !== 'list');
    return { type: 'listItem', spread, checked, children };
  });
}

function image(content: ContentNode, pictureName: PictureName): PhrasingContent {
  const { alt, title, widthPx } = content.attrs ?? {};
  if (typeof widthPx === 'number') return { type: 'html', value: htmlBlock(content, pictureName) };
  return {
    type: 'image',
    url: pictureName(textAttr(content, 'src')),
    alt: typeof alt === 'string' ? alt : null,
    title: typeof title === 'string' ? title : null,
  };
}

/** GFM wants a head: a table without one gets a row of empty cells, which the reader takes off again. */
function table(content: ContentNode, pictureName: PictureName): BlockContent {
  const rows = (content.content ?? []).map((row) => ({
    type: 'tableRow' as const,
    children: (row.content ?? []).map((cell) => cellOf(cell, pictureName)),
  }));
  const width = rows[0]?.children.length ?? 0;
  const emptyHead = {
    type: 'tableRow' as const,
    children: Array.from({ length: width }, (): TableCell => ({ type: 'tableCell', children: [] })),
  };
  return { type: 'table', children: hasHead(content) ? rows : [emptyHead, ...rows] };
}

function cellOf(cell: ContentNode, pictureName: PictureName): TableCell {
  const only = cell.content?.[0];
  const children = only?.type === 'image' ? [image(only, pictureName)] : only ? inlineOf(only, 'html') : [];
  return { type: 'tableCell', children };
}
