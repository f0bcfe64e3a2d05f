import type { Point } from '../../../kit/index.ts';
import { DOOR } from './devices.ts';

const [cosine, sine] = [Math.cos(DOOR.turnedRad), Math.sin(DOOR.turnedRad)];

/** A point of the door's own axes (its front z = 0) in the scene's. */
export function onDoor([x, y, z]: Point): Point {
  return [DOOR.at[0] + x * cosine + z * sine, DOOR.at[1] + y, DOOR.at[2] - x * sine + z * cosine];
}
