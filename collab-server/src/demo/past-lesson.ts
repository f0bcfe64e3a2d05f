import { layLesson, layPast, type LaidPast } from '../lessons/index.ts';
import type { Db } from '../platform/database/index.ts';
import { demoClassPupils } from './classrooms.ts';
import { seedDemoRecording } from './consents.ts';
import { demoPhases, demoSeats } from './lesson-seats.ts';
import { demoPersonId } from './people.ts';
import { demoSchoolId } from './schools.ts';

const LESSON = 'demo-past-circle';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DURATION_MS = 40 * MINUTE_MS;

/** `3:20` → milliseconds. */
function at(clock: string): number {
  const [minutes = '0', seconds = '0'] = clock.split(':');
  return (Number(minutes) * 60 + Number(seconds)) * 1_000;
}

function seatId(account: string): string {
  const index = demoSeats.findIndex(({ personId }) => personId === demoPersonId(account));
  return `${LESSON}-${String(index).padStart(3, '0')}`;
}

const lead = seatId('xuyingchuan');
const [qingyu, tongling, tingnan, xipuxi] = ['qingyu', 'tongling', 'tingnan', 'xipuxi'].map((name) =>
  seatId(`screen-${name}`),
);
const QUIZ = 'circle-ring';

function pastOf(openedAtMs: number): LaidPast {
  const stage: LaidPast['stage'] = [
    { at: at('0:20'), by: lead, event: { kind: 'phase.begin', phaseId: 'roll' } },
    { at: at('2:40'), by: lead, event: { kind: 'phase.begin', phaseId: 'lead-in' } },
    { at: at('2:50'), by: lead, event: { kind: 'document.open', documentId: 'demo-circle-lesson' } },
    { at: at('8:10'), by: lead, event: { kind: 'phase.begin', phaseId: 'explore' } },
    { at: at('17:30'), by: lead, event: { kind: 'phase.begin', phaseId: 'ask' } },
    { at: at('18:30'), by: lead, event: { kind: 'call.on', classroomId: tongling ?? '' } },
    { at: at('20:45'), by: lead, event: { kind: 'call.end', classroomId: tongling ?? '' } },
    { at: at('29:00'), by: lead, event: { kind: 'phase.begin', phaseId: 'quiz' } },
    {
      at: at('29:20'),
      by: lead,
      event: {
        kind: 'quiz.open',
        quizId: QUIZ,
        question: '外圆半径 5 厘米、内圆半径 3 厘米，圆环面积是多少平方厘米（π 取 3.14）？',
        options: ['12.56', '50.24', '78.5', '不会'],
        forMs: 90_000,
      },
    },
    { at: at('31:00'), by: lead, event: { kind: 'quiz.close', quizId: QUIZ } },
    { at: at('31:30'), by: lead, event: { kind: 'quiz.reveal', quizId: QUIZ, correctOption: 1 } },
    { at: at('35:10'), by: lead, event: { kind: 'phase.begin', phaseId: 'close' } },
  ];
  const counted = (clock: string, account: string, groupId: string | undefined, counts: number[]) => ({
    at: at(clock),
    by: seatId(account),
    event: { kind: 'answer.count' as const, quizId: QUIZ, groupId: groupId ?? '', counts },
  });
  const caption = (from: string, to: string, text: string) => ({
    at: at(to),
    by: seatId('zhengheng'),
    event: {
      kind: 'caption.put' as const,
      segmentId: `laid-${from.replace(':', '-')}`,
      startMs: at(from),
      endMs: at(to),
      text,
      by: 'person' as const,
    },
  });
  const floor: LaidPast['floor'] = [
    caption('2:55', '3:02', '上节课我们把圆剪拼成了近似的长方形。'),
    { at: at('17:50'), by: seatId('yeqinghe'), event: { kind: 'hand.raise', groupId: tongling ?? '', count: 4 } },
    { at: at('18:05'), by: seatId('matinglan'), event: { kind: 'hand.raise', groupId: tingnan ?? '', count: 2 } },
    { at: at('18:30'), by: lead, event: { kind: 'hand.dismiss', groupId: tongling ?? '' } },
    caption('18:34', '18:41', '请政和的同学说说，圆环的面积为什么是两个圆相减？'),
    {
      at: at('19:10'),
      by: seatId('wuzhixing'),
      event: {
        kind: 'message.send',
        groupId: xipuxi ?? '',
        fromLead: false,
        text: '五年级这边先做半径的题，稍后跟上。',
      },
    },
    { at: at('21:00'), by: lead, event: { kind: 'hand.dismiss', groupId: tingnan ?? '' } },
    { at: at('29:55'), by: seatId('linxiaoman'), event: { kind: 'answer.give', quizId: QUIZ, option: 1 } },
    counted('30:20', 'yeqinghe', tongling, [1, 6, 1, 0]),
    counted('30:31', 'matinglan', tingnan, [0, 6, 1, 0]),
    counted('30:38', 'screen-qingyu', qingyu, [1, 10, 1, 0]),
    counted('30:44', 'wuzhixing', xipuxi, [1, 2, 0, 1]),
  ];
  const rolls = demoClassPupils.map(({ pupils, classGroupId }, index) => {
    const seat = demoSeats.findIndex(({ classroom }) => classroom?.classGroupId === classGroupId);
    const marks = pupils.map(({ account }, place) => ({
      personId: demoPersonId(account),
      mark: index === 1 && place === 8 ? ('excused' as const) : ('present' as const),
    }));
    const away = marks.filter(({ mark }) => mark === 'excused').length;
    const counts = { present: marks.length - away, late: 0, leftEarly: 0, excused: away, absent: 0 };
    const assistant = ['xuyingchuan', 'yeqinghe', 'matinglan', 'wuzhixing'][index] ?? 'xuyingchuan';
    const classroomId = `${LESSON}-${String(seat).padStart(3, '0')}`;
    return { classroomId, counts, marks, calledBy: demoPersonId(assistant), at: at(`1:${10 + index * 12}`) };
  });
  const presence = demoSeats.map(({ personId }, index) => ({
    seatId: `${LESSON}-${String(index).padStart(3, '0')}`,
    personId,
    fromMs: at(`0:${10 + index}`),
    toMs: DURATION_MS,
  }));
  return { openedAtMs, lastedMs: DURATION_MS, stage, floor, rolls, presence };
}

/** A lesson of three days ago with its logs, roll and presence: laid once. */
export async function layPastLesson({ db, now }: { readonly db: Db; readonly now: () => number }): Promise<void> {
  const startsAtMs = Math.floor((now() - 3 * DAY_MS) / (30 * MINUTE_MS)) * 30 * MINUTE_MS;
  const isNew = await layLesson(db, LESSON, {
    title: '圆的面积（二）：圆环',
    subject: 'mathematics',
    homeOrgUnitId: demoSchoolId('2135990002'),
    startsAtMs,
    durationMs: DURATION_MS,
    seats: demoSeats,
    phases: demoPhases,
    createdBy: demoPersonId('linjinglan'),
    nowMs: startsAtMs - DAY_MS,
  });
  if (!isNew) return;
  await layPast(db, LESSON, pastOf(startsAtMs));
  await seedDemoRecording(db, LESSON, startsAtMs);
}
