import type { FloorView } from '@tongyan/collab-server/contracts';
import type { MediaPerson } from '@tongyan/media/client';
import { sends } from '../../../../live/media-link.tsx';
import type { Seat } from '../../desk/types.ts';

/** One classroom of a lesson with all of its seats, or one student at home. */
export interface Classroom {
  /** As stage and floor name it. */
  readonly classroomId: string;
  readonly kind: 'leadClassroom' | 'receivingClassroom' | 'student';
  /** County and school; a student's name, empty for whoever is not told. */
  readonly place: string;
  /** School alone, for narrow lines; a student's name. */
  readonly school: string;
  readonly group: string;
  readonly assistants: readonly string[];
  /** Its screen's seat first, which is the one that is brought on stage. */
  readonly seats: readonly Seat[];
}

type LessonSeats = { readonly seats: readonly Seat[] };

const ORDER = ['leadClassroom', 'receivingClassroom', 'student'] as const;

/** The lead classroom first, then the receiving ones and the students at home, each in the order of their seats. */
export function classroomsOf({ seats }: LessonSeats): readonly Classroom[] {
  const byClassroom = Map.groupBy(
    seats.filter(({ classroomId }) => classroomId !== null),
    ({ classroomId }) => classroomId ?? '',
  );
  const all = [...byClassroom].map(([classroomId, members]) => describe(classroomId, members));
  return all.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function describe(classroomId: string, members: readonly Seat[]): Classroom {
  const screen = members.find(({ seat }) => seat === 'leadClassroom' || seat === 'receivingClassroom');
  const seats = screen === undefined ? members : [screen, ...members.filter((seat) => seat !== screen)];
  const assistants = members.filter(({ seat }) => seat === 'assistantTeacher').map(({ displayName }) => displayName);
  const [first] = seats;
  const student = first?.seat === 'student' ? first : undefined;
  if (student !== undefined) {
    const { displayName, classroom } = student;
    const group = classroom?.orgUnitName ?? '';
    return { classroomId, kind: 'student', place: displayName, school: displayName, group, assistants: [], seats };
  }
  const classroom = first?.classroom;
  const school = classroom?.orgUnitName ?? first?.displayName ?? '';
  return {
    classroomId,
    kind: screen?.seat === 'leadClassroom' ? 'leadClassroom' : 'receivingClassroom',
    place: [divisionBefore(classroom?.divisionName ?? '', school), school].filter((part) => part !== '').join(' '),
    school,
    group: classroom?.name ?? '',
    assistants,
    seats,
  };
}

/** Many schools bear their county in their name already. */
const divisionBefore = (division: string, school: string): string => (school.startsWith(division) ? '' : division);

/** The classroom that a seat stands in; undefined for those who stand in none. */
export function classroomOf(classrooms: readonly Classroom[], seat: Seat): Classroom | undefined {
  return classrooms.find(({ classroomId }) => classroomId === seat.classroomId);
}

type Link = NonNullable<FloorView['seats'][number]['link']>;

/** What floor and media room know of a classroom at this moment. */
export interface ClassroomNow {
  readonly isHere: boolean;
  readonly isOnStage: boolean;
  /** The newest of its seats' lines. */
  readonly link: Link | null;
  readonly hand: FloorView['hands'][number] | null;
  /** Who sends its picture; else who sends its voice. */
  readonly person: MediaPerson | null;
  /** Present by the roll call. */
  readonly heads: number | null;
  /** Neither picture nor voice may leave it: consent is missing there. */
  readonly isShut: boolean;
}

export function classroomNow(
  { classroomId, seats }: Classroom,
  floor: Pick<FloorView, 'seats' | 'hands' | 'rolls'> | null,
  people: readonly MediaPerson[],
): ClassroomNow {
  const ids = new Set(seats.map(({ id }) => id));
  const mine = floor?.seats.filter(({ seatId }) => ids.has(seatId)) ?? [];
  const links = mine.map(({ link }) => link).filter((link) => link !== null);
  const inside = people.filter(({ seatId }) => seatId !== null && ids.has(seatId));
  const roll = floor?.rolls.find((one) => one.classroomId === classroomId)?.counts;
  return {
    isHere: mine.some(({ present }) => present),
    isOnStage: mine.some(({ onStage }) => onStage),
    isShut: mine.some(({ consented }) => consented === false),
    link: links.toSorted((a, b) => b.at - a.at)[0] ?? null,
    hand: floor?.hands.find((hand) => (hand.classroomId ?? hand.seatId) === classroomId) ?? null,
    person:
      inside.find((person) => sends(person, 'camera')) ?? inside.find((person) => sends(person, 'microphone')) ?? null,
    heads: roll === undefined ? null : roll.present + roll.late,
  };
}
