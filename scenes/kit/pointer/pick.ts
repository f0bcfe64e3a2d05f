import { Box3, type Camera, Matrix4, Ray, Vector3 } from 'three';

import type { Target, TargetShape } from './target.ts';

/** How a picture is seen: for what is near to the pointer rather than under it. */
export interface Eye {
  readonly ray: Ray;
  /** Size of one CSS pixel at unit distance from the camera. */
  readonly pixelAtUnit: number;
}

export interface Pick {
  readonly target: Target;
  readonly distance: number;
  /** Distance beside the shape in the picture; 0 on it. */
  readonly besidePx: number;
}

const ray = new Ray();
const inverse = new Matrix4();
const box = new Box3();
const hit = new Vector3();
const onRay = new Vector3();
const onLine = new Vector3();
const from = new Vector3();
const to = new Vector3();

/** The ray through a point of the picture. @param x, y −1 to 1, y up */
export function eyeAt(camera: Camera, x: number, y: number, heightPx: number, fieldOfViewDeg: number): Eye {
  const origin = new Vector3().setFromMatrixPosition(camera.matrixWorld);
  const direction = new Vector3(x, y, 0.5).unproject(camera).sub(origin).normalize();
  return {
    ray: new Ray(origin, direction),
    pixelAtUnit: (2 * Math.tan((fieldOfViewDeg * Math.PI) / 360)) / Math.max(heightPx, 1),
  };
}

function besideShape(shape: TargetShape): { distance: number; beside: number } | null {
  if (shape.kind === 'box') {
    box.min.set(...shape.min);
    box.max.set(...shape.max);
    if (ray.intersectBox(box, hit) === null) return null;
    return { distance: hit.distanceTo(ray.origin), beside: 0 };
  }
  if (shape.kind === 'ball') {
    hit.set(...shape.at);
    ray.closestPointToPoint(hit, onRay);
    return { distance: onRay.distanceTo(ray.origin), beside: Math.max(0, onRay.distanceTo(hit) - shape.radius) };
  }
  let best: { distance: number; beside: number } | null = null;
  for (let index = 1; index < shape.points.length; index += 1) {
    const a = shape.points[index - 1];
    const b = shape.points[index];
    if (a === undefined || b === undefined) continue;
    const square = ray.distanceSqToSegment(from.set(...a), to.set(...b), onRay, onLine);
    const beside = Math.max(0, Math.sqrt(square) - shape.radius);
    if (best === null || beside < best.beside) best = { beside, distance: onRay.distanceTo(ray.origin) };
  }
  return best;
}

function pickOne(target: Target, eye: Eye): Pick | null {
  ray.copy(eye.ray);
  let scale = 1;
  if (target.object !== undefined && target.object !== null) {
    ray.applyMatrix4(inverse.copy(target.object.matrixWorld).invert());
    scale = target.object.matrixWorld.getMaxScaleOnAxis();
  }
  const found = besideShape(target.shape);
  if (found === null) return null;
  const distance = found.distance * scale;
  const besidePx = (found.beside * scale) / (eye.pixelAtUnit * Math.max(distance, 1e-9));
  return besidePx > (target.snapPx ?? 0) ? null : { target, distance, besidePx };
}

const before = (a: Pick, b: Pick): boolean => {
  const [more, less] = [a.target.priority ?? 0, b.target.priority ?? 0];
  if (more !== less) return more > less;
  return a.besidePx === b.besidePx ? a.distance < b.distance : a.besidePx < b.besidePx;
};

/** What is pointed at: the highest priority, then what is least beside, then what is nearest. */
export function pick(targets: Iterable<Target>, eye: Eye): Pick | null {
  let best: Pick | null = null;
  for (const target of targets) {
    const found = pickOne(target, eye);
    if (found !== null && (best === null || before(found, best))) best = found;
  }
  return best;
}
