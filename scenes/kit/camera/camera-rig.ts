import CameraControls from 'camera-controls';
import {
  Box3,
  Matrix4,
  type PerspectiveCamera,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
} from 'three';

import { type CameraMove, centreOf, distanceToFit, FIELD_OF_VIEW_DEG, type HomeView, type ViewBox } from './view.ts';

CameraControls.install({
  THREE: { Vector2, Vector3, Vector4, Quaternion, Matrix4, Spherical, Box3, Sphere, Raycaster },
});

/** How much more than the home view the camera may go away. */
const FARTHEST = 1.25;
/** Longest step of a movement: after a pause, the first frame's time says nothing. */
const STEP_MOST_S = 0.05;

/** A camera that cannot be lost: what it looks at stays inside of the home box, its angles and its distance inside of limits. */
export class CameraRig {
  #controls: CameraControls | null = null;
  #canvas: HTMLElement | null = null;
  #invalidate: () => void = () => {};
  #aspect = 1;
  #home: HomeView;
  #atHome = true;
  /** Without transitions, for people whom moving pictures make ill. */
  still = false;

  constructor(home: HomeView) {
    this.#home = home;
  }

  get home(): HomeView {
    return this.#home;
  }

  connect(camera: PerspectiveCamera, element: HTMLElement, invalidate: () => void): () => void {
    const controls = new CameraControls(camera, element);
    this.#controls = controls;
    this.#canvas = element;
    this.#invalidate = invalidate;
    // A new canvas, such as after a lost context, begins at home.
    this.#atHome = true;
    const { azimuthRad, polarRad, azimuthSpanRad, polarSpanRad, nearest, box } = this.#home;
    controls.minAzimuthAngle = azimuthRad - azimuthSpanRad;
    controls.maxAzimuthAngle = azimuthRad + azimuthSpanRad;
    controls.minPolarAngle = Math.max(0.05, polarRad - polarSpanRad);
    controls.maxPolarAngle = Math.min(Math.PI - 0.05, polarRad + polarSpanRad);
    controls.minDistance = nearest;
    controls.setBoundary(new Box3(new Vector3(...box.min), new Vector3(...box.max)));
    controls.smoothTime = 0.18;
    controls.draggingSmoothTime = 0.06;
    controls.dollyToCursor = true;
    controls.restThreshold = 0.05;
    controls.mouseButtons.left = CameraControls.ACTION.ROTATE;
    controls.mouseButtons.middle = CameraControls.ACTION.TRUCK;
    controls.mouseButtons.right = CameraControls.ACTION.TRUCK;
    controls.touches.one = CameraControls.ACTION.TOUCH_ROTATE;
    controls.touches.two = CameraControls.ACTION.TOUCH_DOLLY_TRUCK;
    const moved = (): void => {
      this.#atHome = false;
      this.#wake();
    };
    controls.addEventListener('controlstart', moved);
    controls.addEventListener('control', moved);
    this.#wake();
    return () => {
      controls.dispose();
      if (this.#controls !== controls) return;
      this.#controls = null;
      this.#canvas = null;
    };
  }

  /** Asks for pictures until the camera has come to rest, and says on the canvas that it is under way. */
  #wake(): void {
    if (this.#canvas !== null) this.#canvas.dataset['camera'] = 'moving';
    this.#invalidate();
  }

  /** Called when the picture's shape changes: a camera at home stays at home. */
  resize(aspect: number): void {
    this.#aspect = aspect;
    const controls = this.#controls;
    if (controls === null) return;
    controls.maxDistance = FARTHEST * distanceToFit(this.#home.box, this.#home, aspect);
    if (this.#atHome) this.goHome(false);
  }

  /** Called for every picture; asks for the next one as long as the camera moves. */
  update(deltaS: number): void {
    if (this.#controls?.update(Math.min(deltaS, STEP_MOST_S)) === true) this.#wake();
    else if (this.#canvas !== null) this.#canvas.dataset['camera'] = 'still';
  }

  /** Whether dragging turns the camera; off while a hand holds a button of the picture. */
  set enabled(enabled: boolean) {
    if (this.#controls !== null) this.#controls.enabled = enabled;
  }

  goHome(smoothly = true): void {
    this.#atHome = true;
    this.#show(this.#home.box, this.#home.azimuthRad, this.#home.polarRad, smoothly, 1);
  }

  /** Looks at a box from the front as near as its limits allow, leaving some of what is around it. */
  lookAt(box: ViewBox, margin = 1.6): void {
    this.#atHome = false;
    const { azimuthRad, polarRad } = this.#home;
    this.#show(box, azimuthRad, polarRad, true, margin);
  }

  move(move: CameraMove): void {
    const controls = this.#controls;
    if (controls === null) return;
    const smoothly = !this.still;
    if (move.kind === 'home') {
      this.goHome();
      return;
    }
    this.#atHome = false;
    if (move.kind === 'turn') void controls.rotate(move.azimuthRad, move.polarRad, smoothly);
    else if (move.kind === 'near') void controls.dollyTo(controls.distance * move.factor, smoothly);
    else {
      const height = 2 * controls.distance * Math.tan((FIELD_OF_VIEW_DEG * Math.PI) / 360);
      void controls.truck(move.right * height, -move.up * height, smoothly);
    }
    this.#wake();
  }

  #show(box: ViewBox, azimuthRad: number, polarRad: number, smoothly: boolean, margin: number): void {
    const controls = this.#controls;
    if (controls === null) return;
    const [x, y, z] = centreOf(box);
    const fitting = margin * distanceToFit(box, { azimuthRad, polarRad }, this.#aspect);
    const distance = Math.min(Math.max(fitting, controls.minDistance), controls.maxDistance);
    const enable = smoothly && !this.still;
    void controls.setLookAt(
      x + distance * Math.sin(polarRad) * Math.sin(azimuthRad),
      y + distance * Math.cos(polarRad),
      z + distance * Math.sin(polarRad) * Math.cos(azimuthRad),
      x,
      y,
      z,
      enable,
    );
    // Nothing else might ask for a picture: a machine that stands still draws none.
    this.#wake();
  }
}
