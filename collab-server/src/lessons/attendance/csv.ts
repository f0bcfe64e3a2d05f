import type { Attendance } from '../contract-attendance.ts';
import type { SeatKind } from '../contract.ts';
import type { RollMark } from '../contract-floor.ts';

export type CsvLanguage = 'zh-CN' | 'en';

type Words = {
  readonly head: readonly string[];
  readonly seats: Readonly<Record<SeatKind | 'classroom' | 'pupil', string>>;
  readonly marks: Readonly<Record<RollMark, string>>;
  readonly yes: string;
  readonly no: string;
};

const words: Readonly<Record<CsvLanguage, Words>> = {
  'zh-CN': {
    head: [
      '类别',
      '学校',
      '班级',
      '姓名',
      '在线分钟',
      '在线占比（%）',
      '到课',
      '点名',
      '出勤',
      '迟到',
      '早退',
      '请假',
      '缺勤',
      '举手',
      '连麦',
      '作答',
      '答对',
      '留言',
    ],
    seats: {
      classroom: '教室',
      pupil: '学生（点名）',
      leadTeacher: '主讲教师',
      leadClassroom: '主讲教室',
      receivingClassroom: '听讲教室',
      assistantTeacher: '辅助教师',
      student: '居家学生',
      observer: '观察员',
      technician: '技术人员',
    },
    marks: { present: '出勤', late: '迟到', leftEarly: '早退', excused: '请假', absent: '缺勤' },
    yes: '是',
    no: '否',
  },
  en: {
    head: [
      'kind',
      'school',
      'class',
      'name',
      'minutes connected',
      'share (%)',
      'attended',
      'roll',
      'present',
      'late',
      'left early',
      'excused',
      'absent',
      'hands',
      'called on',
      'answers',
      'right',
      'messages',
    ],
    seats: {
      classroom: 'classroom',
      pupil: 'pupil (roll)',
      leadTeacher: 'lead teacher',
      leadClassroom: 'lead classroom',
      receivingClassroom: 'receiving classroom',
      assistantTeacher: 'assistant teacher',
      student: 'student at home',
      observer: 'observer',
      technician: 'technician',
    },
    marks: { present: 'present', late: 'late', leftEarly: 'left early', excused: 'excused', absent: 'absent' },
    yes: 'yes',
    no: 'no',
  },
};

type Cell = string | number | null;

/** Attendance as a table that spreadsheets open: with a byte order mark, and no text that they would run as a formula. */
export function attendanceCsv({ classrooms, people }: Attendance, language: CsvLanguage): string {
  const { head, seats, marks, yes, no } = words[language];
  const minutes = (ms: number) => Math.round(ms / 6_000) / 10;
  const percent = (share: number) => Math.round(share * 1_000) / 10;
  const done = (p: Attendance['people'][number]['participation']): readonly Cell[] => [
    p.handsRaised,
    p.calledOn,
    p.answersGiven,
    p.answersRight,
    p.messages,
  ];
  const noRoll: readonly Cell[] = [null, null, null, null, null];
  const rows: (readonly Cell[])[] = [head];
  for (const { orgUnitName, name, connectedMs, share, attended, roll, participation } of classrooms) {
    const line = [minutes(connectedMs), percent(share), attended === null ? null : attended ? yes : no];
    const counts = roll?.counts;
    const heads = counts ? [counts.present, counts.late, counts.leftEarly, counts.excused, counts.absent] : noRoll;
    rows.push([seats.classroom, orgUnitName, name, null, ...line, null, ...heads, ...done(participation)]);
    for (const { displayName, mark } of roll?.marks ?? []) {
      rows.push([seats.pupil, orgUnitName, name, displayName, null, null, null, marks[mark], ...noRoll, ...noRoll]);
    }
  }
  for (const { seat, displayName, connectedMs, share, participation } of people) {
    const kind = seats[seat as SeatKind];
    const line = [minutes(connectedMs), percent(share), null, null];
    const isPupil = seat === 'student';
    rows.push([kind, null, null, displayName, ...line, ...noRoll, ...(isPupil ? done(participation) : noRoll)]);
  }
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
