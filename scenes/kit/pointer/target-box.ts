import { Box3, Vector3 } from 'three';

import type { ViewBox } from '../camera/view.ts';
import type { Target } from './target.ts';

/** Box around a target in the scene's axes. */
export function boxOfTarget({ shape, object }: Target): ViewBox {
  const box = new Box3();
  if (shape.kind === 'box') box.set(new Vector3(...shape.min), new Vector3(...shape.max));
  else if (shape.kind === 'ball')
    box.setFromCenterAndSize(new Vector3(...shape.at), new Vector3().setScalar(2 * shape.radius));
  else box.setFromPoints(shape.points.map((point) => new Vector3(...point)));
  if (object !== undefined && object !== null) box.applyMatrix4(object.matrixWorld);
  return { min: box.min.toArray(), max: box.max.toArray() };
}
