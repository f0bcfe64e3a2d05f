import type { RouteResponse } from '../../../api/contracts.ts';
import type { ChosenPerson } from '../../../app/chosen-people.tsx';
import { localTime } from '../../../i18n/local-time.ts';
import type { SeatKind } from '../desk/types.ts';

export type Place = RouteResponse<'GET /api/lesson-places'>['places'][number];

/** A classroom as it stands in the form. */
export interface ClassroomForm {
  /** Of the row alone, so that what is written stays in it. */
  readonly id: string;
  readonly place: Place | null;
  /** A class of the rosters; empty: named by hand. */
  readonly classGroupId: string;
  readonly name: string;
  /** Minutes by which its school's bell comes after the lesson's begin. */
  readonly bellOffset: string;
  /** Who is signed in at its screen. */
  readonly screen: ChosenPerson | null;
  readonly assistant: ChosenPerson | null;
}

export interface LessonForm {
  readonly title: string;
  /** Empty: none. */
  readonly subject: string;
  readonly home: Place | null;
  /** As a `datetime-local` field has it, in the time of this device. */
  readonly startsAt: string;
  readonly minutes: string;
  readonly leads: readonly ChosenPerson[];
  /** The lead teacher's own pupils; null where they teach without any. */
  readonly leadClassroom: ClassroomForm | null;
  readonly receiving: readonly ClassroomForm[];
  readonly students: readonly ChosenPerson[];
  readonly observers: readonly ChosenPerson[];
  readonly technicians: readonly ChosenPerson[];
}

export type LessonProblem =
  | 'titleMissing'
  | 'homeMissing'
  | 'startWrong'
  | 'startPast'
  | 'minutesWrong'
  | 'leadMissing'
  | 'nobodyListens'
  | 'personTwice'
  | 'classroomPlace'
  | 'classroomName'
  | 'classroomBell'
  | 'classroomNobody';

const LEAST_MINUTES = 5;
const MOST_MINUTES = 240;
const MOST_OFFSET_MINUTES = 60;
const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

export const emptyClassroom = (place: Place | null): ClassroomForm => ({
  id: crypto.randomUUID(),
  place,
  classGroupId: '',
  name: '',
  bellOffset: '0',
  screen: null,
  assistant: null,
});

/** A new lesson begins at a quarter of an hour, in about an hour, and lasts a period of a primary school. */
export function emptyLesson(nowMs: number): LessonForm {
  return {
    title: '',
    subject: '',
    home: null,
    startsAt: localTime(Math.ceil((nowMs + HOUR_MS) / QUARTER_MS) * QUARTER_MS),
    minutes: '40',
    leads: [],
    leadClassroom: null,
    receiving: [emptyClassroom(null)],
    students: [],
    observers: [],
    technicians: [],
  };
}

const classroomsIn = ({ leadClassroom, receiving }: LessonForm): readonly ClassroomForm[] =>
  leadClassroom === null ? receiving : [leadClassroom, ...receiving];

/** Everybody who has a seat, as often as they have one. */
export function invitedIn(form: LessonForm): readonly ChosenPerson[] {
  const inClassrooms = classroomsIn(form).flatMap(({ screen, assistant }) => [screen, assistant]);
  const all = [...form.leads, ...inClassrooms, ...form.students, ...form.observers, ...form.technicians];
  return all.filter((person) => person !== null);
}

/** What a classroom lacks; nothing, where it can be sent. */
export function problemOf(classroom: ClassroomForm): LessonProblem | undefined {
  if (classroom.place === null) return 'classroomPlace';
  if (nameOf(classroom) === '') return 'classroomName';
  if (minutesOf(classroom) === undefined) return 'classroomBell';
  return classroom.screen === null && classroom.assistant === null ? 'classroomNobody' : undefined;
}

/** What is wrong with a form, in the order of its fields. */
export function problemsOf(form: LessonForm, nowMs: number): readonly LessonProblem[] {
  const problems: LessonProblem[] = [];
  if (form.title.trim() === '') problems.push('titleMissing');
  if (form.home === null) problems.push('homeMissing');
  problems.push(...timeProblems(form, nowMs));
  if (form.leads.length === 0) problems.push('leadMissing');
  const lacking = classroomsIn(form).map(problemOf);
  problems.push(...new Set(lacking.filter((problem) => problem !== undefined)));
  if (form.receiving.length === 0 && form.students.length === 0) problems.push('nobodyListens');
  const invited = invitedIn(form);
  if (new Set(invited.map(({ id }) => id)).size !== invited.length) problems.push('personTwice');
  return problems;
}

export function timeProblems(
  { startsAt, minutes }: Pick<LessonForm, 'startsAt' | 'minutes'>,
  nowMs: number,
): readonly LessonProblem[] {
  const problems: LessonProblem[] = [];
  const startsAtMs = Date.parse(startsAt);
  if (Number.isNaN(startsAtMs)) problems.push('startWrong');
  else if (startsAtMs < nowMs - HOUR_MS) problems.push('startPast');
  const count = /^\d+$/u.test(minutes.trim()) ? Number(minutes) : 0;
  if (count < LEAST_MINUTES || count > MOST_MINUTES) problems.push('minutesWrong');
  return problems;
}

/** What its people call the classroom: the class that was chosen, or what was written. */
function nameOf({ place, classGroupId, name }: ClassroomForm): string {
  return place?.classGroups.find(({ id }) => id === classGroupId)?.title ?? name.trim();
}

/** @returns undefined where it is no whole number of minutes, or more than an hour */
function minutesOf({ bellOffset }: ClassroomForm): number | undefined {
  const text = bellOffset.trim().replace('−', '-');
  if (!/^[+-]?\d{1,2}$/u.test(text)) return undefined;
  const minutes = Number(text);
  return Math.abs(minutes) <= MOST_OFFSET_MINUTES ? minutes : undefined;
}

interface NewSeat {
  seat: SeatKind;
  personId: string;
  classroom?: { orgUnitId: string; name: string; classGroupId?: string | null; bellOffsetMinutes?: number } | null;
}

/** What a form without problems is sent as; undefined where its school is missing. */
export function bodyOf(form: LessonForm) {
  if (form.home === null) return undefined;
  return {
    title: form.title.trim(),
    subject: form.subject === '' ? null : form.subject,
    homeOrgUnitId: form.home.orgUnitId,
    startsAtMs: Date.parse(form.startsAt),
    durationMs: Number(form.minutes) * 60_000,
    seats: [
      ...plainSeats('leadTeacher', form.leads),
      ...(form.leadClassroom === null ? [] : seatsOf('leadClassroom', form.leadClassroom)),
      ...form.receiving.flatMap((classroom) => seatsOf('receivingClassroom', classroom)),
      ...plainSeats('student', form.students),
      ...plainSeats('observer', form.observers),
      ...plainSeats('technician', form.technicians),
    ],
  };
}

const plainSeats = (seat: SeatKind, people: readonly ChosenPerson[]): NewSeat[] =>
  people.map(({ id }) => ({ seat, personId: id }));

/** The seats of a classroom: its screen's, and its assistant's. */
function seatsOf(screenSeat: SeatKind, form: ClassroomForm): NewSeat[] {
  const { place, classGroupId, screen, assistant } = form;
  if (place === null) return [];
  const classroom = {
    orgUnitId: place.orgUnitId,
    name: nameOf(form),
    classGroupId: classGroupId === '' ? null : classGroupId,
    bellOffsetMinutes: minutesOf(form) ?? 0,
  };
  return [
    ...(screen === null ? [] : [{ seat: screenSeat, personId: screen.id, classroom }]),
    ...(assistant === null ? [] : [{ seat: 'assistantTeacher' as const, personId: assistant.id, classroom }]),
  ];
}
