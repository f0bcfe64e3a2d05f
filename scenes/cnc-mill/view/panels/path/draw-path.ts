import { BEGINS, RAPID, type ToolPath } from '../program/tool-path.ts';
import { type Direction, type Fit, placeOf, seenFrom, type Size } from './fit.ts';

/** Colours of tools by number, seen on a dark ground: 5 : 1 and more. */
const TOOL_COLOURS = [
  '#8c9a9d',
  '#62b9c6',
  '#e8ae57',
  '#7cc596',
  '#e08fbc',
  '#8fb4ee',
  '#e9ae7a',
  '#b9a0e6',
  '#f58d80',
  '#cfd6d8',
] as const;

export const colourOf = (tool: number): string => TOOL_COLOURS[tool % TOOL_COLOURS.length] ?? '#8c9a9d';

const BLANK = { x: 50, y: 40, low: -29.5, high: 0.5 } as const;

export interface PathPicture {
  readonly path: ToolPath;
  readonly direction: Direction;
  readonly fit: Fit;
  readonly size: Size;
  /** Points drawn: what comes after is only hinted at. */
  readonly upTo: number;
}

/** Draws a path: rapids dashed, cuts in their tool's colour, the blank's outline, the tool where the drawing ends. */
export function drawPath(context: CanvasRenderingContext2D, { path, direction, fit, size, upTo }: PathPicture): void {
  const { scale, originX, originY } = fit;
  context.clearRect(0, 0, size.width, size.height);
  context.lineJoin = 'round';
  const to = (right: number, up: number): readonly [number, number] => [originX + right * scale, originY - up * scale];
  drawBlank(context, direction, to);
  const run = (from: number, end: number, faint: boolean): void => {
    for (let index = Math.max(1, from); index < end;) {
      const kind = path.kinds[index] ?? BEGINS;
      const tool = path.tools[index] ?? 0;
      let last = index + 1;
      while (last < end && path.kinds[last] === kind && path.tools[last] === tool) last += 1;
      if (kind !== BEGINS) {
        context.beginPath();
        context.moveTo(...to(...placeOf(path, direction, index - 1)));
        for (let at = index; at < last; at++) context.lineTo(...to(...placeOf(path, direction, at)));
        const rapid = kind === RAPID;
        context.setLineDash(rapid ? [4, 4] : []);
        context.globalAlpha = faint ? 0.22 : rapid ? 0.6 : 1;
        context.lineWidth = rapid ? 1 : 1.5;
        context.strokeStyle = rapid ? '#8c9a9d' : colourOf(tool);
        context.stroke();
      }
      index = last;
    }
  };
  const count = path.kinds.length;
  run(0, Math.min(upTo + 1, count), false);
  run(upTo + 1, count, true);
  context.globalAlpha = 1;
  context.setLineDash([]);
  if (upTo > 0 && upTo < count) {
    const [x, y] = to(...placeOf(path, direction, upTo));
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.fillStyle = '#e4ebea';
    context.fill();
  }
}

function drawBlank(
  context: CanvasRenderingContext2D,
  direction: Direction,
  to: (right: number, up: number) => readonly [number, number],
): void {
  const { x, y, low, high } = BLANK;
  context.globalAlpha = 1;
  context.setLineDash([]);
  context.lineWidth = 1;
  context.strokeStyle = '#3a484d';
  const ring = (z: number): void => {
    context.beginPath();
    for (const [px, py] of [
      [-x, -y],
      [x, -y],
      [x, y],
      [-x, y],
      [-x, -y],
    ] as const)
      context.lineTo(...to(...seenFrom(direction, px, py, z)));
    context.stroke();
  };
  ring(low);
  ring(high);
  for (const [px, py] of [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ] as const) {
    context.beginPath();
    context.moveTo(...to(...seenFrom(direction, px, py, low)));
    context.lineTo(...to(...seenFrom(direction, px, py, high)));
    context.stroke();
  }
  // The axes of work coordinates.
  for (const [[ax, ay, az], colour] of AXES) {
    context.beginPath();
    context.moveTo(...to(...seenFrom(direction, 0, 0, 0)));
    context.lineTo(...to(...seenFrom(direction, ax, ay, az)));
    context.strokeStyle = colour;
    context.stroke();
  }
}

const AXES = [
  [[14, 0, 0], '#f58d80'],
  [[0, 14, 0], '#7cc596'],
  [[0, 0, 14], '#8fb4ee'],
] as const;
