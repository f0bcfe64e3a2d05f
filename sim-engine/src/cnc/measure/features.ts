/**
 * What a field of heights cannot hold: threads. Each is recorded as it is cut, with the sizes that the tool really made.
 * Plain data: part of the workpiece's state.
 */
export interface ThreadFeature {
  readonly kind: 'thread';
  /** Of its axis in the field's coordinates. */
  readonly centreMm: readonly [number, number];
  readonly pitchMm: number;
  readonly hand: 'right' | 'left';
  readonly majorDiameterMm: number;
  /** Diameter of the hole that was there; NaN never: a tap in full material breaks instead. */
  readonly coreDiameterMm: number;
  /** Lowest place with full thread, and the surface it starts from. */
  readonly bottomMm: number;
  readonly topMm: number;
}

export type Feature = ThreadFeature;

/** Axes nearer than this are one. */
const SAME_AXIS_MM = 0.05;

/** Adds a thread, or deepens the same one cut before: pitch and size tell whether it is the same. */
export function withThread(features: readonly Feature[], thread: ThreadFeature): readonly Feature[] {
  const same = features.findIndex(
    ({ centreMm, pitchMm, hand, majorDiameterMm }) =>
      Math.abs(centreMm[0] - thread.centreMm[0]) < SAME_AXIS_MM &&
      Math.abs(centreMm[1] - thread.centreMm[1]) < SAME_AXIS_MM &&
      pitchMm === thread.pitchMm &&
      hand === thread.hand &&
      majorDiameterMm === thread.majorDiameterMm,
  );
  const before = features[same];
  if (before === undefined) return [...features, thread];
  const deeper = { ...before, bottomMm: Math.min(before.bottomMm, thread.bottomMm) };
  return features.with(same, deeper);
}

export interface ThreadQuery {
  readonly centreMm: readonly [number, number];
  /** How far off its axis may lie. */
  readonly withinMm: number;
  readonly pitchMm: number;
  readonly majorDiameterMm: number;
}

/** What a go/no-go gauge and a depth gauge tell: the thread that fits, or undefined. */
export function findThread(features: readonly Feature[], query: ThreadQuery): ThreadFeature | undefined {
  return features.find(({ centreMm, pitchMm, hand, majorDiameterMm }) => {
    const [x, y] = [centreMm[0] - query.centreMm[0], centreMm[1] - query.centreMm[1]];
    return (
      Math.sqrt(x * x + y * y) <= query.withinMm &&
      hand === 'right' &&
      // A gauge of the wrong pitch jams within its length.
      Math.abs(pitchMm - query.pitchMm) < 0.01 * query.pitchMm &&
      Math.abs(majorDiameterMm - query.majorDiameterMm) < 0.05
    );
  });
}
