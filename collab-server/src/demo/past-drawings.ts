import type { StageEvent } from '@tongyan/media/timeline';

type Point = readonly [x: number, y: number];

/** A line over a page as the stage's pen writes it: shares of its width and height. */
export function stroke(id: string, colour: 'red' | 'blue', points: readonly Point[]): StageEvent {
  const p = points.flatMap(([x, y]) => [Math.round(x * 10_000), Math.round(y * 10_000)]);
  return { kind: 'ink.put', strokeId: id, stroke: JSON.stringify({ c: colour, p }) };
}

/** Round a place of a page, as a hand draws it: not quite closed. */
export function loop([x, y]: Point, width: number, height: number): readonly Point[] {
  const STEPS = 28;
  return Array.from({ length: STEPS }, (_, step) => {
    const turn = (2 * Math.PI * (step * 1.03)) / STEPS - Math.PI / 2;
    return [x + (width / 2) * Math.cos(turn), y + (height / 2) * Math.sin(turn)] as const;
  });
}

const INK = '#1e1e1e';
const SEA = '#0b5966';

type Shape = {
  readonly id: string;
  readonly type: 'ellipse' | 'line' | 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill?: string;
  readonly text?: string;
};

/** An element of the board as Excalidraw writes it, on its sheet of 1600 × 900. */
function element({ id, type, x, y, width, height, fill, text }: Shape, order: number): StageEvent {
  const common = {
    id,
    type,
    x,
    y,
    width,
    height,
    angle: 0,
    strokeColor: type === 'text' ? INK : SEA,
    backgroundColor: fill ?? 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 0,
    opacity: 100,
    groupIds: [],
    frameId: null,
    index: `a${order}`,
    roundness: null,
    seed: order + 1,
    version: 1,
    versionNonce: order + 1,
    isDeleted: false,
    boundElements: null,
    updated: 1,
    link: null,
    locked: false,
  };
  const more =
    type === 'line'
      ? {
          points: [
            [0, 0],
            [width, height],
          ],
          lastCommittedPoint: null,
          startBinding: null,
          endBinding: null,
          startArrowhead: null,
          endArrowhead: null,
        }
      : type === 'text'
        ? {
            text,
            originalText: text,
            fontSize: 48,
            fontFamily: 2,
            textAlign: 'left',
            verticalAlign: 'top',
            containerId: null,
            autoResize: true,
            lineHeight: 1.25,
          }
        : {};
  return { kind: 'board.put', elementId: `e${id}`, element: JSON.stringify({ ...common, ...more }) };
}

/** The ring on the board, as it is drawn step by step. */
export const boardShapes: readonly StageEvent[] = (
  [
    { id: 'outer', type: 'ellipse', x: 180, y: 150, width: 560, height: 560, fill: '#bfdadd' },
    { id: 'inner', type: 'ellipse', x: 340, y: 310, width: 240, height: 240, fill: '#ffffff' },
    { id: 'radius', type: 'line', x: 460, y: 430, width: 280, height: 0 },
    { id: 'small', type: 'line', x: 460, y: 430, width: 0, height: -120 },
    { id: 'big-r', type: 'text', x: 640, y: 370, width: 40, height: 60, text: 'R' },
    { id: 'small-r', type: 'text', x: 476, y: 340, width: 30, height: 60, text: 'r' },
    { id: 'first', type: 'text', x: 860, y: 260, width: 480, height: 60, text: 'S = πR² − πr²' },
    { id: 'second', type: 'text', x: 860, y: 360, width: 520, height: 60, text: '   = π (R² − r²)' },
    { id: 'third', type: 'text', x: 860, y: 480, width: 620, height: 60, text: '3.14 × (36 − 4) = 100.48' },
  ] satisfies readonly Shape[]
).map(element);
