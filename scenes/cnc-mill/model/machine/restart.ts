import type { MotionSegment, Vector } from '@tongyan/sim-engine/cnc';

/**
 * A program from one of its lines on. What earlier lines set holds: tool, spindle, coolant, mode of the path. The spindle goes to where
 * the left-out part would have brought it, first across and then down, at rapid: what stands in the way is for the operator to see.
 */
export function skipTo(segments: readonly MotionSegment[], fromLine: number, start: Vector): readonly MotionSegment[] {
  if (fromLine <= 1) return segments;
  const first = segments.findIndex(({ sourceLine }) => sourceLine >= fromLine);
  return first < 0 ? segments.slice(-1) : skipBefore(segments, first, start);
}

/** A program from behind its n-th stop on, in the same way. */
export function skipStops(segments: readonly MotionSegment[], stops: number, start: Vector): readonly MotionSegment[] {
  let left = stops;
  for (const [index, { kind }] of segments.entries()) {
    if (left === 0) return index === 0 ? segments : skipBefore(segments, index, start);
    if (kind === 'stop') left -= 1;
  }
  return segments.slice(-1);
}

function skipBefore(segments: readonly MotionSegment[], first: number, start: Vector): readonly MotionSegment[] {
  const kept = new Map<string, MotionSegment>();
  let place = start;
  for (const segment of segments.slice(0, first)) {
    if (segment.kind === 'line' || segment.kind === 'arc') place = segment.end;
    else if (segment.kind !== 'dwell' && segment.kind !== 'stop' && segment.kind !== 'end')
      kept.set(segment.kind, segment);
  }
  const sourceLine = segments[first]?.sourceLine ?? 0;
  const rapid = (end: Vector): MotionSegment => ({ kind: 'line', motion: 'rapid', end, feedMmpm: 0, sourceLine });
  return [
    // A tool is changed up at the reference, before the spindle turns.
    ...(kept.has('toolChange') ? [rapid([start[0], start[1], 0])] : []),
    ...[...kept.values()].toSorted((a, b) => rank(a) - rank(b)),
    rapid([place[0], place[1], kept.has('toolChange') ? 0 : start[2]]),
    rapid(place),
    ...segments.slice(first),
  ];
}

const RANKS: readonly string[] = ['toolChange', 'spindle', 'coolant', 'pathMode', 'feedOverride'];

function rank({ kind }: MotionSegment): number {
  return RANKS.indexOf(kind);
}
