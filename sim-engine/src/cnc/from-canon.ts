import { atan2 } from '../maths/exact.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ArcFeed, CanonicalCall } from '../rs274/canon.ts';
import {
  type Announced,
  feedOf,
  MM_PER_INCH,
  nothingAnnounced,
  spindleSegment,
  toMachine,
  vectorOf,
} from './announced.ts';
import { sweepOf } from './planner/compile.ts';
import type { ArcSegment, LineSegment, MotionSegment } from './segments.ts';
import { type Axis, between, distance, planeAxes, type Vector } from './vector.ts';

/** A canonical call and the line of the program that made it. */
export interface CallOfLine {
  readonly call: CanonicalCall;
  readonly line: number;
}

/** What a machine is doing already when calls begin. */
export type MachineBefore = Partial<Pick<Announced, 'direction' | 'speed' | 'mist' | 'flood' | 'toolChangeZMm'>>;

export interface CanonFailure {
  readonly kind: 'unsupported';
  readonly call: CanonicalCall['kind'];
  readonly sourceLine: number;
}

const NORMAL_AXIS = { xy: 2, xz: 1, yz: 0 } as const;

function arcOf(announced: Announced, call: ArcFeed, sourceLine: number): ArcSegment | undefined {
  const { unitMm, rotationDeg, position } = announced;
  const normal: Axis = NORMAL_AXIS[call.plane];
  if (rotationDeg !== 0 && normal !== 2) return undefined;
  const [first, second] = planeAxes(normal);
  const place = (a: number, b: number): Vector => {
    const point: [number, number, number] = [0, 0, 0];
    point[first] = a * unitMm;
    point[second] = b * unitMm;
    point[normal] = call.axisEnd * unitMm;
    return toMachine(announced, point);
  };
  const end = place(call.firstEnd, call.secondEnd);
  const middle = place(call.firstCentre, call.secondCentre);
  const angleTo = (point: Vector): number => atan2(point[second] - middle[second], point[first] - middle[first]);
  return {
    kind: 'arc',
    motion: 'feed',
    normal,
    centre: [middle[first], middle[second]],
    sweepRad: sweepOf(angleTo(position), angleTo(end), call.turns),
    end,
    ...feedOf(announced, end),
    sourceLine,
  };
}

/** Down and back tied to the spindle, which reverses at the bottom and again at the top. */
function rigidTap(announced: Announced, bottom: Vector, sourceLine: number): MotionSegment[] {
  const { position: top, syncPitchMm = 0, direction } = announced;
  const sync = { pitchMm: syncPitchMm };
  const stroke = (end: Vector): LineSegment => ({ kind: 'line', motion: 'feed', end, feedMmpm: 0, sync, sourceLine });
  const reversed = direction === 'clockwise' ? 'counterclockwise' : 'clockwise';
  const turn = (way: typeof direction): MotionSegment => spindleSegment({ ...announced, direction: way }, sourceLine);
  return [stroke(bottom), turn(reversed), stroke(top), turn(direction)];
}

type Handler = (
  announced: Announced,
  call: CanonicalCall,
  sourceLine: number,
) => readonly MotionSegment[] | 'unsupported';

const NOTHING: readonly MotionSegment[] = [];

/** Under constant surface speed a feed a revolution changes along a move across: in pieces of this it is even enough. */
const SURFACE_PIECE_MM = 0.5;

function piecesOf({ perRevolution, surfaceLimitRpm, syncPitchMm, position }: Announced, end: Vector): number {
  if (!perRevolution || surfaceLimitRpm === 0 || syncPitchMm !== undefined) return 1;
  return Math.max(1, Math.min(200, Math.ceil(Math.abs(end[0] - position[0]) / SURFACE_PIECE_MM)));
}

function lineTo(
  announced: Announced,
  call: Extract<CanonicalCall, { x: number }>,
  rapid: boolean,
  sourceLine: number,
): MotionSegment[] {
  const end = toMachine(announced, vectorOf(call, announced.unitMm));
  const start = announced.position;
  if (distance(end, start) === 0) return [];
  if (rapid) {
    announced.position = end;
    return [{ kind: 'line', motion: 'rapid', end, feedMmpm: 0, sourceLine }];
  }
  const count = piecesOf(announced, end);
  return Array.from({ length: count }, (_, index): MotionSegment => {
    const piece = between(start, end, (index + 1) / count);
    const feed = feedOf(announced, piece);
    announced.position = piece;
    return { kind: 'line', motion: 'feed', end: piece, ...feed, sourceLine };
  });
}

const motion: Handler = (announced, call, sourceLine) => {
  switch (call.kind) {
    case 'straightTraverse':
      return lineTo(announced, call, true, sourceLine);
    case 'straightFeed':
    case 'straightProbe':
      return lineTo(announced, call, false, sourceLine);
    case 'arcFeed': {
      const arc = arcOf(announced, call, sourceLine);
      if (arc === undefined) return 'unsupported';
      announced.position = arc.end;
      return [arc];
    }
    case 'rigidTap':
      return rigidTap(announced, toMachine(announced, vectorOf(call, announced.unitMm)), sourceLine);
    case 'dwell':
      return [{ kind: 'dwell', durationS: call.seconds, sourceLine }];
    case 'nurbsFeed':
      return 'unsupported';
    default:
      return NOTHING;
  }
};

const frame: Handler = (announced, call) => {
  switch (call.kind) {
    case 'useLengthUnits':
      announced.unitMm = call.units === 'mm' ? 1 : MM_PER_INCH;
      break;
    case 'setG5xOffset':
      announced.work = vectorOf(call, announced.unitMm);
      break;
    case 'setG92Offset':
      announced.axisOffset = vectorOf(call, announced.unitMm);
      break;
    case 'setXyRotation':
      announced.rotationDeg = call.angleDeg;
      break;
    case 'useToolLengthOffset':
      announced.toolOffset = vectorOf(call.offset, announced.unitMm);
      break;
    case 'setFeedRate':
      announced.feed = call.rate;
      break;
    case 'setFeedMode':
      announced.perRevolution = call.perRevolution;
      break;
    case 'startSpeedFeedSync':
      announced.syncPitchMm = call.pitch * announced.unitMm;
      break;
    case 'stopSpeedFeedSync':
      announced.syncPitchMm = undefined;
      break;
    default:
      break;
  }
  return NOTHING;
};

const spindle: Handler = (announced, call, sourceLine) => {
  switch (call.kind) {
    case 'setSpindleSpeed':
      announced.speed = call.speed;
      return announced.direction === 'off' ? NOTHING : [spindleSegment(announced, sourceLine)];
    case 'setSpindleMode':
      announced.surfaceLimitRpm = call.limitRpm;
      return announced.direction === 'off' ? NOTHING : [spindleSegment(announced, sourceLine)];
    case 'startSpindleClockwise':
    case 'startSpindleCounterclockwise':
    case 'stopSpindleTurning':
      announced.direction =
        call.kind === 'stopSpindleTurning'
          ? 'off'
          : call.kind === 'startSpindleClockwise'
            ? 'clockwise'
            : 'counterclockwise';
      return [spindleSegment(announced, sourceLine)];
    default:
      return NOTHING;
  }
};

const control: Handler = (announced, call, sourceLine) => {
  switch (call.kind) {
    case 'setMotionControlMode': {
      const toleranceMm = call.tolerance > 0 ? call.tolerance * announced.unitMm : null;
      const mode = call.mode === 'continuous' ? ({ kind: 'continuous', toleranceMm } as const) : { kind: call.mode };
      return [{ kind: 'pathMode', mode, sourceLine }];
    }
    case 'enableFeedOverride':
    case 'disableFeedOverride':
      return [{ kind: 'feedOverride', enabled: call.kind === 'enableFeedOverride', sourceLine }];
    case 'changeTool': {
      const change: MotionSegment = { kind: 'toolChange', toolNumber: call.tool, sourceLine };
      const { toolChangeZMm, position } = announced;
      if (toolChangeZMm === undefined || position[2] === toolChangeZMm) return [change];
      announced.position = [position[0], position[1], toolChangeZMm];
      return [{ kind: 'line', motion: 'rapid', end: announced.position, feedMmpm: 0, sourceLine }, change];
    }
    case 'mistOn':
    case 'mistOff':
      announced.mist = call.kind === 'mistOn';
      return [{ kind: 'coolant', mist: announced.mist, flood: announced.flood, sourceLine }];
    case 'floodOn':
    case 'floodOff':
      announced.flood = call.kind === 'floodOn';
      return [{ kind: 'coolant', mist: announced.mist, flood: announced.flood, sourceLine }];
    case 'programStop':
    case 'optionalProgramStop':
      return [{ kind: 'stop', optional: call.kind === 'optionalProgramStop', sourceLine }];
    case 'programEnd':
      return [{ kind: 'end', sourceLine }];
    default:
      return NOTHING;
  }
};

/**
 * What a part program asks for, as moves of a three-axis machine. Rotary axes are left out, as such a machine does; a spline is
 * refused, and so is an arc outside XY in a rotated coordinate system. Under G96 a feed a revolution is that of the middle of each
 * half millimetre across, or of an arc.
 *
 * @param start machine position before the first call, mm
 * @param before what holds before it besides; a tool change goes to `toolChangeZMm` first, where that is given
 */
export function fromCanon(
  calls: Iterable<CallOfLine>,
  start: Vector,
  before: MachineBefore = {},
): Result<readonly MotionSegment[], CanonFailure> {
  const announced: Announced = { ...nothingAnnounced(start), ...before };
  const segments: MotionSegment[] = [];
  for (const { call, line } of calls) {
    for (const handler of [frame, motion, spindle, control]) {
      const made = handler(announced, call, line);
      if (made === 'unsupported') return fail({ kind: 'unsupported', call: call.kind, sourceLine: line });
      segments.push(...made);
    }
  }
  return succeed(segments);
}
