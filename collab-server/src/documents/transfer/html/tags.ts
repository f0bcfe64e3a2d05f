import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { boundedInteger, type ContentMark, type ContentNode, imageWidthPx } from '../../content/index.ts';
import { imageOf } from '../markdown/picture.ts';
import type { MarkdownSource } from '../markdown/source.ts';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

const marksByTag: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  u: 'underline',
  ins: 'underline',
  sub: 'subscript',
  sup: 'superscript',
  mark: 'highlight',
  code: 'code',
  kbd: 'code',
};

/** The mark that a tag stands for, where it stands for one. */
export function tagMark(tag: string): string | undefined {
  return Object.hasOwn(marksByTag, tag.toLowerCase()) ? marksByTag[tag.toLowerCase()] : undefined;
}

export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** The picture of an `<img …>` tag. */
export function readImageTag(html: string, source: MarkdownSource, marks: readonly ContentMark[] = []): ContentNode[] {
  const [element] = parseFragment(html).childNodes;
  return element && isElement(element) ? readImageElement(element, source, marks) : [];
}

export function readImageElement(
  element: HtmlElement,
  source: MarkdownSource,
  marks: readonly ContentMark[],
): ContentNode[] {
  const widthPx = boundedInteger(attribute(element, 'width'), imageWidthPx.least, imageWidthPx.most);
  const attrs = { alt: attribute(element, 'alt'), title: attribute(element, 'title'), widthPx };
  return imageOf(attribute(element, 'src') ?? '', attrs, marks, source);
}
