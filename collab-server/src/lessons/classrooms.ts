import type { SeatKind } from './contract.ts';

/** What of a seat tells in which classroom it is. */
export type PlacedSeat = {
  readonly id: string;
  readonly seat: SeatKind;
  readonly classroomOrgUnitId: string | null;
  readonly classroomName: string | null;
};

const screens: readonly SeatKind[] = ['leadClassroom', 'receivingClassroom'];
const ofLead: readonly SeatKind[] = ['leadTeacher', 'leadClassroom'];
/** Whoever else sits in a school takes no part as its classroom. */
const placed: readonly SeatKind[] = [...ofLead, 'receivingClassroom', 'assistantTeacher'];

const isSamePlace = (one: PlacedSeat, other: PlacedSeat): boolean =>
  one.classroomOrgUnitId === other.classroomOrgUnitId && one.classroomName === other.classroomName;

/** The classroom of a seat by one name for all of its seats; a pupil at home is a classroom of one. null for everybody else. */
export function classroomIdOf(seat: PlacedSeat, seats: readonly PlacedSeat[]): string | null {
  if (seat.seat === 'student') return seat.id;
  if (seat.classroomOrgUnitId === null || !placed.includes(seat.seat)) return null;
  const there = seats.filter((other) => placed.includes(other.seat) && isSamePlace(seat, other));
  return (there.find((other) => screens.includes(other.seat)) ?? there[0])?.id ?? null;
}

export type Classroom<T extends PlacedSeat> = { readonly id: string; readonly seats: readonly T[] };

/** The classrooms of a lesson, the lead one first; pupils at home are none. */
export function classroomsOf<T extends PlacedSeat>(seats: readonly T[]): readonly Classroom<T>[] {
  const inClassrooms = seats.filter(({ seat }) => placed.includes(seat));
  const byId = Map.groupBy(inClassrooms, (seat) => classroomIdOf(seat, seats) ?? '');
  byId.delete('');
  const all = [...byId].map(([id, there]) => ({ id, seats: there }));
  const isLead = ({ seats: there }: Classroom<T>) => there.some(({ seat }) => ofLead.includes(seat));
  return [...all.filter(isLead), ...all.filter((classroom) => !isLead(classroom))];
}

/** Of the lead teachers the one who leads: the one named, or the first. */
export function leadingSeatId(
  lesson: { readonly leadingSeatId: string | null },
  seats: readonly Pick<PlacedSeat, 'id' | 'seat'>[],
): string | null {
  const leads = seats.filter(({ seat }) => seat === 'leadTeacher');
  return (leads.find(({ id }) => id === lesson.leadingSeatId) ?? leads[0])?.id ?? null;
}
