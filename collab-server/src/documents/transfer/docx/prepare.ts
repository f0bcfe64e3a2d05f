import { strToU8, zipSync } from 'fflate';
import { type Problem, problem } from '../../../platform/errors.ts';
import { type Result, err, ok } from '../../../platform/result.ts';
import { latexOfOmml } from '../math/omml-read.ts';
import type { Warnings } from '../warnings.ts';
import { childElements, childNamed, parseXml, serialiseXml, type XmlElement } from '../xml.ts';
import { emuPerPx, styleIds, twipsPerPx } from './marks.ts';
import type { ZipEntries } from './package.ts';
import { headingLevels, numberingStarts } from './styles.ts';

export type Prepared = {
  /** A package of the same document in forms that mammoth reads. */
  readonly file: Buffer;
  /** Heading level by paragraph style id; 0 for the document's title. */
  readonly headings: ReadonlyMap<string, number>;
};

/** Elements nested deeper than this come from no word processor, and would exhaust the stack of whatever walks them. */
const maxXmlDepth = 400;
const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * mammoth drops formulas, column widths, the size of pictures and the numbers at which lists start. This rewrites the parts of a package so that
 * it sees them: formulas as runs of a style of their own that hold TeX, the rest as bookmarks (marks.ts) and in pictures' descriptions.
 * Only parts of the text go on: no settings, macros, embedded objects or linked files.
 */
export function prepareDocx(entries: ZipEntries, warnings: Warnings): Result<Prepared, Problem> {
  const types = entries.get('[Content_Types].xml');
  if (!types || !entries.has('word/document.xml')) return err(problem('transfer.fileBroken'));
  const hasMacros =
    /macroEnabled|vbaProject/i.test(decode(types)) || [...entries.keys()].some((name) => /vbaProject/i.test(name));
  if (hasMacros) return err(problem('transfer.macrosRefused'));

  const out: Record<string, Uint8Array> = {};
  const styles = partOf(entries, 'word/styles.xml');
  const starts = numberingStarts(partOf(entries, 'word/numbering.xml'));
  for (const [name, bytes] of entries) {
    if (/^word\/media\/[^/]+$/.test(name)) out[name] = bytes;
    else if (/^word\/(?:document|footnotes|endnotes)\.xml$/.test(name)) {
      const text = decode(bytes);
      if (depthOf(text) > maxXmlDepth) return err(problem('transfer.fileTooComplex'));
      const root = parseXml(text);
      if (!root) return err(problem('transfer.fileBroken'));
      rewrite(root, starts, warnings);
      out[name] = strToU8(serialiseXml(root));
    } else if (
      /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:styles|numbering|comments)\.xml|word\/_rels\/[^/]+\.rels)$/.test(
        name,
      )
    ) {
      const text = decode(bytes);
      if (depthOf(text) > maxXmlDepth || !parseXml(text)) return err(problem('transfer.fileBroken'));
      out[name] = bytes;
    } else if (/^word\/(?:header|footer)\d*\.xml$/.test(name) && /<w:t(?: [^<>]*)?>[^<]*\p{L}/u.test(decode(bytes))) {
      warnings.add('transfer.pageFurnitureDropped', 1);
    }
  }
  return ok({ file: Buffer.from(zipSync(out, { level: 0 })), headings: headingLevels(styles) });
}

function partOf(entries: ZipEntries, name: string): XmlElement | undefined {
  const bytes = entries.get(name);
  return bytes && parseXml(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** How deep elements are nested, told from the tags before anything recursive sees them. */
function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of xml.matchAll(/<\/?[A-Za-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

function rewrite(element: XmlElement, starts: ReturnType<typeof numberingStarts>, warnings: Warnings): void {
  for (const child of childElements(element)) {
    switch (child.nodeName) {
      case 'm:oMath':
      case 'm:oMathPara':
        replaceFormula(element, child, warnings);
        continue;
      case 'w:ins':
      case 'w:del':
      case 'w:moveFrom':
        warnings.add('transfer.changesAccepted');
        break;
      case 'w:object':
      case 'w:control':
      case 'c:chart':
      case 'dgm:relIds':
        warnings.add('transfer.objectDropped');
        break;
      case 'wp:inline':
      case 'wp:anchor':
        describePicture(child);
        break;
      case 'a:blip':
        // A picture that is linked would be read from wherever the link leads.
        if (child.hasAttribute('r:link') && !child.hasAttribute('r:embed')) {
          warnings.add('transfer.imageDropped');
          child.removeAttribute('r:link');
        }
        break;
      case 'w:p':
        markNumbering(child, starts);
        break;
      case 'w:tbl':
        markWidths(child);
        break;
    }
    rewrite(child, starts, warnings);
  }
}

function replaceFormula(parent: XmlElement, formula: XmlElement, warnings: Warnings): void {
  const { latex, complete } = latexOfOmml(formula);
  if (!complete) warnings.add('transfer.formulaSimplified');
  const style = formula.nodeName === 'm:oMathPara' ? styleIds.blockMath : styleIds.inlineMath;
  const run = create(parent, 'w:r');
  const properties = run.appendChild(create(parent, 'w:rPr'));
  properties.appendChild(create(parent, 'w:rStyle', { 'w:val': style }));
  const text = run.appendChild(create(parent, 'w:t', { 'xml:space': 'preserve' }));
  text.textContent = latex;
  parent.replaceChild(run, formula);
}

function create(near: XmlElement, name: string, attributes: Readonly<Record<string, string>> = {}): XmlElement {
  const document = near.ownerDocument;
  if (!document) throw new Error('an element of a parsed file belongs to a document');
  const element = document.createElementNS(wordNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function bookmark(near: XmlElement, name: string): XmlElement {
  return create(near, 'w:bookmarkStart', { 'w:id': '0', 'w:name': name });
}

/** The description becomes JSON of what mammoth leaves out; see `pictureOf` in read-inline.ts. */
function describePicture(drawing: XmlElement): void {
  const properties = childNamed(drawing, 'wp:docPr');
  if (!properties) return;
  const extent = Number(childNamed(drawing, 'wp:extent')?.getAttribute('cx') ?? '0');
  const natural = properties.getAttribute('name')?.startsWith('natural') ?? false;
  const description = {
    alt: properties.getAttribute('descr') || null,
    title: properties.getAttribute('title') || null,
    widthPx: natural || !(extent > 0) ? null : Math.round(extent / emuPerPx),
  };
  properties.setAttribute('descr', JSON.stringify(description));
}

function markNumbering(paragraph: XmlElement, starts: ReturnType<typeof numberingStarts>): void {
  const numbering = childNamed(childNamed(paragraph, 'w:pPr'), 'w:numPr');
  const id = childNamed(numbering, 'w:numId')?.getAttribute('w:val');
  if (!id) return;
  const level = childNamed(numbering, 'w:ilvl')?.getAttribute('w:val') ?? '0';
  const name = `_tyNum_${id.replaceAll('_', '-')}_${starts.get(`${id} ${level}`) ?? 1}`;
  paragraph.appendChild(bookmark(paragraph, name));
}

function markWidths(table: XmlElement): void {
  const grid = childElements(childNamed(table, 'w:tblGrid')).map((column) =>
    Math.round(Number(column.getAttribute('w:w') ?? '0') / twipsPerPx),
  );
  for (const row of childElements(table).filter(({ nodeName }) => nodeName === 'w:tr')) {
    let at = 0;
    for (const cell of childElements(row).filter(({ nodeName }) => nodeName === 'w:tc')) {
      const properties = childNamed(cell, 'w:tcPr');
      const span = Number(childNamed(properties, 'w:gridSpan')?.getAttribute('w:val') ?? '1') || 1;
      const widths = grid.slice(at, at + span);
      at += span;
      const fixed = childNamed(properties, 'w:tcW')?.getAttribute('w:type') === 'dxa';
      if (!fixed || widths.length !== span || !widths.every((px) => px > 0)) continue;
      cell.insertBefore(bookmark(cell, `_tyCol_${widths.join('_')}`), properties?.nextSibling ?? cell.firstChild);
    }
  }
}
