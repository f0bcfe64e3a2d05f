import type { TemplateLocale } from '../../documents/index.ts';

/** What stands in a record beside the labels of its template, in both languages as templates are. */
const words = {
  total: ['总分', 'Total'],
  meanOf: ['{n} 份评分的平均', 'Mean of {n} ratings'],
  excellent: ['优秀', 'Excellent'],
  good: ['良好', 'Good'],
  fair: ['中等', 'Fair'],
  pass: ['合格', 'Pass'],
  below: ['待提高', 'Below pass'],
  learning: ['学生学习', 'Learning'],
  teaching: ['教师教学', 'Teaching'],
  curriculum: ['课程性质', 'Curriculum'],
  culture: ['课堂文化', 'Classroom culture'],
  coding: ['S–T 编码', 'S–T coding'],
  lecture: ['讲授型', 'lecture'],
  practice: ['练习型', 'practice'],
  dialogue: ['对话型', 'dialogue'],
  mixed: ['混合型', 'mixed'],
  agreement: ['编码一致性', 'Agreement of coders'],
  agreementText: [
    '{n} 人、{steps} 个时段，一致 {share}%，κ = {kappa}',
    '{n} coders, {steps} steps, {share}% alike, κ = {kappa}',
  ],
  undefinedKappa: ['不可计算', 'not defined'],
  classrooms: ['各教室参与', 'What classrooms did'],
  home: ['在家学生（合计）', 'Pupils at home (together)'],
  participation: ['举手 {hands} 次，被请发言 {calls} 次', 'hands raised {hands} times, called on {calls} times'],
  quiz: ['答题 {answers} 人次，正确 {right}', '{answers} answers, {right} right'],
  unknownRight: ['未公布答案', 'answer not revealed'],
  talk: ['说话时间', 'Time spoken'],
  talkText: [
    '按已录麦克风的音量测得：教师 {teachers}，学生 {pupils}',
    'measured from the loudness of recorded microphones: teachers {teachers}, pupils {pupils}',
  ],
  talkMissing: ['未测（这节课没有录音）', 'not measured: no sound of this lesson was recorded'],
  confirmed: ['确认', 'Confirmed'],
  objected: ['有异议', 'Objected'],
  unanswered: ['授课人尚未确认', 'Not confirmed by the teacher yet'],
  earlier: ['（对此前的报告）', '(to the report as it was before)'],
  meetingBefore: ['课前会', 'Meeting before'],
  meetingAfter: ['课后会', 'Meeting after'],
  recordTitle: ['听课记录：{topic}', 'Observation record: {topic}'],
  csvTime: ['时间', 'Time'],
  csvKind: ['类别', 'Kind'],
  csvWho: ['听课人或教室', 'Observer or classroom'],
  csvSide: ['对象', 'Side'],
  csvDimension: ['维度', 'Dimension'],
  csvText: ['内容', 'Text'],
  note: ['记录', 'note'],
  phase: ['教学环节', 'step'],
  hand: ['举手', 'hand'],
  call: ['请发言', 'called on'],
  question: ['随堂测', 'quiz'],
  teacher: ['师', 'teacher'],
  student: ['生', 'pupils'],
} as const satisfies Record<string, readonly [string, string]>;

export type RecordWord = keyof typeof words;
export type Say = (word: RecordWord, values?: Readonly<Record<string, string | number>>) => string;

export function sayIn(locale: TemplateLocale): Say {
  return (word, values = {}) =>
    words[word][locale === 'zh-CN' ? 0 : 1].replaceAll(/\{(\w+)\}/g, (hole, name: string) =>
      String(values[name] ?? hole),
    );
}

/** Lesson time as `12:34`, from an hour on as `1:02:03`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const tail = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** By lines, each with who wrote it where several did. */
export function byObserver(
  sheets: readonly { readonly observerName: string }[],
  texts: readonly string[],
): readonly string[] {
  return sheets.flatMap(({ observerName }, index) => {
    const lines = (texts[index] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return lines.length === 0 || sheets.length === 1 ? lines : [`${observerName}：`, ...lines];
  });
}
