import * as Y from 'yjs';
import type { ContentMark, ContentNode } from './json.ts';

/** A mark that may stand several times on one text is kept under its name and a hash of its attributes. */
const overlappingMark = /^(.*)--[A-Za-z0-9+/=]{8}$/;

/** No editor nests so deep; what does is meant to exhaust the stack of whoever reads it. */
const deepestNode = 200;

/**
 * The nodes of a fragment as y-prosemirror keeps them: elements with attributes, text with marks as formatting. Types that it never
 * writes (embedded objects, hooks, nesting beyond reason) are left out: what an update holds is up to whoever sent it.
 */
export function readFragment(fragment: Y.XmlFragment, depth = 0): ContentNode[] {
  if (depth > deepestNode) return [];
  return fragment.toArray().flatMap((child): ContentNode[] => {
    if (child instanceof Y.XmlText) return readText(child);
    if (!(child instanceof Y.XmlElement)) return [];
    const attrs = child.getAttributes() as Record<string, unknown>;
    return [
      {
        type: child.nodeName,
        ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
        content: readFragment(child, depth + 1),
      },
    ];
  });
}

interface TextPart {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function readText(text: Y.XmlText): ContentNode[] {
  return (text.toDelta() as TextPart[]).flatMap(({ insert, attributes }): ContentNode[] => {
    if (typeof insert !== 'string' || insert === '') return [];
    const marks = Object.entries(attributes ?? {}).map(([name, attrs]) => readMark(name, attrs));
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

function readMark(name: string, attrs: unknown): ContentMark {
  const type = overlappingMark.exec(name)?.[1] ?? name;
  return typeof attrs === 'object' && attrs !== null ? { type, attrs: { ...attrs } } : { type };
}
