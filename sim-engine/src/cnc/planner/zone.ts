import type { PathProgram } from './compile.ts';
import type { Primitive } from './primitive.ts';
import { changeSpeed, durationOf, type Phase, type PathLimits, reachableSpeed, travelOf } from './s-curve.ts';

/** Neighbouring pieces of path that share one speed limit: planned as one, so that acceleration need not vanish between them. */
export interface Zone extends PathLimits {
  /** Index of its last item in the program. */
  readonly last: number;
  readonly lengthMm: number;
  readonly capMmps: number;
  /** Highest speed at its end, everything that follows considered. */
  readonly endMmps: number;
}

/** What the operator and the machine's state impose on top of the program. */
export interface Overrides {
  readonly feedOverride: number;
  readonly rapidOverride: number;
  readonly holding: boolean;
  readonly singleBlock: boolean;
}

/** How many pieces of path the planner looks ahead. Past them it assumes a stop, which is always safe. */
export const LOOK_AHEAD = 300;

/** Pieces whose limits differ more than this are planned apart, so that a short arc does not slow a long line. */
const ALIKE = 0.75;

function capOf(item: Primitive, { feedOverride, rapidOverride, holding }: Overrides, maxFeedMmps: number): number {
  // A thread under way is finished: letting go of the spindle would break the tap.
  if (item.pitchMm !== null) return Math.min(item.speedCapMmps, item.feedMmps);
  if (holding) return 0;
  if (item.motion === 'rapid') return item.speedCapMmps * rapidOverride;
  const feed = item.feedMmps * (item.overridable ? feedOverride : 1);
  return Math.min(item.speedCapMmps, feed, maxFeedMmps);
}

type Draft = { -readonly [Key in keyof Zone]: Zone[Key] };

/**
 * Whether a piece of path can be planned together with the zone before it. The machine may still be faster than the caps that
 * hold now (a hold, a lowered override): then the pieces themselves must bear that speed too.
 */
function joins(zone: Draft, capMmps: number, fastestMmps: number, item: Primitive): boolean {
  const { accelMmps2, jerkMmps3, speedCapMmps } = item;
  const alike = (a: number, b: number): boolean => Math.min(a, b) >= ALIKE * Math.max(a, b);
  return (
    zone.capMmps === capMmps &&
    zone.endMmps >= Math.max(capMmps, fastestMmps) &&
    zone.endMmps > 0 &&
    speedCapMmps >= fastestMmps &&
    alike(zone.accelMmps2, accelMmps2) &&
    alike(zone.jerkMmps3, jerkMmps3)
  );
}

/** A state of motion on a program's path. */
export interface OnPath {
  readonly itemIndex: number;
  readonly travelMm: number;
  readonly speedMmps: number;
  readonly accelMmps2: number;
}

export interface ZonesAhead {
  readonly zones: readonly Zone[];
  /** Whether the path goes on past what was looked at. */
  readonly truncated: boolean;
}

/** The zones from a place on the path to the next event or the end of the look-ahead, with the speeds their ends allow. */
export function zonesAhead(program: PathProgram, now: OnPath, overrides: Overrides): ZonesAhead {
  const { itemIndex, travelMm } = now;
  const zones: Draft[] = [];
  let index = itemIndex;
  // Less than what rounding may have added to a speed that is at its cap.
  let fastestMmps = now.speedMmps * (1 - 1e-9);
  for (; index < itemIndex + LOOK_AHEAD; index++) {
    const item = program.items[index];
    if (item === undefined || item.kind === 'event') break;
    if (index === itemIndex && now.accelMmps2 > 0)
      fastestMmps += (now.accelMmps2 * now.accelMmps2) / (2 * item.jerkMmps3);
    const capMmps = capOf(item, overrides, program.maxFeedMmps);
    const lengthMm = item.shape.lengthMm - (index === itemIndex ? travelMm : 0);
    const endMmps = overrides.singleBlock && item.endsBlock ? 0 : item.endSpeedCapMmps;
    const previous = zones.at(-1);
    if (previous !== undefined && joins(previous, capMmps, fastestMmps, item)) {
      previous.last = index;
      previous.lengthMm += lengthMm;
      previous.accelMmps2 = Math.min(previous.accelMmps2, item.accelMmps2);
      previous.jerkMmps3 = Math.min(previous.jerkMmps3, item.jerkMmps3);
      previous.endMmps = endMmps;
    } else {
      const { accelMmps2, jerkMmps3 } = item;
      zones.push({ last: index, lengthMm, capMmps, accelMmps2, jerkMmps3, endMmps });
    }
  }
  const next = program.items[index];
  let following: Draft | undefined;
  for (let at = zones.length - 1; at >= 0; at--) {
    const zone = zones[at];
    if (zone === undefined) break;
    zone.endMmps =
      following === undefined
        ? 0
        : Math.min(
            zone.endMmps,
            zone.capMmps,
            following.capMmps,
            reachableSpeed(following.endMmps, following.lengthMm, following),
          );
    following = zone;
  }
  return { zones, truncated: next !== undefined && next.kind === 'move' };
}

export interface ZonePlan {
  readonly phases: readonly Phase[];
  readonly endMmps: number;
  /** False where it comes to rest inside: a hold, or an override of 0. */
  readonly reachesEnd: boolean;
}

/** Halvings leave no bit of a double to choose. */
const HALVINGS = 60;

/** The argument nearest to `bad` for which `holds`, between one for which it does and one for which it does not. */
function lastThatHolds(good: number, bad: number, holds: (value: number) => boolean): number {
  let [inside, outside] = [good, bad];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Rounding of travel that is no travel. */
const NO_TRAVEL_MM = 1e-8;

/**
 * The quickest profile over a zone from any state of motion. The end speed is the zone's, or the nearest to it that the length
 * admits; the speed between is the highest from which the end can still be reached, up to the cap.
 *
 * @returns undefined where even taking the acceleration back needs more length than is left
 */
export function planZone(speedMmps: number, accelMmps2: number, zone: Zone): ZonePlan | undefined {
  const { lengthMm, capMmps } = zone;
  const direct = (toMmps: number): Phase[] => changeSpeed(speedMmps, accelMmps2, toMmps, zone);
  const directTravel = (toMmps: number): number => travelOf(speedMmps, accelMmps2, direct(toMmps));
  const fits = (toMmps: number): boolean => directTravel(toMmps) <= lengthMm + NO_TRAVEL_MM;
  if (capMmps <= 0 && fits(0)) return { phases: direct(0), endMmps: 0, reachesEnd: false };
  let endMmps = zone.endMmps;
  if (!fits(endMmps) && endMmps < speedMmps && fits(0)) {
    // With limited jerk a smaller change of speed may need more length than a stop: its mean speed is higher.
    endMmps = lastThatHolds(0, endMmps, fits);
  } else if (!fits(endMmps)) {
    const coastMmps = Math.max(0, speedMmps + (accelMmps2 * Math.abs(accelMmps2)) / (2 * zone.jerkMmps3));
    if (!fits(coastMmps)) return undefined;
    endMmps = lastThatHolds(coastMmps, endMmps, fits);
  }
  const through = (peakMmps: number): Phase[] => [...direct(peakMmps), ...changeSpeed(peakMmps, 0, endMmps, zone)];
  const throughTravel = (peakMmps: number): number => travelOf(speedMmps, accelMmps2, through(peakMmps));
  const highest = Math.max(capMmps, endMmps);
  const peakMmps =
    throughTravel(highest) <= lengthMm
      ? highest
      : lastThatHolds(endMmps, highest, (value) => throughTravel(value) <= lengthMm);
  const restMm = lengthMm - throughTravel(peakMmps);
  const cruise: Phase[] = restMm > NO_TRAVEL_MM && peakMmps > 0 ? [{ durationS: restMm / peakMmps, jerkMmps3: 0 }] : [];
  const phases = [...direct(peakMmps), ...cruise, ...changeSpeed(peakMmps, 0, endMmps, zone)];
  return durationOf(phases) > 0 || lengthMm <= NO_TRAVEL_MM ? { phases, endMmps, reachesEnd: true } : undefined;
}
