import { buildOfficeLists } from './office-lists.ts';
import { officeStyle } from './office-style.ts';
import { setOfficeColumnWidths } from './office-tables.ts';

const officeMarks = /mso-|class="?(?:Mso|xl\d)|urn:schemas-microsoft-com:office|name="?ProgId/i;

/** Whether HTML comes from Word, WPS, Excel or Outlook. */
function isOfficeHtml(html: string): boolean {
  return officeMarks.test(html);
}

/** Elements whose content is no text of the document. */
const noise = 'style, script, meta, link, title, xml, [style*="mso-element:comment-list"], .MsoCommentReference';

/**
 * What Word, WPS and Excel put on the clipboard, as HTML that says what it means: numbered paragraphs become lists, outline levels
 * become headings, widths of columns are kept, and what only Office understands is left out. Other HTML comes back as it is.
 *
 * The forms are those that Word 2016 to 365 and WPS write: `mso-list:l0 level1 lfo1` on paragraphs, their markers in spans of
 * `mso-list:Ignore`, `mso-outline-level`, `mso-tab-count`, and `o:p`.
 */
export function cleanOfficeHtml(html: string): string {
  if (!isOfficeHtml(html)) return html;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  removeComments(body);
  for (const element of body.querySelectorAll(noise)) element.remove();
  for (const element of body.querySelectorAll('*')) {
    // o:p, w:sdt, st1:place and other elements of Office's own: their text is the document's.
    if (element.localName.includes(':')) element.replaceWith(...element.childNodes);
  }
  makeHeadings(body);
  buildOfficeLists(body);
  keepTabs(body);
  setOfficeColumnWidths(body);
  unwrapInternalLinks(body);
  emptyBlankParagraphs(body);
  for (const element of body.querySelectorAll('[class], [lang]')) {
    element.removeAttribute('class');
    element.removeAttribute('lang');
  }
  return body.innerHTML;
}

function removeComments(body: HTMLElement): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

const titleClasses: Readonly<Record<string, string>> = { MsoTitle: 'h1', MsoSubtitle: 'h2' };

function makeHeadings(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p')) {
    const level = Number(officeStyle(paragraph, 'mso-outline-level') ?? Number.NaN);
    const tag = titleClasses[paragraph.className] ?? (level >= 1 && level <= 4 ? `h${level}` : undefined);
    if (tag !== undefined) rename(paragraph, tag);
  }
  // Deeper than the schema goes: they stay paragraphs, in bold.
  for (const deep of body.querySelectorAll('h5, h6')) {
    const strong = document.createElement('strong');
    strong.append(...deep.childNodes);
    deep.append(strong);
    rename(deep, 'p');
  }
  // A heading says by itself that it is bold, and its number is part of its words.
  for (const heading of body.querySelectorAll('h1, h2, h3, h4')) {
    for (const bold of heading.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes);
    for (const marker of heading.querySelectorAll('span')) {
      if (officeStyle(marker, 'mso-list')?.toLowerCase() === 'ignore')
        marker.replaceWith(`${marker.textContent.replaceAll(/[\s\u00A0]+/g, ' ').trim()} `);
    }
    for (const span of heading.querySelectorAll('span')) span.style.fontWeight = '';
  }
}

function rename(element: Element, tag: string): void {
  const renamed = document.createElement(tag);
  const align = element instanceof HTMLElement ? element.style.textAlign || element.getAttribute('align') : null;
  if (align !== null && align !== '') renamed.style.textAlign = align;
  renamed.append(...element.childNodes);
  const list = officeStyle(element, 'mso-list');
  if (list !== undefined) renamed.setAttribute('style', `mso-list:${list}`);
  element.replaceWith(renamed);
}

/** Runs of tabs become one blank each: the schema has no tab stops. */
function keepTabs(body: HTMLElement): void {
  for (const span of body.querySelectorAll('span')) {
    if (officeStyle(span, 'mso-tab-count') !== undefined) span.replaceWith(' ');
    else if (officeStyle(span, 'mso-spacerun') !== undefined)
      span.replaceWith(span.textContent.replaceAll('\u00A0', ' '));
  }
}

/** Entries of a table of contents lead to bookmarks that are not pasted. */
function unwrapInternalLinks(body: HTMLElement): void {
  for (const link of body.querySelectorAll('a[href^="#_"], a:not([href])')) link.replaceWith(...link.childNodes);
}

function emptyBlankParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p')) {
    if (paragraph.querySelector('img') === null && /^[\s\u00A0]*$/.test(paragraph.textContent))
      paragraph.replaceChildren();
  }
}
