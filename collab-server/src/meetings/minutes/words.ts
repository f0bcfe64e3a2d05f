import type { TemplateLocale } from '../../documents/index.ts';
import type { MeetingRole } from '../contract.ts';

/** Words of the minutes, in Chinese and in English. */
const words = {
  title: ['{title} 纪要', 'Minutes: {title}'],
  decisions: ['决议', 'Decisions'],
  tasks: ['任务', 'Tasks'],
  timesTaken: ['议程用时', 'Times taken'],
  attendance: ['出席', 'Attendance'],
  point: ['议题', 'Point'],
  speaker: ['发言人', 'Speaker'],
  planned: ['计划（分）', 'Planned (min)'],
  taken: ['实际', 'Taken'],
  name: ['姓名', 'Name'],
  unit: ['单位', 'Organisation'],
  role: ['身份', 'Role'],
  present: ['在会时长', 'Time present'],
  host: ['主持人', 'host'],
  coHost: ['联合主持人', 'co-host'],
  member: ['成员', 'member'],
  guest: ['来宾', 'guest'],
  who: ['负责人', 'by'],
  due: ['截止', 'due'],
  notCome: ['未进行', 'not come to'],
  lasted: ['{from} 开始，历时 {long}', 'Began {from}, lasted {long}'],
  itemLine: ['{title}（{more}）', '{title} ({more})'],
  minutes: ['{n} 分钟', '{n} min'],
} as const satisfies Record<string, readonly [string, string]>;

export type Word = keyof typeof words;
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (locale: TemplateLocale): Say =>
  (word, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, () => String(value)),
      words[word][locale === 'zh-CN' ? 0 : 1] as string,
    );

export const roleWord = (role: MeetingRole): Word => role;

/** `1:05:09`, or `5:09` under an hour. */
export function longText(ms: number): string {
  const s = Math.floor(ms / 1_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(s / 3_600);
  const minutes = Math.floor(s / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

/** A moment as China's clocks show it: `2026-11-26 14:30`. */
export function momentText(atMs: number): string {
  // All of China keeps one time, eight hours ahead.
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
