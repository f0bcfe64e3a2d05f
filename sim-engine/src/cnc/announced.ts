import { cos, sin } from '../maths/exact.ts';
import type { LineSegment, MotionSegment } from './segments.ts';
import type { Vector } from './vector.ts';

export const MM_PER_INCH = 25.4;
const RADIANS = Math.PI / 180;

/** What calls have announced so far: lengths in mm. */
export interface Announced {
  unitMm: number;
  work: Vector;
  axisOffset: Vector;
  toolOffset: Vector;
  rotationDeg: number;
  feed: number;
  perRevolution: boolean;
  speed: number;
  surfaceLimitRpm: number;
  direction: 'clockwise' | 'counterclockwise' | 'off';
  syncPitchMm: number | undefined;
  mist: boolean;
  flood: boolean;
  position: Vector;
  /** Machine Z at which tools are changed; undefined where the machine changes them wherever it stands. */
  toolChangeZMm: number | undefined;
}

export function vectorOf({ x, y, z }: { x: number; y: number; z: number }, unitMm: number): Vector {
  return [x * unitMm, y * unitMm, z * unitMm];
}

/** Program coordinates to machine coordinates: G92 offset, rotation, work offset, tool length (NIST's order, LinuxCNC's too). */
export function toMachine(announced: Announced, [x, y, z]: Vector): Vector {
  const { axisOffset, work, toolOffset, rotationDeg } = announced;
  const [px, py] = [x + axisOffset[0], y + axisOffset[1]];
  const [c, s] = rotationDeg === 0 ? [1, 0] : [cos(rotationDeg * RADIANS), sin(rotationDeg * RADIANS)];
  return [
    px * c - py * s + work[0] + toolOffset[0],
    px * s + py * c + work[1] + toolOffset[1],
    z + axisOffset[2] + work[2] + toolOffset[2],
  ];
}

/** Speed of the spindle on a diameter about the work's Z axis: constant, or from the surface speed (G96), at most its limit. */
function spindleRpm(announced: Announced, position: Vector): number {
  const { speed, surfaceLimitRpm } = announced;
  if (surfaceLimitRpm === 0) return speed;
  const radiusMm = Math.abs(position[0] - axisXMm(announced));
  return Math.min(surfaceLimitRpm, surfaceMmpm(announced) / (2 * Math.PI * Math.max(1e-3, radiusMm)));
}

export function feedOf(announced: Announced, end: Vector): Pick<LineSegment, 'feedMmpm' | 'sync'> {
  const { feed, perRevolution, unitMm, syncPitchMm, position } = announced;
  if (syncPitchMm !== undefined) return { feedMmpm: 0, sync: { pitchMm: syncPitchMm } };
  if (!perRevolution) return { feedMmpm: feed * unitMm };
  const middle: Vector = [(position[0] + end[0]) / 2, position[1], position[2]];
  return { feedMmpm: feed * unitMm * spindleRpm(announced, middle) };
}

/** Metres a minute under G21, feet a minute under G20, as mm/min. */
function surfaceMmpm({ speed, unitMm }: Announced): number {
  return speed * (unitMm === 1 ? 1000 : 12 * MM_PER_INCH);
}

function axisXMm({ work, toolOffset }: Announced): number {
  return work[0] + toolOffset[0];
}

export function spindleSegment(announced: Announced, sourceLine: number): MotionSegment {
  const { direction, speed, surfaceLimitRpm } = announced;
  if (direction === 'off') return { kind: 'spindle', direction, speedRpm: 0, sourceLine };
  if (surfaceLimitRpm === 0) return { kind: 'spindle', direction, speedRpm: speed, sourceLine };
  const surface = { speedMmpm: surfaceMmpm(announced), axisXMm: axisXMm(announced) };
  return { kind: 'spindle', direction, speedRpm: surfaceLimitRpm, surface, sourceLine };
}

/** What holds before the first call. @param start machine position, mm */
export function nothingAnnounced(start: Vector): Announced {
  return {
    unitMm: 1,
    work: [0, 0, 0],
    axisOffset: [0, 0, 0],
    toolOffset: [0, 0, 0],
    rotationDeg: 0,
    feed: 0,
    perRevolution: false,
    speed: 0,
    surfaceLimitRpm: 0,
    direction: 'off',
    syncPitchMm: undefined,
    mist: false,
    flood: false,
    position: start,
    toolChangeZMm: undefined,
  };
}
