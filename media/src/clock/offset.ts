/**
 * How far another machine's clock is from ours, from one question and answer (RFC 5905, section 8: the on-wire protocol's
 * four timestamps). Milliseconds throughout, fractions allowed.
 */
export interface ClockExchange {
  /** T1, our clock: the question left. */
  readonly askedAtMs: number;
  /** T2, their clock: the question arrived. */
  readonly receivedAtMs: number;
  /** T3, their clock: the answer left. */
  readonly answeredAtMs: number;
  /** T4, our clock: the answer arrived. */
  readonly heardAtMs: number;
}

export interface ClockEstimate {
  /** Their clock minus ours: add it to our time to get theirs. */
  readonly offsetMs: number;
  /** Time that question and answer spent on the way, without what the other side took to answer. */
  readonly delayMs: number;
  /**
   * The true offset lies no farther than this from `offsetMs` at `measuredAtMs`, however unlike the two ways were. It holds
   * half the delay, and the drift of both clocks during the exchange.
   */
  readonly errorBoundMs: number;
  /** T4, our clock. */
  readonly measuredAtMs: number;
}

/** PHI of RFC 5905: how fast a clock may run wrong, 15 µs a second, for each of the two. */
const DRIFT_PER_MS = 15e-6;

/**
 * @returns `undefined` where the four times cannot be true of two clocks that both go forward: an answer that left before
 *   the question came, or came sooner than it was on the way.
 */
export function estimateClock(exchange: ClockExchange): ClockEstimate | undefined {
  const { askedAtMs, receivedAtMs, answeredAtMs, heardAtMs } = exchange;
  const heldMs = answeredAtMs - receivedAtMs;
  const elapsedMs = heardAtMs - askedAtMs;
  const delayMs = elapsedMs - heldMs;
  const isPossible = heldMs >= 0 && elapsedMs >= 0 && delayMs >= 0;
  if (!isPossible) return undefined;
  return {
    offsetMs: (receivedAtMs - askedAtMs + (answeredAtMs - heardAtMs)) / 2,
    delayMs,
    errorBoundMs: delayMs / 2 + 2 * DRIFT_PER_MS * elapsedMs,
    measuredAtMs: heardAtMs,
  };
}
