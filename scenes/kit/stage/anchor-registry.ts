import { type Camera, Vector3 } from 'three';

export type Point = readonly [x: number, y: number, z: number];

interface Anchored {
  readonly element: HTMLElement;
  at: Point;
}

const projected = new Vector3();

/** DOM elements that stay beside points of the picture. */
export class AnchorRegistry {
  readonly #anchored = new Set<Anchored>();
  #invalidate: () => void = () => {};

  /** Called by the stage: how to ask for a frame. */
  onChange(invalidate: () => void): void {
    this.#invalidate = invalidate;
  }

  add(element: HTMLElement, at: Point): () => void {
    const anchored = { element, at };
    this.#anchored.add(anchored);
    this.#invalidate();
    return () => void this.#anchored.delete(anchored);
  }

  /** Moves every element to where its point is seen; keeps it inside of the picture. */
  project(camera: Camera, width: number, height: number): void {
    for (const { element, at } of this.#anchored) {
      projected.set(...at).project(camera);
      const behind = projected.z > 1;
      const left = Math.min(Math.max(((projected.x + 1) / 2) * width, 8), Math.max(8, width - element.offsetWidth - 8));
      const top = Math.min(
        Math.max(((1 - projected.y) / 2) * height, 8),
        Math.max(8, height - element.offsetHeight - 8),
      );
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
      element.style.visibility = behind ? 'hidden' : 'visible';
    }
  }
}
