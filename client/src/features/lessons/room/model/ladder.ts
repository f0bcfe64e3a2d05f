import type { FloorView } from '@tongyan/collab-server/contracts';
import type { Rung } from '@tongyan/media/client';
import type { Classroom } from './classrooms.ts';

export interface WeakLine {
  readonly classroom: Classroom;
  readonly rung: Rung;
  readonly kbps: number;
}

/** The classroom whose line is worst, where any has left the top rung; of equals the one with the least to carry. */
export function weakestLine(classrooms: readonly Classroom[], floor: Pick<FloorView, 'seats'> | null): WeakLine | null {
  const lines = classrooms.flatMap((classroom) =>
    classroom.seats.flatMap(({ id }) => {
      const seat = floor?.seats.find(({ seatId }) => seatId === id);
      if (seat === undefined || !seat.present || seat.link === null) return [];
      const rung = rungOf(seat.link.rung);
      return rung === 1 ? [] : [{ classroom, rung, kbps: seat.link.kbps }];
    }),
  );
  return lines.toSorted((a, b) => b.rung - a.rung || a.kbps - b.kbps)[0] ?? null;
}

const RUNGS: readonly Rung[] = [1, 2, 3, 4, 5];
const rungOf = (reported: number): Rung => RUNGS.find((rung) => rung === reported) ?? 1;
