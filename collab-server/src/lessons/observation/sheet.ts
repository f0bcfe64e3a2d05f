import { classroomsOf } from '../classrooms.ts';
import type { LessonState } from '../contract.ts';
import type { LessonRow, SeatRow } from '../store.ts';
import { codingFigures } from './coding.ts';
import type { ObservationSheet, SheetContent } from './contract-sheet.ts';
import { rate } from './scale.ts';
import { contentOf, type SheetRow } from './store.ts';

const DEFAULT_STEP_MS = 30_000;

/** S1: an empty sheet, whose head is filled in from the lesson. */
export function blankSheet(lesson: LessonRow, seats: readonly SeatRow[]): SheetContent {
  const classrooms = classroomsOf(seats).map(({ seats: there }) => placeName(there[0]));
  return {
    head: {
      date: dayIn(lesson.openedAtMs ?? lesson.startsAtMs),
      period: '',
      school: lesson.homeName,
      classGroup: clip(classrooms.join('、')),
      subject: lesson.subject ?? '',
      topic: clip(lesson.title),
      teacher: clip(teachersOf(seats).join('、')),
      lessonType: '',
    },
    notes: [],
    coding: { stepMs: DEFAULT_STEP_MS, marks: '' },
    marks: {},
    bonus: 0,
    strengths: '',
    suggestions: '',
    overall: '',
  };
}

export const teachersOf = (seats: readonly SeatRow[]): readonly string[] =>
  seats.filter(({ seat }) => seat === 'leadTeacher').map(({ displayName }) => displayName);

/** School and class. */
export const placeName = (seat: SeatRow | undefined): string =>
  `${seat?.classroomOrgUnitName ?? ''} ${seat?.classroomName ?? ''}`.trim();

const clip = (text: string): string => text.slice(0, 200);

/** The province has one time, without summer time. */
const PROVINCE_AHEAD_MS = 8 * 3_600_000;
const dayIn = (atMs: number): string => new Date(atMs + PROVINCE_AHEAD_MS).toISOString().slice(0, 10);

/** As its author reads it. */
export function describeSheet(
  row: SheetRow | undefined,
  blank: () => SheetContent,
  { lessonState, isAnswered }: { readonly lessonState: LessonState; readonly isAnswered: boolean },
): ObservationSheet {
  const content = row === undefined ? blank() : contentOf(row);
  const isShared = row !== undefined && row.sharedAtMs !== null;
  return {
    version: row?.version ?? 0,
    writtenAtMs: row?.writtenAtMs ?? null,
    sharedAtMs: row?.sharedAtMs ?? null,
    content,
    coding: codingFigures(content.coding.marks),
    rating: rate(content.marks, content.bonus),
    mayWrite: lessonState !== 'planned' && !isShared,
    mayShare: row !== undefined && !isShared,
    mayTakeBack: isShared && !isAnswered,
  };
}
