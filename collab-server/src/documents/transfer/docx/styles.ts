import { childElements, childNamed, type XmlElement } from '../xml.ts';

/**
 * Which paragraph styles are headings, and of which level; 0 is the document's title. Word keeps its styles' English names in every
 * language, WPS and LibreOffice write localised ones; styles of an institution's own say so by their outline level or by what they are
 * based on.
 */
export function headingLevels(styles: XmlElement | undefined): ReadonlyMap<string, number> {
  const all = new Map<string, XmlElement>();
  for (const style of childElements(styles)) {
    const id = style.getAttribute('w:styleId');
    if (id && style.nodeName === 'w:style' && style.getAttribute('w:type') === 'paragraph') all.set(id, style);
  }
  const levels = new Map<string, number>();
  for (const [id, style] of all) {
    const level = levelOf(style, all, new Set([id]));
    if (level !== undefined) levels.set(id, level);
  }
  return levels;
}

function levelOf(style: XmlElement, all: ReadonlyMap<string, XmlElement>, seen: Set<string>): number | undefined {
  const named = levelOfName(childNamed(style, 'w:name')?.getAttribute('w:val') ?? '');
  if (named !== undefined) return named;
  const outline = childNamed(childNamed(style, 'w:pPr'), 'w:outlineLvl')?.getAttribute('w:val');
  // 9 is the level of body text.
  if (outline) return Number(outline) < 9 ? Number(outline) + 1 : undefined;
  const base = childNamed(style, 'w:basedOn')?.getAttribute('w:val');
  const parent = base ? all.get(base) : undefined;
  if (!base || !parent || seen.has(base)) return undefined;
  return levelOf(parent, all, seen.add(base));
}

function levelOfName(name: string): number | undefined {
  if (/^(?:title|标题|文档标题|標題)$/i.test(name.trim())) return 0;
  const match = /^(?:heading|标题|標題)\s*([1-9])$/i.exec(name.trim());
  return match ? Number(match[1]) : undefined;
}

/** The first number of each level of each numbering, by `numId level`. */
export function numberingStarts(numbering: XmlElement | undefined): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  const abstract = new Map<string, XmlElement>();
  for (const each of childElements(numbering)) {
    if (each.nodeName === 'w:abstractNum') abstract.set(each.getAttribute('w:abstractNumId') ?? '', each);
    if (each.nodeName !== 'w:num') continue;
    const id = each.getAttribute('w:numId') ?? '';
    const base = abstract.get(childNamed(each, 'w:abstractNumId')?.getAttribute('w:val') ?? '');
    for (const level of childElements(base)) noteStart(starts, id, level, childNamed(level, 'w:start'));
    for (const level of childElements(each)) noteStart(starts, id, level, childNamed(level, 'w:startOverride'));
  }
  return starts;
}

function noteStart(starts: Map<string, number>, id: string, level: XmlElement, start: XmlElement | undefined): void {
  const value = Number(start?.getAttribute('w:val') ?? Number.NaN);
  const index = level.getAttribute('w:ilvl');
  if (Number.isSafeInteger(value) && value >= 0 && index) starts.set(`${id} ${index}`, value);
}
