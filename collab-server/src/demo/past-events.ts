import type { StageEvent } from '@tongyan/media/timeline';
import type { LaidPast } from '../lessons/index.ts';
import { boardShapes, loop, stroke } from './past-drawings.ts';
import { RING_DOCUMENT } from './ring-document.ts';

/** `3:20` → milliseconds. */
export function clockMs(clock: string): number {
  const [minutes = '0', seconds = '0'] = clock.split(':');
  return (Number(minutes) * 60 + Number(seconds)) * 1_000;
}

type PastSeats = {
  readonly lead: string;
  readonly tongling: string;
  readonly tingnan: string;
};

const QUIZ = 'circle-ring';
const PAGES = 7;

/** What the lead teacher of the lesson that is over did on the stage. @param deckId its slides */
export function pastStage({ lead, tongling, tingnan }: PastSeats, deckId: string): LaidPast['stage'] {
  const did = (clock: string, event: StageEvent) => ({ at: clockMs(clock), by: lead, event });
  const phase = (clock: string, phaseId: string) => did(clock, { kind: 'phase.begin', phaseId });
  const slides = (clock: string, page: number) => did(clock, { kind: 'slides.open', deckId, pages: PAGES, page });
  const turn = (clock: string, page: number) => did(clock, { kind: 'slides.turn', page });
  const point = (clock: string, x: number, y: number) => did(clock, { kind: 'pointer.move', x, y });
  const FIRST_SHAPE_MS = clockMs('10:20');
  const SHAPE_EVERY_MS = 22_000;
  return [
    phase('0:20', 'roll'),
    did('1:40', { kind: 'attention.hold', note: '请各教室检查麦克风，准备圆规和直尺' }),
    did('2:20', { kind: 'attention.release' }),
    phase('2:40', 'lead-in'),
    slides('2:45', 1),
    turn('3:50', 2),
    point('4:30', 0.21, 0.56),
    point('4:34', 0.3, 0.48),
    did('4:50', { kind: 'pointer.hide' }),
    did('5:30', stroke('outer', 'red', loop([0.2, 0.55], 0.3, 0.54))),
    did('5:48', stroke('inner', 'blue', loop([0.2, 0.55], 0.11, 0.2))),
    phase('8:10', 'explore'),
    turn('8:20', 3),
    did(
      '9:00',
      stroke('minus', 'red', [
        [0.38, 0.86],
        [0.45, 0.865],
        [0.55, 0.858],
        [0.63, 0.864],
      ]),
    ),
    did('10:00', { kind: 'board.open', boardId: 'board1' }),
    ...boardShapes.map((event, index) => ({ at: FIRST_SHAPE_MS + index * SHAPE_EVERY_MS, by: lead, event })),
    slides('14:40', 4),
    did('15:20', { kind: 'view.zoom', scale: 1.6, x: 0.5, y: 0.45 }),
    did('16:40', { kind: 'view.zoom', scale: 1, x: 0.5, y: 0.5 }),
    phase('17:30', 'ask'),
    did('18:30', { kind: 'call.on', classroomId: tongling }),
    did('20:45', { kind: 'call.end', classroomId: tongling }),
    did('21:10', { kind: 'call.on', classroomId: tingnan }),
    did('22:30', { kind: 'call.end', classroomId: tingnan }),
    phase('23:00', 'group'),
    slides('23:05', 5),
    did('23:25', { kind: 'document.open', documentId: RING_DOCUMENT }),
    phase('29:00', 'quiz'),
    slides('29:10', 6),
    did('29:20', {
      kind: 'quiz.open',
      quizId: QUIZ,
      question: '外圆半径 5 厘米、内圆半径 3 厘米，圆环面积是多少平方厘米（π 取 3.14）？',
      options: ['12.56', '50.24', '78.5', '不会'],
      forMs: 90_000,
    }),
    did('31:00', { kind: 'quiz.close', quizId: QUIZ }),
    did('31:30', { kind: 'quiz.reveal', quizId: QUIZ, correctOption: 1 }),
    did('33:40', { kind: 'quiz.putAway', quizId: QUIZ }),
    phase('35:10', 'close'),
    turn('35:15', 7),
  ];
}

type FloorSeats = PastSeats &
  Readonly<Record<'qingyu' | 'xipuxi', string>> & {
    /** Seats of people by account. */
    readonly seatOf: (account: string) => string;
  };

const said = [
  ['2:55', '3:02', '上节课我们把圆剪拼成了近似的长方形。'],
  ['3:58', '4:08', '这是一张光盘，涂色的部分能写数据，它是什么形状？'],
  ['5:20', '5:29', '我先描外圆，再描内圆，中间夹着的就是圆环。'],
  ['8:24', '8:33', '大圆剪去小圆，剩下的是圆环，面积怎样表示？'],
  ['12:48', '12:58', '两个乘法里都有 π，能不能只乘一次？'],
  ['15:24', '15:33', '先求两个半径的平方差，再乘 3.14。'],
  ['18:34', '18:41', '请政和的同学说说，圆环的面积为什么是两个圆相减？'],
  ['21:14', '21:23', '汀南的同学发现，平方差和差的平方不一样。'],
  ['23:10', '23:20', '五分钟小组活动，助教把发现写进共享文档。'],
  ['31:34', '31:43', '选 A 的同学，把半径先相减再平方了，我们回到图上看。'],
  ['35:20', '35:30', '谁来说说，今天的新问题是怎样变成旧问题的？'],
] as const;

/** What classrooms did meanwhile. */
export function pastFloor(seats: FloorSeats): LaidPast['floor'] {
  const { lead, tongling, tingnan, qingyu, xipuxi, seatOf } = seats;
  const did = (clock: string, by: string, event: LaidPast['floor'][number]['event']) => ({
    at: clockMs(clock),
    by,
    event,
  });
  const hand = (clock: string, account: string, groupId: string, count: number) =>
    did(clock, seatOf(account), { kind: 'hand.raise', groupId, count });
  const dismiss = (clock: string, groupId: string) => did(clock, lead, { kind: 'hand.dismiss', groupId });
  const message = (clock: string, account: string, groupId: string, text: string) =>
    did(clock, seatOf(account), { kind: 'message.send', groupId, fromLead: false, text });
  const counted = (clock: string, account: string, groupId: string, counts: number[]) =>
    did(clock, seatOf(account), { kind: 'answer.count', quizId: QUIZ, groupId, counts });
  const captions = said.map(([from, to, text]) =>
    did(to, seatOf('zhengheng'), {
      kind: 'caption.put',
      segmentId: `laid-${from.replace(':', '-')}`,
      startMs: clockMs(from),
      endMs: clockMs(to),
      text,
      by: 'person',
    }),
  );
  return [
    ...captions,
    hand('4:12', 'matinglan', tingnan, 3),
    dismiss('4:40', tingnan),
    hand('12:59', 'screen-qingyu', qingyu, 6),
    hand('13:04', 'yeqinghe', tongling, 3),
    dismiss('13:30', qingyu),
    dismiss('13:32', tongling),
    hand('17:50', 'yeqinghe', tongling, 4),
    hand('18:05', 'matinglan', tingnan, 2),
    dismiss('18:30', tongling),
    message('19:10', 'wuzhixing', xipuxi, '五年级这边先做半径的题，稍后跟上。'),
    dismiss('21:00', tingnan),
    hand('26:40', 'wuzhixing', xipuxi, 2),
    dismiss('27:10', xipuxi),
    did('29:55', seatOf('linxiaoman'), { kind: 'answer.give', quizId: QUIZ, option: 1 }),
    counted('30:20', 'yeqinghe', tongling, [1, 6, 1, 0]),
    counted('30:31', 'matinglan', tingnan, [0, 6, 1, 0]),
    counted('30:38', 'screen-qingyu', qingyu, [1, 10, 1, 0]),
    counted('30:44', 'wuzhixing', xipuxi, [1, 2, 0, 1]),
    hand('35:34', 'yeqinghe', tongling, 2),
    dismiss('36:10', tongling),
  ].toSorted((one, other) => one.at - other.at);
}
