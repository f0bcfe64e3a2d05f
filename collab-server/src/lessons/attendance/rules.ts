import type { StageEntry } from '@tongyan/media/timeline';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import { classroomIdOf, type PlacedSeat } from '../classrooms.ts';
import type { Attendance } from '../contract-attendance.ts';
import type { LessonState, SeatKind } from '../contract.ts';
import type { FloorEntry } from '../floor/entries.ts';

/** A classroom attended that was connected for so much of the lesson. */
const ATTENDED_SHARE = 0.8;
/** The roll is corrected until so long after the end. */
const ROLL_OPEN_MS = 24 * 3_600_000;

export type Span = { readonly fromMs: number; readonly toMs: number };

/** How long at least one of several spans lasted, within a window. */
export function connectedMs(spans: readonly Span[], window: Span): number {
  let total = 0;
  let reached = window.fromMs;
  for (const { fromMs, toMs } of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const [from, to] = [Math.max(fromMs, reached), Math.min(toMs, window.toMs)];
    if (to > from) total += to - from;
    reached = Math.max(reached, to);
  }
  return total;
}

/**
 * The part of a lesson that counts, in lesson time: devices are tried before the bell, so it begins at the planned time where the lesson was
 * opened before.
 */
export function countedWindow(
  lesson: { readonly startsAtMs: number; readonly openedAtMs: number | null },
  lastedMs: number,
): Span {
  const early = Math.max(0, lesson.startsAtMs - (lesson.openedAtMs ?? lesson.startsAtMs));
  return { fromMs: early < lastedMs ? early : 0, toMs: lastedMs };
}

export function shareOf(connected: number, { fromMs, toMs }: Span): number {
  return toMs > fromMs ? connected / (toMs - fromMs) : 0;
}

/** A dropped link is not absence of pupils: this tells of a classroom's line alone. */
export function hasAttended(share: number, state: LessonState): boolean | null {
  return state === 'ended' ? share >= ATTENDED_SHARE : null;
}

export type Participation = Attendance['people'][number]['participation'];
type Counts = { -readonly [K in keyof Participation]: number };

/** What each group (a classroom, or a pupil at home) did, from both logs. */
export function participationByGroup(
  seats: readonly PlacedSeat[],
  stage: readonly StageEntry[],
  floor: readonly FloorEntry[],
): ReadonlyMap<string, Participation> {
  const all = new Map<string, Counts>();
  const of = (groupId: string): Counts => {
    const known = all.get(groupId) ?? { handsRaised: 0, calledOn: 0, answersGiven: 0, answersRight: 0, messages: 0 };
    all.set(groupId, known);
    return known;
  };
  const right = new Map<string, number>();
  for (const { event } of stage) {
    if (event.kind === 'call.on') of(event.classroomId).calledOn += 1;
    if (event.kind === 'quiz.reveal') right.set(event.quizId, event.correctOption);
  }
  const groupOf = (seatId: string | null): string | null => {
    const seat = seats.find(({ id }) => id === seatId);
    return seat ? classroomIdOf(seat, seats) : null;
  };
  /** The last answers of a group to a quiz, by option. */
  const answers = new Map<string, { groupId: string; quizId: string; counts: readonly number[] }>();
  const raised = new Set<string>();
  for (const { event, by } of floor) {
    if (event.kind === 'hand.raise') {
      // Raised again with another number it is the same hand.
      if (!raised.has(event.groupId)) of(event.groupId).handsRaised += 1;
      raised.add(event.groupId);
    }
    if (event.kind === 'hand.lower' || event.kind === 'hand.dismiss') raised.delete(event.groupId);
    if (event.kind === 'message.send' && !event.fromLead && event.groupId !== null) of(event.groupId).messages += 1;
    if (event.kind === 'answer.count') {
      answers.set(`${event.groupId} ${event.quizId}`, event);
    }
    if (event.kind === 'answer.give') {
      const groupId = groupOf(by);
      const counts = Array.from({ length: event.option + 1 }, (_, option) => Number(option === event.option));
      if (groupId !== null) answers.set(`${groupId} ${event.quizId}`, { groupId, quizId: event.quizId, counts });
    }
  }
  for (const { groupId, quizId, counts } of answers.values()) {
    of(groupId).answersGiven += counts.reduce((sum, count) => sum + count, 0);
    of(groupId).answersRight += counts[right.get(quizId) ?? -1] ?? 0;
  }
  return all;
}

export const NO_PARTICIPATION: Participation = {
  handsRaised: 0,
  calledOn: 0,
  answersGiven: 0,
  answersRight: 0,
  messages: 0,
};

export type RollCaller = { readonly seat: SeatKind; readonly groupId: string | null } | null;

/** Who calls the roll of a classroom: whoever teaches or helps there, and the lead teacher of a lesson. */
export function mayCallRoll(mine: RollCaller, classroomId: string): boolean {
  if (mine === null) return false;
  return mine.seat === 'leadTeacher' || (mine.seat === 'assistantTeacher' && mine.groupId === classroomId);
}

export function rollOpenUntilMs(lesson: { readonly endedAtMs: number | null }): number | null {
  return lesson.endedAtMs === null ? null : lesson.endedAtMs + ROLL_OPEN_MS;
}

export function decideRoll(
  mine: RollCaller,
  classroomId: string,
  lesson: { readonly state: LessonState; readonly endedAtMs: number | null },
  nowMs: number,
): Result<void, Problem> {
  if (!mayCallRoll(mine, classroomId)) return err(problem('permission.denied'));
  if (lesson.state === 'planned') return err(problem('lesson.notOpen'));
  return nowMs > (rollOpenUntilMs(lesson) ?? nowMs) ? err(problem('lesson.rollClosed')) : ok(undefined);
}

/** Marks are of this class's pupils, each once. */
export function decideMarks(
  pupilIds: readonly string[],
  marks: readonly { readonly personId: string }[],
): Result<void, Problem> {
  const refuse = (reason: string) => err(problem('lesson.rollRefused', { reason }));
  const marked = marks.map(({ personId }) => personId);
  if (new Set(marked).size !== marked.length) return refuse('pupilTwice');
  return marked.every((id) => pupilIds.includes(id)) ? ok(undefined) : refuse('notOfThisClass');
}

/** All of it is seen by lead teachers, technician and planner; a classroom's own seats see theirs. */
export function seesWholeAttendance(seat: SeatKind | null, isPlanner: boolean): boolean {
  return isPlanner || seat === 'leadTeacher' || seat === 'technician';
}
