import { type ContentMark, type ContentNode, isSafeLink } from '../../content/index.ts';
import { textAttr } from '../build.ts';

/** Where the file names a picture. */
type PictureName = (src: string) => string;

/**
 * A block as HTML of one paragraph of Markdown: no empty line in it, which would end the block there. `readHtmlBlocks` reads
 * exactly what this writes.
 */
export function htmlBlock(content: ContentNode, pictureName: PictureName): string {
  const inner = (): string => (content.content ?? []).map((child) => htmlBlock(child, pictureName)).join('');
  const attr = (name: string): unknown => content.attrs?.[name];
  switch (content.type) {
    case 'text':
      return (content.marks ?? []).reduceRight((html, mark) => wrapMark(mark, html), escapeText(content.text ?? ''));
    case 'hardBreak':
      return '<br>';
    case 'inlineMath':
      return `<span data-latex="${escapeText(textAttr(content, 'latex'))}">${escapeText(`$${textAttr(content, 'latex')}$`)}</span>`;
    case 'blockMath':
      return `<div data-latex="${escapeText(textAttr(content, 'latex'))}">${escapeText(`$$${textAttr(content, 'latex')}$$`)}</div>`;
    case 'image':
      return element('img', {
        src: pictureName(textAttr(content, 'src')),
        alt: attr('alt'),
        title: attr('title'),
        width: attr('widthPx'),
      });
    case 'paragraph':
      return `<p>${inner()}</p>`;
    case 'heading':
      return `<h${String(Number(attr('level')) + 1)}>${inner()}</h${String(Number(attr('level')) + 1)}>`;
    case 'blockquote':
      return `<blockquote>${inner()}</blockquote>`;
    case 'callOut':
      return `${element('aside', { 'data-tone': attr('tone') })}${inner()}</aside>`;
    case 'codeBlock':
      return `${element('pre', { 'data-language': attr('language') })}${inner()}</pre>`;
    case 'horizontalRule':
      return '<hr>';
    case 'bulletList':
    case 'taskList':
      return `<ul>${inner()}</ul>`;
    case 'orderedList':
      return `${element('ol', { start: attr('start') === 1 ? null : attr('start') })}${inner()}</ol>`;
    case 'listItem':
      return `<li>${inner()}</li>`;
    case 'taskItem':
      return `${element('li', { 'data-checked': String(attr('checked') === true) })}${inner()}</li>`;
    case 'table':
      return `<table>\n${inner()}</table>`;
    case 'tableRow':
      return `<tr>${inner()}</tr>\n`;
    case 'tableHeader':
    case 'tableCell':
      return cell(content, inner());
    default:
      return inner();
  }
}

function cell(content: ContentNode, inner: string): string {
  const { colspan, rowspan, colwidth } = content.attrs ?? {};
  const tag = content.type === 'tableHeader' ? 'th' : 'td';
  const opening = element(tag, {
    colspan: colspan === 1 ? null : colspan,
    rowspan: rowspan === 1 ? null : rowspan,
    'data-colwidth': Array.isArray(colwidth) ? colwidth.join(',') : null,
  });
  return `${opening}${inner}</${tag}>`;
}

function element(tag: string, attributes: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => ` ${name}="${escapeText(String(value))}"`);
  return `<${tag}${written.join('')}>`;
}

const tags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  strike: 'del',
  underline: 'u',
  highlight: 'mark',
  subscript: 'sub',
  superscript: 'sup',
  code: 'code',
};

function wrapMark(mark: ContentMark, html: string): string {
  if (mark.type === 'link') {
    const href = mark.attrs?.['href'];
    return isSafeLink(href) ? `${element('a', { href, title: mark.attrs?.['title'] })}${html}</a>` : html;
  }
  const tag = tags[mark.type];
  return tag === undefined ? html : `<${tag}>${html}</${tag}>`;
}

/** Also escapes what Markdown or a line end would take for its own. */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
