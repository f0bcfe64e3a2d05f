import { hanging, type Point, roundCorners } from '../../../kit/index.ts';
import { DOOR, DUCTS, type DuctName, MOTOR_BOX } from '../layout/devices.ts';
import { onDoor } from '../layout/door-frame.ts';
import type { Terminal } from '../layout/terminals.ts';

/** A wire's place in the cross-section of the ducts, so that wires lie beside one another. */
export interface Lane {
  readonly across: number;
  readonly deep: number;
}

/** Lanes in the order in which wires were laid: the ground of the duct first. */
export function laneOf(index: number): Lane {
  return { across: ((index * 5) % 7) * 3 - 9, deep: 8 + (Math.floor(index / 7) % 9) * 3.6 };
}

const BEND_MM = 7;
const DOOR_DUCT_X = -81;
/** Where the bundle to the door leaves the cabinet, and where the motor's wires do. */
const HINGE: Point = [212, 44, 30];
const GLAND: Point = [212, -150, 30];

type Side = 'LV' | 'RV';

/** Where a wire stands in the net of ducts. */
interface Landing {
  readonly duct: DuctName;
  /** Along the duct. */
  readonly along: number;
  /** From the terminal to the duct, the terminal first. */
  readonly points: readonly Point[];
}

function placeIn(duct: DuctName, along: number, { across, deep }: Lane): Point {
  const { along: axis, at } = DUCTS[duct];
  return axis === 'x' ? [along, at + across, deep] : [at + across, along, deep];
}

/** From a terminal to the duct that its wires go to. */
function landing(terminal: Terminal, lane: Lane): Landing {
  const { at, way, radius } = terminal;
  const [x, y, z] = at;
  // Under the screw's head, then out of the clamp.
  const start: Point = [x, y, z - 2.5];
  const clear: Point = [x, y + way.exit * (radius + 7), z - 2.5];
  if (way.to === 'door') {
    const local = localToDoor(at);
    const rowY = local[1] + way.exit * (radius + 5 + Math.abs(lane.across) * 0.5);
    const run: Point[] = [
      start,
      onDoor([local[0], rowY, 20]),
      onDoor([DOOR_DUCT_X + lane.across * 0.4, rowY, 10 + lane.deep * 0.15]),
      onDoor([DOOR_DUCT_X + lane.across * 0.4, HINGE[1] - DOOR.at[1], 10 + lane.deep * 0.15]),
    ];
    const edge: Point = onDoor([-DOOR.size[0] / 2 - 2, HINGE[1] - DOOR.at[1] + lane.across * 0.6, 4]);
    const inside: Point = [HINGE[0], HINGE[1] + lane.across * 0.6, HINGE[2] + lane.deep * 0.1];
    return {
      duct: 'RV',
      along: HINGE[1] + lane.across * 0.6,
      points: [...run, edge, ...hanging(edge, inside, 0.12, 6)],
    };
  }
  if (way.to === 'motor') {
    const outside: Point = [
      MOTOR_BOX.at[0] - MOTOR_BOX.size[0] / 2 - 12,
      MOTOR_BOX.at[1] - 6 + lane.across * 0.35,
      MOTOR_BOX.at[2] + 8,
    ];
    const inside: Point = [MOTOR_BOX.at[0] - MOTOR_BOX.size[0] / 2 + 4, outside[1], MOTOR_BOX.at[2] + 6];
    const wall: Point = [GLAND[0], GLAND[1] + lane.across * 0.5, GLAND[2] + lane.deep * 0.1];
    return {
      duct: 'RV',
      along: wall[1],
      points: [
        start,
        [x, y + way.exit * 9, z - 4],
        [x - 6, y + way.exit * 11, MOTOR_BOX.at[2] + 6],
        inside,
        outside,
        ...hanging(outside, wall, 0.06, 8).slice(1),
      ],
    };
  }
  const { at: ductY } = DUCTS[way.to];
  const points: Point[] = [start, clear];
  let column = x;
  if (way.via !== undefined) {
    for (const [viaX, viaY, viaZ] of way.via) {
      column = viaX + lane.across * 0.7;
      points.push([x, viaY + lane.across * 0.4, viaZ - 2.5], [column, viaY + lane.across * 0.4, Math.min(viaZ, 40)]);
    }
  }
  // Into the duct between two of its fingers.
  points.push([column, ductY + (y > ductY ? 17 : -17), Math.min(z - 2.5, Math.max(lane.deep, 22))]);
  return { duct: way.to, along: column, points };
}

function localToDoor(at: Point): Point {
  const [cosine, sine] = [Math.cos(DOOR.turnedRad), Math.sin(DOOR.turnedRad)];
  const [x, y, z] = [at[0] - DOOR.at[0], at[1] - DOOR.at[1], at[2] - DOOR.at[2]];
  return [x * cosine - z * sine, y, x * sine + z * cosine];
}

/** The upright duct between two places, by the shorter way. */
function sideBetween(a: Landing, b: Landing): Side {
  const reach = (side: Side): number =>
    [a, b].reduce(
      (sum, { duct, along }) =>
        sum + (DUCTS[duct].along === 'x' ? Math.abs(along - DUCTS[side].at) : duct === side ? 0 : 400),
      0,
    );
  return reach('LV') <= reach('RV') ? 'LV' : 'RV';
}

/** Both screws of KM1's lower and FR's upper row lie on one gap: a short wire goes straight. */
const isShort = (from: Terminal, to: Terminal): boolean =>
  Math.abs(from.at[0] - to.at[0]) < 34 &&
  from.way.exit !== to.way.exit &&
  Math.abs(from.at[1] - to.at[1]) < 70 &&
  (from.at[1] - to.at[1]) * from.way.exit < 0;

/** Two neighbours of one device are bridged in an arc before it. */
const isBridge = (from: Terminal, to: Terminal): boolean =>
  from.part === to.part &&
  from.way.exit === to.way.exit &&
  Math.hypot(from.at[0] - to.at[0], from.at[1] - to.at[1]) < 24;

/** The line of a wire from screw to screw: straight, as a bridge, or through the ducts in its lane. */
export function routeWire(from: Terminal, to: Terminal, lane: Lane): Point[] {
  const startOf = ({ at }: Terminal): Point => [at[0], at[1], at[2] - 2.5];
  const clearOf = ({ at, way, radius }: Terminal, by: number): Point => [
    at[0],
    at[1] + way.exit * (radius + by),
    at[2] - 2.5,
  ];
  if (isShort(from, to)) return roundCorners([startOf(from), clearOf(from, 5), clearOf(to, 5), startOf(to)], BEND_MM);
  if (isBridge(from, to)) {
    const by = 6 + Math.abs(from.at[0] - to.at[0]) * 0.25;
    return roundCorners([startOf(from), clearOf(from, by), clearOf(to, by), startOf(to)], BEND_MM);
  }
  const a = landing(from, lane);
  const b = landing(to, lane);
  const between: Point[] = [placeIn(a.duct, a.along, lane)];
  if (a.duct !== b.duct) {
    const side = sideBetween(a, b);
    const corner = (duct: DuctName, along: number): Point => {
      const { along: axis, at } = DUCTS[duct];
      const y = axis === 'x' ? at + lane.across : along;
      return [DUCTS[side].at + lane.across, y, lane.deep];
    };
    between.push(corner(a.duct, a.along), corner(b.duct, b.along));
  }
  between.push(placeIn(b.duct, b.along, lane));
  return roundCorners(withoutRepeats([...a.points, ...between, ...b.points.toReversed()]), BEND_MM);
}

function withoutRepeats(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || Math.hypot(point[0] - before[0], point[1] - before[1], point[2] - before[2]) > 0.3;
  });
}
