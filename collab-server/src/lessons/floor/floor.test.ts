import { describe, expect, it } from 'vitest';
import type { FloorAct } from '../contract-floor.ts';
import type { SeatKind } from '../contract.ts';
import { drawnIndex, type FloorEvent } from './entries.ts';
import { decideCaption, decideFloorAct, type FloorActor, type FloorSurroundings } from './rules.ts';
import { EMPTY_FLOOR, floorAfter, type FloorState } from './state.ts';
import { QUIZ, stageAfter } from './testing-stage.ts';

const around = (change: Partial<FloorSurroundings> = {}): FloorSurroundings => ({
  at: 5_000,
  stage: stageAfter(QUIZ),
  classroomIds: ['north', 'south'],
  connectedIds: ['south'],
  rolls: {},
  pupilsOf: () => undefined,
  seed: 7,
  ...change,
});

const actor = (seat: SeatKind, groupId: string | null = null): FloorActor => ({
  seatId: `${seat}-seat`,
  seat,
  groupId: seat === 'student' ? `${seat}-seat` : groupId,
  leads: seat === 'leadTeacher',
});

type Decided = Exclude<FloorAct, { readonly kind: 'caption.put' }>;
function outcome(who: FloorActor, act: Decided, change: Partial<FloorSurroundings> = {}, floor = EMPTY_FLOOR): unknown {
  const decided = decideFloorAct(floor, who, act, around(change));
  if (decided.ok) return decided.value;
  return decided.error.params?.['reason'] ?? decided.error.code;
}

/** A floor after events of one seat. */
function floorOf(by: string, ...events: readonly FloorEvent[]): FloorState {
  return events.reduce(
    (floor, event, index) => floorAfter(floor, { seq: index + 1, at: index, by, event }),
    EMPTY_FLOOR,
  );
}

describe('hands', () => {
  const raise = (groupId: string, count = 1): FloorEvent => ({ kind: 'hand.raise', groupId, count });

  it('H1, H3 keep their place with another number, and lose it when they go down', () => {
    const hands = (...events: FloorEvent[]) =>
      floorOf('s', ...events).hands.map(({ groupId, count }) => [groupId, count]);
    expect(hands(raise('north'), raise('south'), raise('north', 4))).toEqual([
      ['north', 4],
      ['south', 1],
    ]);
    expect(hands(raise('north'), raise('south'), { kind: 'hand.lower', groupId: 'north' }, raise('north'))).toEqual([
      ['south', 1],
      ['north', 1],
    ]);
  });

  it.each([
    ['receivingClassroom', 'north', { kind: 'hand.raise', groupId: 'north', count: 3 }],
    ['assistantTeacher', 'north', { kind: 'hand.raise', groupId: 'north', count: 3 }],
    ['student', null, { kind: 'hand.raise', groupId: 'student-seat', count: 1 }],
    ['leadTeacher', null, 'permission.denied'],
    ['observer', null, 'permission.denied'],
    ['technician', null, 'permission.denied'],
  ] as const)('H2 of a %s', (seat, groupId, expected) => {
    expect(outcome(actor(seat, groupId), { kind: 'hand.raise', count: 3 })).toEqual(expected);
  });

  it('H2 are dismissed by the lead alone, and only those that are up', () => {
    const floor = floorOf('s', raise('north'));
    const dismiss: Decided = { kind: 'hand.dismiss', handId: 'north' };
    expect(outcome(actor('leadTeacher'), dismiss, {}, floor)).toEqual({ kind: 'hand.dismiss', groupId: 'north' });
    expect(outcome(actor('assistantTeacher', 'south'), dismiss, {}, floor)).toBe('permission.denied');
    expect(outcome(actor('leadTeacher'), dismiss)).toBe('handNotRaised');
    expect(outcome(actor('student'), { kind: 'hand.lower' })).toBe('handNotRaised');
  });
});

describe('answers', () => {
  const give: Decided = { kind: 'answer.give', quizId: 'q', option: 1 };
  const count = (...counts: number[]): Decided => ({ kind: 'answer.count', quizId: 'q', counts });

  it('A1 are taken until the time is over, or the quiz is closed', () => {
    expect(outcome(actor('student'), give, { at: 60_999 })).toEqual(give);
    expect(outcome(actor('student'), give, { at: 61_000 })).toBe('quizNotOpen');
    const closed = stageAfter(QUIZ, { kind: 'quiz.close', quizId: 'q' });
    expect(outcome(actor('student'), give, { stage: closed })).toBe('quizNotOpen');
    expect(outcome(actor('student'), { ...give, quizId: 'other' })).toBe('quizNotOpen');
    expect(outcome(actor('student'), { ...give, option: 3 })).toBe('optionUnknown');
  });

  it('A2 are a pupil’s own, or numbers that somebody enters for their classroom', () => {
    expect(outcome(actor('assistantTeacher', 'north'), give)).toBe('permission.denied');
    expect(outcome(actor('assistantTeacher', 'north'), count(1, 2, 3))).toMatchObject({ groupId: 'north' });
    expect(outcome(actor('leadTeacher', 'south'), count(1, 2, 3))).toMatchObject({ groupId: 'south' });
    expect(outcome(actor('leadTeacher'), count(1, 2, 3))).toBe('permission.denied');
    expect(outcome(actor('observer'), count(1, 2, 3))).toBe('permission.denied');
    expect(outcome(actor('assistantTeacher', 'north'), count(1, 2))).toBe('optionUnknown');
    const rolls = { north: { present: 4, late: 1, leftEarly: 0, excused: 1, absent: 2 } };
    expect(outcome(actor('assistantTeacher', 'north'), count(2, 2, 1), { rolls })).toMatchObject({ counts: [2, 2, 1] });
    expect(outcome(actor('assistantTeacher', 'north'), count(2, 2, 2), { rolls })).toBe('moreThanHeads');
  });

  it('A3 are put off where the question came late, once and by no more than 10 s', () => {
    const seen: Decided = { kind: 'quiz.seen', quizId: 'q', lateMs: 2_100 };
    expect(outcome(actor('student'), seen)).toEqual({ ...seen, groupId: 'student-seat' });
    const late = floorOf('student-seat', { ...seen, groupId: 'student-seat' });
    expect(outcome(actor('student'), give, { at: 63_099 }, late)).toEqual(give);
    expect(outcome(actor('student'), give, { at: 63_100 }, late)).toBe('quizNotOpen');
    expect(outcome(actor('student'), seen, {}, late)).toBe('seenAlready');
    const veryLate = floorOf('s', { ...seen, lateMs: 600_000, groupId: 'student-seat' });
    expect(outcome(actor('student'), give, { at: 71_000 }, veryLate)).toBe('quizNotOpen');
  });
});

describe('messages, timer and draws', () => {
  const say = (to: string | null): Decided => ({ kind: 'message.send', to, text: '画面停了，声音清楚。' });

  it('M1 go from classrooms to the lead, and from the lead to one classroom or all', () => {
    expect(outcome(actor('assistantTeacher', 'north'), say(null))).toMatchObject({ groupId: 'north', fromLead: false });
    expect(outcome(actor('assistantTeacher', 'north'), say('south'))).toBe('permission.denied');
    expect(outcome(actor('leadTeacher'), say('south'))).toMatchObject({ groupId: 'south', fromLead: true });
    expect(outcome(actor('leadTeacher'), say(null))).toMatchObject({ groupId: null, fromLead: true });
    expect(outcome(actor('leadTeacher'), say('west'))).toBe('classroomUnknown');
    expect(outcome(actor('student'), say(null))).toBe('permission.denied');
    expect(outcome(actor('observer'), say(null))).toBe('permission.denied');
  });

  it('T1 belong to whoever leads', () => {
    const start: Decided = { kind: 'timer.start', forMs: 60_000, label: '小组活动' };
    expect(outcome(actor('leadTeacher'), start)).toEqual(start);
    expect(outcome({ ...actor('leadTeacher'), leads: false }, start)).toBe('permission.denied');
    expect(outcome(actor('leadTeacher'), { kind: 'timer.stop' })).toBe('noTimer');
    expect(outcome(actor('assistantTeacher', 'north'), { kind: 'draw', classroomId: null })).toBe('permission.denied');
  });

  it('T2 draw the same again from the same seed, and everybody about as often', () => {
    const drawn = Array.from({ length: 6_000 }, (_, seed) => drawnIndex(seed, 6));
    expect(drawn).toEqual(Array.from({ length: 6_000 }, (_, seed) => drawnIndex(seed, 6)));
    for (const wanted of [0, 1, 2, 3, 4, 5]) {
      const share = drawn.filter((index) => index === wanted).length / drawn.length;
      expect(Math.abs(share - 1 / 6)).toBeLessThan(0.02);
    }
    expect(drawnIndex(0xffff_ffff, 3)).toBeLessThan(3);
  });

  it('T3 draw a classroom that is there, a pupil of a class, or a number of the roll', () => {
    const draw = (classroomId: string | null, change: Partial<FloorSurroundings> = {}) =>
      outcome(actor('leadTeacher'), { kind: 'draw', classroomId }, change);
    expect(draw(null)).toMatchObject({ by: 'classroom', among: ['south'] });
    expect(draw(null, { connectedIds: [] })).toBe('nobodyThere');
    const pupilsOf = () => [{ personId: 'p1', name: '叶知秋' }];
    expect(draw('north', { pupilsOf })).toMatchObject({ by: 'pupil', among: ['p1'], name: '叶知秋' });
    expect(draw('north', { pupilsOf: () => [] })).toBe('nobodyThere');
    expect(draw('north')).toBe('noRoll');
    const rolls = { north: { present: 2, late: 1, leftEarly: 0, excused: 1, absent: 5 } };
    expect(draw('north', { rolls })).toMatchObject({ by: 'head', among: ['1', '2', '3'], name: null });
  });

  it('C1 captions are put by lead, assistant and technician', () => {
    const seats: readonly SeatKind[] = ['leadTeacher', 'assistantTeacher', 'technician', 'student', 'observer'];
    expect(seats.map((seat) => decideCaption(seat).ok)).toEqual([true, true, true, false, false]);
  });
});
