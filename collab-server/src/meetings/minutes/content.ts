import { type ContentNode, templateContent, type TemplateLocale } from '../../documents/index.ts';
import type { AgendaItem, MeetingAttendance } from '../contract.ts';
import type { SectionContent } from '../documents-port.ts';
import type { AgendaItemState, TaskState } from '../log/state.ts';
import { longText, momentText, roleWord, type Say, sayIn, type Word } from './words.ts';

export type MinutesHead = {
  readonly title: string;
  readonly purpose: string;
  readonly startsAtMs: number;
  readonly hostName: string;
  readonly communityName: string;
  readonly agenda: readonly AgendaItem[];
  readonly locale: TemplateLocale;
};

export const minutesTitle = ({ title, locale }: Pick<MinutesHead, 'title' | 'locale'>): string =>
  sayIn(locale)('title', { title }).slice(0, 200);

/** What the server fills in by itself: it begins without the template's empty lines. */
const written: readonly string[] = ['decisions', 'tasks', 'timesTaken', 'attendance'];

/** The minutes as they are when the meeting opens: the agenda has a place to write for each point. */
export function minutesContent(head: MinutesHead): ContentNode {
  const say = sayIn(head.locale);
  const fields: Readonly<Record<string, string>> = {
    theme: head.title,
    time: momentText(head.startsAtMs),
    host: head.hostName,
    community: head.communityName,
  };
  const template = templateContent('meetingMinutes', head.locale).content ?? [];
  const content = template.flatMap((node, index): readonly ContentNode[] => {
    if (node.type === 'templateFieldGrid') return [withFields(node, fields)];
    const before = template[index - 1];
    const key = before?.type === 'templateSection' ? String(before.attrs?.['key']) : '';
    if (written.includes(key)) return [];
    if (key === 'purpose') return [paragraph(head.purpose)];
    return key === 'discussion' ? discussion(head.agenda, say, node) : [node];
  });
  return { type: 'doc', content };
}

function discussion(agenda: readonly AgendaItem[], say: Say, empty: ContentNode): readonly ContentNode[] {
  if (agenda.length === 0) return [empty];
  return agenda.flatMap((item) => {
    const more = [item.speaker, say('minutes', { n: item.minutes })].filter((part) => part !== '').join('，');
    const text = say('itemLine', { title: item.title, more });
    return [{ type: 'heading', attrs: { level: 3 }, content: textNode(text) }, paragraph('')];
  });
}

/** R2. */
export function decisionSection(text: string, locale: TemplateLocale): SectionContent {
  const item = { type: 'listItem', content: [paragraph(text)] };
  return { key: 'decisions', title: sayIn(locale)('decisions'), blocks: [{ type: 'orderedList', content: [item] }] };
}

/** R2. */
export function taskSection({ text, who, due }: TaskState, locale: TemplateLocale): SectionContent {
  const say = sayIn(locale);
  const parts = [who === '' ? '' : `${say('who')} ${who}`, due === null ? '' : `${say('due')} ${due}`];
  const more = parts.filter((part) => part !== '').join('，');
  const line = more === '' ? text : say('itemLine', { title: text, more });
  const item = { type: 'taskItem', attrs: { checked: false }, content: [paragraph(line)] };
  return { key: 'tasks', title: say('tasks'), blocks: [{ type: 'taskList', content: [item] }] };
}

export type MinutesEnd = {
  readonly openedAtMs: number;
  readonly lastedMs: number;
  readonly agenda: readonly AgendaItemState[];
  readonly attendance: readonly MeetingAttendance[];
  readonly locale: TemplateLocale;
};

/** R3: what is known only when it is over. */
export function endSections({
  openedAtMs,
  lastedMs,
  agenda,
  attendance,
  locale,
}: MinutesEnd): readonly SectionContent[] {
  const say = sayIn(locale);
  const times = agenda.map(({ title, speaker, minutes, added, startedAt, spentMs }) => [
    title,
    speaker,
    String(minutes + added),
    startedAt === null ? say('notCome') : longText(spentMs),
  ]);
  const there = attendance.map(({ person, role, presentMs }) => [
    person.displayName,
    person.orgUnitName ?? '',
    say(roleWord(role)),
    longText(presentMs),
  ]);
  const lasted = paragraph(say('lasted', { from: momentText(openedAtMs), long: longText(lastedMs) }));
  const section = (key: Word & ('timesTaken' | 'attendance'), blocks: readonly ContentNode[]): SectionContent => ({
    key,
    title: say(key),
    blocks,
  });
  return [
    section('timesTaken', [
      lasted,
      ...(times.length === 0 ? [] : [table(['point', 'speaker', 'planned', 'taken'], times, say)]),
    ]),
    ...(there.length === 0 ? [] : [section('attendance', [table(['name', 'unit', 'role', 'present'], there, say)])]),
  ];
}

const textNode = (text: string): readonly ContentNode[] => (text === '' ? [] : [{ type: 'text', text }]);
const paragraph = (text: string): ContentNode => ({ type: 'paragraph', content: textNode(text) });

function table(columns: readonly Word[], rows: readonly (readonly string[])[], say: Say): ContentNode {
  const cell = (type: 'tableHeader' | 'tableCell', text: string): ContentNode => ({ type, content: [paragraph(text)] });
  return {
    type: 'table',
    content: [
      { type: 'tableRow', content: columns.map((column) => cell('tableHeader', say(column))) },
      ...rows.map((row) => ({ type: 'tableRow', content: row.map((text) => cell('tableCell', text)) })),
    ],
  };
}

function withFields(grid: ContentNode, values: Readonly<Record<string, string>>): ContentNode {
  const filled = (grid.content ?? []).map((field) => {
    return { ...field, content: textNode(values[String(field.attrs?.['key'])] ?? '') };
  });
  return { ...grid, content: filled };
}
