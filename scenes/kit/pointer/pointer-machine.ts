import type { Target } from './target.ts';

/** Farther than this a press has become a drag. */
const DRAG_PX = 6;
const DOUBLE_MS = 350;

export interface PointerAt {
  readonly x: number;
  readonly y: number;
  readonly timeMs: number;
}

interface Pressed {
  readonly target: Target | null;
  readonly from: PointerAt;
  dragged: boolean;
}

/** What the pointer does to targets: press, double press, hold, drag. Knows no DOM: told what is under the pointer. */
export class PointerMachine {
  #pressed: Pressed | null = null;
  #lastPress: { readonly id: string; readonly timeMs: number } | null = null;
  readonly #onEmpty: () => void;
  readonly #onDouble: (target: Target) => void;

  constructor(options: { readonly onEmpty: () => void; readonly onDouble: (target: Target) => void }) {
    this.#onEmpty = options.onEmpty;
    this.#onDouble = options.onDouble;
  }

  /** The target that is held or dragged: the camera stands still meanwhile. */
  get captured(): Target | null {
    const target = this.#pressed?.target ?? null;
    return target !== null && (target.hold !== undefined || target.onDrop !== undefined) ? target : null;
  }

  get dragging(): boolean {
    return this.captured?.onDrop !== undefined && this.#pressed?.dragged === true;
  }

  down(target: Target | null, from: PointerAt): void {
    this.cancel();
    this.#pressed = { target, from, dragged: false };
    target?.hold?.down();
  }

  move(at: PointerAt): void {
    const pressed = this.#pressed;
    if (pressed !== null && Math.hypot(at.x - pressed.from.x, at.y - pressed.from.y) > DRAG_PX) pressed.dragged = true;
  }

  up(over: Target | null, at: PointerAt): void {
    this.move(at);
    const pressed = this.#pressed;
    this.#pressed = null;
    if (pressed === null) return;
    const { target, dragged } = pressed;
    target?.hold?.up();
    if (target === null) {
      if (!dragged) this.#onEmpty();
    } else if (dragged) target.onDrop?.(over?.id ?? null);
    else this.#press(target, at.timeMs);
  }

  /** The pointer was lost: what is held is let go, nothing is pressed. */
  cancel(): void {
    const pressed = this.#pressed;
    this.#pressed = null;
    pressed?.target?.hold?.up();
  }

  #press(target: Target, timeMs: number): void {
    const last = this.#lastPress;
    if (last !== null && last.id === target.id && timeMs - last.timeMs <= DOUBLE_MS) {
      this.#lastPress = null;
      if (target.onDouble === undefined) this.#onDouble(target);
      else target.onDouble();
      return;
    }
    this.#lastPress = { id: target.id, timeMs };
    target.onPress?.();
  }
}
