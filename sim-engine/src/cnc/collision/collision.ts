import type { SimTick } from '../../time/sim-tick.ts';
import { resized, type CutterProfile } from '../stock/cutter-profile.ts';
import type { HeightField } from '../stock/height-field.ts';
import { AXES, type Axis, subtract, type Vector } from '../vector.ts';
import { boxContact, type Fixture } from './box-contact.ts';
import { sectionProfile, stockContact, type TileTops, TOUCH_MM } from './stock-contact.ts';
import type { BodyPart, BodySection } from './tool-body.ts';

/** Why a touch is a collision. */
export type CollisionCause =
  /** The flutes met material at rapid. */
  | 'rapid'
  /** They met it standing still, or turning backwards. */
  | 'spindleStopped'
  | 'spindleBackwards'
  /** Something that must never touch did. */
  | 'body'
  /** An axis left its travel. */
  | 'travel';

export interface Collision {
  readonly cause: CollisionCause;
  readonly part: BodyPart | 'axis';
  /** `stock`, the fixture's name, or the axis. */
  readonly against: string;
  /** In the field's coordinates; machine coordinates for an axis. */
  readonly point: Vector;
  readonly tick: SimTick;
  readonly sourceLine: number | undefined;
}

/** One tick's movement of the tool over the workpiece. */
export interface ToolMove {
  /** The tip, in the field's coordinates. */
  readonly from: Vector;
  readonly to: Vector;
  readonly rapid: boolean;
  /** Clockwise positive. */
  readonly spindleRpm: number;
  readonly tick: SimTick;
  readonly sourceLine: number | undefined;
}

export interface Surroundings {
  readonly field: HeightField;
  readonly tops: TileTops;
  readonly fixtures: readonly Fixture[];
}

/** Slower than this a tooth does not come round before the table has pushed the flank into the material. */
const TURNING_RPM = 30;

/** Why flutes must not meet material now; undefined where they may cut it. @param backwardsCuts as in {@link findCollisions} */
export function reasonNotToCut({ rapid, spindleRpm }: ToolMove, backwardsCuts: boolean): CollisionCause | undefined {
  if (rapid) return 'rapid';
  if (Math.abs(spindleRpm) < TURNING_RPM) return 'spindleStopped';
  return spindleRpm < 0 && !backwardsCuts ? 'spindleBackwards' : undefined;
}

/**
 * What a move of the tool hits, looked at before the move's cut is taken out of the field. Flutes may meet the stock only at
 * feed with the spindle turning the right way; shank, holder and nose may meet nothing.
 *
 * @param backwardsCuts left-handed tools, and a tap on its way out
 */
export function findCollisions(
  body: readonly BodySection[],
  cutter: CutterProfile,
  { field, tops, fixtures }: Surroundings,
  move: ToolMove,
  backwardsCuts = false,
): readonly Collision[] {
  const { from, to, tick, sourceLine } = move;
  const found: Collision[] = [];
  const cause = reasonNotToCut(move, backwardsCuts);
  for (const section of body) {
    const { part } = section;
    const flutes = part === 'flutes';
    if (!flutes || cause !== undefined) {
      const profile = flutes ? resized(cutter, -TOUCH_MM) : sectionProfile(section, TOUCH_MM);
      const hit = stockContact(field, tops, profile, section.fromMm, from, to);
      if (hit !== undefined) {
        found.push({
          cause: flutes ? (cause ?? 'body') : 'body',
          part,
          against: 'stock',
          point: hit.point,
          tick,
          sourceLine,
        });
      }
    }
    for (const fixture of fixtures) {
      const hit = boxContact(section, fixture, from, to);
      if (hit !== undefined) {
        found.push({ cause: 'body', part, against: fixture.name, point: hit.point, tick, sourceLine });
      }
    }
  }
  return found;
}

const NONE: readonly Collision[] = [];

const AXIS_NAMES: readonly string[] = ['X', 'Y', 'Z'];

/** Axes outside their travel at a machine position. */
export function findOvertravel(
  position: Vector,
  travelMinMm: Vector,
  travelMaxMm: Vector,
  tick: SimTick,
  sourceLine: number | undefined,
): readonly Collision[] {
  const outside = (axis: Axis): boolean =>
    position[axis] < travelMinMm[axis] - TOUCH_MM || position[axis] > travelMaxMm[axis] + TOUCH_MM;
  if (!outside(0) && !outside(1) && !outside(2)) return NONE;
  return AXES.filter((axis) => outside(axis)).map((axis) => ({
    cause: 'travel',
    part: 'axis',
    against: AXIS_NAMES[axis] ?? '',
    point: position,
    tick,
    sourceLine,
  }));
}

/** Machine position of the gauge line to place of the tip in the field's coordinates. */
export function tipInField(gauge: Vector, toolLengthMm: number, fieldOrigin: Vector): Vector {
  return subtract([gauge[0], gauge[1], gauge[2] - toolLengthMm], fieldOrigin);
}
