import type { ClockExchange } from './offset.ts';

/** A device and a server whose clocks are known, and a line between them. */
export interface TestLine {
  /** Their clock minus ours, at our time 0. */
  readonly offsetMs: number;
  /** How much theirs gains, in parts of one. */
  readonly drift: number;
  /** Shortest way there, and back. */
  readonly thereMs: number;
  readonly backMs: number;
  /** At most so much longer, by chance. */
  readonly jitterMs: number;
}

export const trueOffsetMs = ({ offsetMs, drift }: TestLine, atMs: number): number => offsetMs + drift * atMs;

/** @param chance two values from 0 to 1 */
export function exchangeOn(line: TestLine, askedAtMs: number, chance: readonly [number, number]): ClockExchange {
  const arrivesAtMs = askedAtMs + line.thereMs + line.jitterMs * chance[0];
  const heardAtMs = arrivesAtMs + line.backMs + line.jitterMs * chance[1];
  const theirs = arrivesAtMs + trueOffsetMs(line, arrivesAtMs);
  return { askedAtMs, receivedAtMs: theirs, answeredAtMs: theirs, heardAtMs };
}
