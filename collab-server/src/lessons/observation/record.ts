import { type ContentNode, templateContent, type TemplateLocale } from '../../documents/index.ts';
import type { ObservationReport, TimelineEntry } from './contract-report.ts';
import type { SheetContent } from './contract-sheet.ts';
import { conclusions, confirmations } from './record-conclusions.ts';
import { byObserver, clockText, type Say, sayIn } from './record-words.ts';

export type RecordOf = {
  readonly report: ObservationReport;
  /** Of the first sheet that was shared; the lesson's where none was. */
  readonly head: SheetContent['head'];
  readonly locale: TemplateLocale;
};

export const recordTitle = ({ head, locale }: Pick<RecordOf, 'head' | 'locale'>): string =>
  sayIn(locale)('recordTitle', { topic: head.topic });

/** The report as the content of a document of the template 听课记录表. */
export function recordContent({ report, head, locale }: RecordOf): ContentNode {
  const say = sayIn(locale);
  const { sheets } = report;
  const fields: Readonly<Record<string, string>> = {
    ...head,
    observer: sheets.map(({ observerName }) => observerName).join('、'),
  };
  const lines = (of: (sheet: (typeof sheets)[number]) => string) => paragraphs(byObserver(sheets, sheets.map(of)));
  const sections: Readonly<Record<string, (body: ContentNode) => readonly ContentNode[]>> = {
    process: (body) => [withRows(body, processRows(report.timeline, say))],
    rating: (body) => [withRows(body, ratingRows(body, report, say))],
    strengths: () => lines(({ strengths }) => strengths),
    suggestions: () => lines(({ suggestions }) => suggestions),
    overallRemark: () => [...lines(({ overall }) => overall), ...paragraphs(conclusions(report, say))],
    confirmation: () => paragraphs(confirmations(report, say)),
  };
  const template = templateContent('observationRecord', locale).content ?? [];
  const content = template.flatMap((node, index): readonly ContentNode[] => {
    if (node.type === 'templateFieldGrid') return [withFields(node, fields)];
    const before = template[index - 1];
    const key = before?.type === 'templateSection' ? String(before.attrs?.['key']) : '';
    return sections[key]?.(node) ?? [node];
  });
  return { type: 'doc', content };
}

const textNode = (text: string): readonly ContentNode[] => (text === '' ? [] : [{ type: 'text', text }]);
const paragraph = (text: string): ContentNode => ({ type: 'paragraph', content: textNode(text) });
/** A section has a body, be it an empty line. */
const paragraphs = (lines: readonly string[]): readonly ContentNode[] =>
  (lines.length === 0 ? [''] : lines).map(paragraph);

function withFields(grid: ContentNode, values: Readonly<Record<string, string>>): ContentNode {
  const filled = (grid.content ?? []).map((field) => {
    return { ...field, content: textNode(values[String(field.attrs?.['key'])] ?? '') };
  });
  return { ...grid, content: filled };
}

/** The table's first row, which is its head, and these below it. */
function withRows(table: ContentNode, rows: readonly (readonly string[])[]): ContentNode {
  const [head] = table.content ?? [];
  const attrs = (head?.content ?? []).map((cell) => cell.attrs ?? {});
  const below = (rows.length === 0 ? [attrs.map(() => '')] : rows).map((cells): ContentNode => {
    return {
      type: 'tableRow',
      content: cells.map((text, index) => {
        return { type: 'tableCell', attrs: attrs[index] ?? {}, content: [paragraph(text)] };
      }),
    };
  });
  return { ...table, content: head === undefined ? below : [head, ...below] };
}

/** Time, step, teacher, pupils, remark. */
function processRows(timeline: readonly TimelineEntry[], say: Say): readonly (readonly string[])[] {
  let phase = '';
  return timeline.flatMap((entry): readonly (readonly string[])[] => {
    const time = clockText(entry.at);
    switch (entry.kind) {
      case 'phase':
        phase = entry.name;
        return [[time, phase, '', '', '']];
      case 'quiz':
        return [[time, phase, `${say('question')}：${entry.question}`, '', '']];
      case 'call':
        return [[time, phase, `${say('call')}：${entry.place ?? say('home')}`, '', '']];
      // Hands are many: they are told by classroom below.
      case 'hand':
        return [];
      case 'note': {
        const dimension = entry.dimension === null ? '' : say(entry.dimension);
        const [teacher, pupils] = entry.side === 'teacher' ? [entry.text, ''] : ['', entry.text];
        return [[time, phase, teacher, pupils, [dimension, entry.observerName].filter(Boolean).join(' · ')]];
      }
    }
  });
}

/** The template's rows with points, and the total below them. */
function ratingRows(table: ContentNode, { rating, sheets }: ObservationReport, say: Say) {
  const bonus = rating.whole === 0 ? '' : pointsText(meanBonus(sheets));
  const points = [...rating.dimensions.map((each) => pointsText(each.points)), bonus];
  const rows = (table.content ?? []).slice(1).map((row, index) => {
    const [item = '', weight = ''] = (row.content ?? []).map(textIn);
    return [item, weight, points[index] ?? ''];
  });
  const band = rating.band === null ? '' : `（${say(rating.band)}，${say('meanOf', { n: rating.whole })}）`;
  return [...rows, [`${say('total')}${band}`, '100', pointsText(rating.total)]];
}

const pointsText = (points: number | null): string => (points === null ? '' : String(points));

function meanBonus(sheets: ObservationReport['sheets']): number {
  const whole = sheets.filter(({ rating }) => rating.total !== null);
  return Math.round((whole.reduce((sum, { bonus }) => sum + bonus, 0) / whole.length) * 100) / 100;
}

const textIn = (node: ContentNode): string => node.text ?? (node.content ?? []).map(textIn).join('');
