/** A box in the scene's own units. */
export interface ViewBox {
  readonly min: readonly [x: number, y: number, z: number];
  readonly max: readonly [x: number, y: number, z: number];
}

/** From where something is looked at: 0 azimuth from +z, polar from +y (π/2 is level). */
export interface ViewAngles {
  readonly azimuthRad: number;
  readonly polarRad: number;
}

/** Where a stage begins, and what its camera may not leave. */
export interface HomeView extends ViewAngles {
  /** What the first view shows whole. */
  readonly box: ViewBox;
  /** How far the view may be turned to each side of the home angles. */
  readonly azimuthSpanRad: number;
  readonly polarSpanRad: number;
  /** Nearest distance to what is looked at. */
  readonly nearest: number;
}

export const centreOf = ({ min, max }: ViewBox): readonly [number, number, number] => [
  (min[0] + max[0]) / 2,
  (min[1] + max[1]) / 2,
  (min[2] + max[2]) / 2,
];

export const FIELD_OF_VIEW_DEG = 30;

/**
 * Distance from a box's centre at which a perspective camera sees all of its corners.
 *
 * @param aspect width by height of the picture
 */
export function distanceToFit(box: ViewBox, { azimuthRad, polarRad }: ViewAngles, aspect: number): number {
  const tangentY = Math.tan((FIELD_OF_VIEW_DEG * Math.PI) / 360);
  const tangentX = tangentY * aspect;
  const [sinA, cosA] = [Math.sin(azimuthRad), Math.cos(azimuthRad)];
  const [sinP, cosP] = [Math.sin(polarRad), Math.cos(polarRad)];
  const centre = centreOf(box);
  let distance = 0;
  for (let corner = 0; corner < 8; corner += 1) {
    const x = ((corner & 1) === 0 ? box.min[0] : box.max[0]) - centre[0];
    const y = ((corner & 2) === 0 ? box.min[1] : box.max[1]) - centre[1];
    const z = ((corner & 4) === 0 ? box.min[2] : box.max[2]) - centre[2];
    // The corner as the camera sees it: to the right, up and towards it.
    const right = x * cosA - z * sinA;
    const towards = (x * sinA + z * cosA) * sinP + y * cosP;
    const up = y * sinP - (x * sinA + z * cosA) * cosP;
    distance = Math.max(distance, towards + Math.abs(right) / tangentX, towards + Math.abs(up) / tangentY);
  }
  return distance;
}

/** How a key moves the camera: turned (rad), moved (parts of the picture's height) or brought nearer (a factor of the distance). */
export type CameraMove =
  | { readonly kind: 'turn'; readonly azimuthRad: number; readonly polarRad: number }
  | { readonly kind: 'move'; readonly right: number; readonly up: number }
  | { readonly kind: 'near'; readonly factor: number }
  | { readonly kind: 'home' };

const TURN_RAD = Math.PI / 24;
const MOVE = 0.08;
export const NEARER = 0.8;

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** What a key (as `KeyboardEvent.key`) does to the camera; undefined where it is not the camera's. */
export function cameraMoveOf(key: string, shift: boolean): CameraMove | undefined {
  const direction = DIRECTIONS[key];
  if (direction !== undefined) {
    const [right, up] = direction;
    if (shift) return { kind: 'move', right: right * MOVE, up: up * MOVE };
    return { kind: 'turn', azimuthRad: right * TURN_RAD, polarRad: -up * TURN_RAD };
  }
  if (key === '+' || key === '=') return { kind: 'near', factor: NEARER };
  if (key === '-' || key === '_') return { kind: 'near', factor: 1 / NEARER };
  return key === 'Home' ? { kind: 'home' } : undefined;
}
