import type { Size, Zoom } from '../sheet/fit.ts';

/** Width of the sheet in units of the board; its height follows from its proportion. */
const BOARD_WIDTH = 1_600;

export interface BoardView {
  readonly zoom: { readonly value: number };
  readonly scrollX: number;
  readonly scrollY: number;
}

/** How Excalidraw shows the sheet in so many pixels, enlarged about a point. It places a point p at (p + scroll) × zoom. */
export function viewOf({ width, height }: Size, { scale, x, y }: Zoom): BoardView {
  const value = Math.max(MIN, (scale * width) / BOARD_WIDTH);
  const scrollOf = (length: number, about: number): number => (length * about * (1 - scale)) / value + 0;
  return { zoom: { value }, scrollX: scrollOf(width, x), scrollY: scrollOf(height, y) };
}

/** Excalidraw draws no smaller. */
const MIN = 0.1;
