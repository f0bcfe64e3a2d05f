/** Steps of the weak-line ladder, from the best: 1 高清, 2 标清, 3 低帧, 4 声音＋课件, 5 课件＋文字. */
export type Rung = 1 | 2 | 3 | 4 | 5;

/** What was measured of a line over the last seconds. */
export interface LineMeasurement {
  /** What the line can carry, in kilobits a second; null where nothing tells. */
  readonly availableKbps: number | null;
  /** Share of packets that got lost, 0 to 1; null where none were sent. */
  readonly lossShare: number | null;
  readonly roundTripMs: number | null;
}

export interface LadderState {
  readonly rung: Rung;
  /** By the page's monotonic clock, as the others. */
  readonly sinceMs: number;
  /** Whether it was reached from below. */
  readonly climbed: boolean;
  /** Chosen by hand; null where the measurements choose. */
  readonly manual: Rung | null;
  /** Since when the line has been good enough for the next better rung; null while it is not. */
  readonly goodSinceMs: number | null;
  /** Since when it has been too weak for this one; null while it is not. */
  readonly weakSinceMs: number | null;
  /** How long the line must be good until the next better rung is tried (W4). */
  readonly upAfterMs: number;
  readonly last: LineMeasurement | null;
}
