import { officeStyle } from './office-style.ts';

interface ListParagraph {
  readonly element: HTMLElement;
  /** Office's number of the list: paragraphs of one list share it. */
  readonly listId: string;
  /** 1 is outermost. */
  readonly level: number;
  readonly marker: string;
}

const listForm = /^(l\d+)\s+level(\d)/i;
/** `1.`, `(2)`, `三、`, `a)`, `iv.`, `①`: what counts. A letter alone is a bullet of a symbol font. */
const counting = /^(?:[①-⑳]|[（(]?(?:\d+|[一二三四五六七八九十]+)[.．、)）]?|[（(]?(?:[a-z]|[ivxlc]+)[.．、)）])$/i;
const chineseDigits = '一二三四五六七八九';

/** The number of a marker, from 1 to 99 in Chinese; 1 where it is none that matters (letters, circles). */
function numberOfMarker(marker: string): number {
  const digits = /\d+/.exec(marker)?.[0];
  if (digits !== undefined) return Number(digits);
  const chinese = /[一二三四五六七八九十]+/.exec(marker)?.[0];
  if (chinese === undefined) return 1;
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['', chinese];
  const value = (text: string | undefined, empty: number): number =>
    text === undefined || text === '' ? empty : chineseDigits.indexOf(text) + 1;
  return chinese.includes('十') ? value(tens, 1) * 10 + value(ones, 0) : value(ones, 1);
}

/** Turns runs of Office's list paragraphs into nested lists, in the body and in each cell. */
export function buildOfficeLists(body: HTMLElement): void {
  const paragraphs = [...body.querySelectorAll<HTMLElement>('p')].flatMap((element) => {
    const found = readParagraph(element);
    return found ? [found] : [];
  });
  const byElement = new Map(paragraphs.map((paragraph) => [paragraph.element, paragraph]));
  for (const first of paragraphs) {
    // Those of a run that is built already are out of the page.
    if (!first.element.isConnected) continue;
    const run: ListParagraph[] = [];
    for (let next: ListParagraph | undefined = first; next; next = followerOf(next, byElement)) run.push(next);
    replaceRun(run);
  }
}

function followerOf(paragraph: ListParagraph, known: ReadonlyMap<Element, ListParagraph>): ListParagraph | undefined {
  const next = paragraph.element.nextElementSibling;
  return next ? known.get(next) : undefined;
}

function readParagraph(element: HTMLElement): ListParagraph | undefined {
  const [, listId, level] = listForm.exec(officeStyle(element, 'mso-list') ?? '') ?? [];
  if (listId === undefined || level === undefined) return undefined;
  const markers = [...element.querySelectorAll('span')].filter(
    (span) => officeStyle(span, 'mso-list')?.toLowerCase() === 'ignore',
  );
  const marker = markers
    .map((span) => span.textContent)
    .join('')
    .replaceAll(/[\s\u00A0]/g, '');
  for (const span of markers) span.remove();
  return { element, listId, level: Number(level), marker };
}

function replaceRun(run: readonly ListParagraph[]): void {
  const place = run[0]?.element;
  if (!place) return;
  const top: HTMLElement[] = [];
  /** Lists that are open, outermost first, each with the level of its items. */
  const open: { list: HTMLElement; listId: string; level: number; ordered: boolean }[] = [];
  for (const { element, listId, level, marker } of run) {
    const ordered = counting.test(marker);
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const last = open.at(-1);
    // Another number or another kind of marker on the same level is another list.
    if (last && last.level === level && (last.ordered !== ordered || last.listId !== listId)) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = document.createElement(ordered ? 'ol' : 'ul');
      const start = numberOfMarker(marker);
      if (ordered && start > 1) list.setAttribute('start', String(start));
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else top.push(list);
      open.push({ list, listId, level, ordered });
    }
    const item = document.createElement('li');
    const paragraph = document.createElement('p');
    paragraph.append(...element.childNodes);
    item.append(paragraph);
    open.at(-1)?.list.append(item);
  }
  place.before(...top);
  for (const { element } of run) element.remove();
}
