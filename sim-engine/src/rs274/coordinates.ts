import { cos, sin } from '../maths/exact.ts';
import { RADIANS } from './functions.ts';
import type { MachineState, Position } from './state.ts';

export function copyPosition(target: Position, source: Readonly<Position>): void {
  target.x = source.x;
  target.y = source.y;
  target.z = source.z;
  target.a = source.a;
  target.b = source.b;
  target.c = source.c;
}

/** Turns x and y counter-clockwise about the origin. */
export function rotateXy(position: Position, degrees: number): void {
  if (degrees === 0) return;
  const cosine = cos(degrees * RADIANS);
  const sine = sin(degrees * RADIANS);
  const { x, y } = position;
  position.x = x * cosine - y * sine;
  position.y = x * sine + y * cosine;
}

/** A point of the active coordinate system, in the machine's: G92 offset, rotation, work offset, tool length. */
export function toMachineFrame(state: MachineState, { x, y, z, a, b, c }: Readonly<Position>): Position {
  const { axisOffset: g92, systemOrigin: system, rotationDeg } = state;
  const tool = state.modal.toolOffset;
  const point = { x: x + g92.x, y: y + g92.y, z: z + g92.z, a: a + g92.a, b: b + g92.b, c: c + g92.c };
  rotateXy(point, rotationDeg);
  point.x += system.x + tool.x;
  point.y += system.y + tool.y;
  point.z += system.z + tool.z;
  point.a += system.a + tool.a;
  point.b += system.b + tool.b;
  point.c += system.c + tool.c;
  return point;
}

/** The way back of `toMachineFrame`. */
export function fromMachineFrame(state: MachineState, { x, y, z, a, b, c }: Readonly<Position>): Position {
  const { axisOffset: g92, systemOrigin: system, rotationDeg } = state;
  const tool = state.modal.toolOffset;
  const point = {
    x: x - system.x - tool.x,
    y: y - system.y - tool.y,
    z: z - system.z - tool.z,
    a: a - system.a - tool.a,
    b: b - system.b - tool.b,
    c: c - system.c - tool.c,
  };
  rotateXy(point, -rotationDeg);
  point.x -= g92.x;
  point.y -= g92.y;
  point.z -= g92.z;
  point.a -= g92.a;
  point.b -= g92.b;
  point.c -= g92.c;
  return point;
}

/** Changes offsets while the axes stand still: the same point gets other numbers. */
export function keepingAxes(state: MachineState, change: () => void): void {
  const point = toMachineFrame(state, state.position);
  change();
  copyPosition(state.position, fromMachineFrame(state, point));
}
