import type { Span } from '../attendance/rules.ts';
import { classroomIdOf, type PlacedSeat } from '../classrooms.ts';

export type RungSeat = PlacedSeat & { readonly bellOffsetMinutes: number };

const MINUTE_MS = 60_000;

/** Of a classroom: what stands on the seat by which it is named. 0 for everybody else. */
export function bellOffsetOf(seat: RungSeat, seats: readonly RungSeat[]): number {
  const id = classroomIdOf(seat, seats);
  return id === null || seat.seat === 'student' ? 0 : (seats.find((each) => each.id === id)?.bellOffsetMinutes ?? 0);
}

/**
 * The part of a lesson that counts for a classroom whose school rings so much later (or, negative, earlier). A class that comes with its own
 * bell has missed nothing by then, and one whose period is over sooner leaves with it. What lies before or after the lesson counts for nobody. A
 * lesson so short that nothing is left counts as a whole.
 */
export function ownWindow({ fromMs, toMs }: Span, offsetMinutes: number): Span {
  const own = {
    fromMs: fromMs + Math.max(0, offsetMinutes) * MINUTE_MS,
    toMs: toMs + Math.min(0, offsetMinutes) * MINUTE_MS,
  };
  return own.fromMs < own.toMs ? own : { fromMs, toMs };
}
