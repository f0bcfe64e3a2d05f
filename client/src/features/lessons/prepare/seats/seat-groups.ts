import type { Seat } from '../../desk/types.ts';

/** The seats of one classroom: its screen, and who assists there. */
export interface ClassroomSeats {
  readonly classroomId: string;
  readonly isLead: boolean;
  readonly classroom: NonNullable<Seat['classroom']>;
  /** Screen first. */
  readonly seats: readonly Seat[];
}

export interface SeatGroups {
  readonly leads: readonly Seat[];
  /** The lead classroom first, the others in the order of their seats. */
  readonly classrooms: readonly ClassroomSeats[];
  readonly students: readonly Seat[];
  readonly observers: readonly Seat[];
  readonly technicians: readonly Seat[];
}

export function groupSeats(seats: readonly Seat[]): SeatGroups {
  const of = (kind: Seat['seat']) => seats.filter(({ seat }) => seat === kind);
  const classrooms = new Map<string, Seat[]>();
  for (const seat of seats) {
    if (seat.classroom === null || seat.classroomId === null) continue;
    classrooms.set(seat.classroomId, [...(classrooms.get(seat.classroomId) ?? []), seat]);
  }
  return {
    leads: of('leadTeacher'),
    classrooms: [...classrooms]
      .flatMap(([classroomId, inside]) => {
        const classroom = inside[0]?.classroom;
        if (classroom === undefined || classroom === null) return [];
        const isLead = inside.some(({ seat }) => seat === 'leadClassroom');
        const screenFirst = inside.toSorted(
          (a, b) => Number(a.seat === 'assistantTeacher') - Number(b.seat === 'assistantTeacher'),
        );
        return [{ classroomId, isLead, classroom, seats: screenFirst }];
      })
      .toSorted((a, b) => Number(b.isLead) - Number(a.isLead)),
    students: of('student'),
    observers: of('observer'),
    technicians: of('technician'),
  };
}
