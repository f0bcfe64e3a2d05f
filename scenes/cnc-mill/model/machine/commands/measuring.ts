import { type HeightField, type Vector } from '@tongyan/sim-engine/cnc';
import type { BlockCommand } from '@tongyan/sim-engine/kernel';

import type { MillFrame } from '../frame.ts';
import { AXIS_NAMES, PROBE_BALL_MM, PROBE_FACES, PROBE_TOOL, type ProbeFace, TOOL_NUMBERS } from '../interface.ts';
import { begin, commanded, lineTo, moves } from '../jobs.ts';
import { BLANK, SETTER, VICE_PLACE } from '../place.ts';
import { toMicrometre } from '../round.ts';
import { tipErrorMm } from '../setup.ts';
import { act, fields, first, type Objection, oneOf, when } from './act.ts';
import { closed, homed, power, standing, still } from './conditions.ts';

/** The last stretch of a touch goes slowly, mm/min. */
const SEEK_MMPM = 500;
const TOUCH_MMPM = 60;
const BEFORE_MM = 3;
const CLEAR_MM = 12;

/** A touch stops this much before: nothing is pressed. */
const GAP_MM = 0.0005;

/** How far under the blank's top its sides are touched, by the tip of the ball. */
const SIDE_DEPTH_MM = 10;

function ready(frame: MillFrame): Objection {
  return first(power(frame), closed(frame), still(frame), homed(frame), standing(frame));
}

/** Length of the tool as the machine has it, without what it creeps or the spindle grows. */
const lengthOf = ({ bulk }: MillFrame, toolNumber: number): number => bulk.lengthsMm[toolNumber - 1] ?? 0;

/** Where the gauge point must stand, as the control counts, for the tip to be at a true place. */
function gaugeOver(frame: MillFrame, toolNumber: number, [x, y, z]: Vector): Vector {
  const [ex, ey, ez] = tipErrorMm(frame);
  return [x - ex, y - ey, z - ez + lengthOf(frame, toolNumber)];
}

function touchTool(frame: MillFrame, toolNumber: number): void {
  const { bulk } = frame;
  const [px, py, pz] = VICE_PLACE;
  const [x, y, z] = gaugeOver(frame, toolNumber, [px + SETTER[0], py + SETTER[1], pz + SETTER[2] + GAP_MM]);
  const [fromX, fromY] = commanded(bulk);
  const path = [
    lineTo([fromX, fromY, 0]),
    lineTo([x, y, 0]),
    lineTo([x, y, z + CLEAR_MM]),
    lineTo([x, y, z + BEFORE_MM], SEEK_MMPM),
    lineTo([x, y, z], TOUCH_MMPM),
    lineTo([x, y, 0]),
  ];
  begin(frame, moves(bulk, 'touch', path, { kind: 'touch', toolNumber }));
}

/** Where a ray over the field first meets a wall that stands higher than the ball's middle, part coordinates along the axis. */
function wallAlong(field: HeightField, axis: 0 | 1, from: 'low' | 'high', heightMm: number): number | undefined {
  const { columns, rows, cellMm, originMm, heightNm, wallMm } = field;
  const count = axis === 0 ? columns : rows;
  const across = axis === 0 ? Math.floor(rows / 2) : Math.floor(columns / 2);
  for (let step = 0; step < count; step++) {
    const index = from === 'low' ? step : count - 1 - step;
    const cell = axis === 0 ? across * columns + index : index * columns + across;
    if ((heightNm[cell] ?? 0) <= heightMm * 1e6) continue;
    const centre = originMm[axis] + (index + 0.5) * cellMm;
    const wall = wallMm[cell] ?? Number.POSITIVE_INFINITY;
    const off = Number.isFinite(wall) ? wall : cellMm / 2;
    return from === 'low' ? centre - off : centre + off;
  }
  return undefined;
}

function highestMm({ heightNm }: HeightField, aboutX: number, aboutY: number, field: HeightField): number {
  const column = Math.floor((aboutX - field.originMm[0]) / field.cellMm);
  const row = Math.floor((aboutY - field.originMm[1]) / field.cellMm);
  let highest = Number.NEGATIVE_INFINITY;
  const reach = Math.ceil(PROBE_BALL_MM / 2 / field.cellMm);
  for (let r = Math.max(0, row - reach); r <= Math.min(field.rows - 1, row + reach); r++)
    for (let c = Math.max(0, column - reach); c <= Math.min(field.columns - 1, column + reach); c++)
      highest = Math.max(highest, heightNm[r * field.columns + c] ?? highest);
  return highest / 1e6;
}

/** Where the top is touched: near a corner, away from pockets. */
const TOP_PLACE = [-40, 30] as const;

interface Touch {
  readonly axis: 0 | 1 | 2;
  /** Of the ball's tip in part coordinates. */
  readonly at: Vector;
  /** Towards which side the ball comes from. */
  readonly side: -1 | 1;
}

/** Where the ball of the edge finder comes to lie against a face; undefined where there is none. */
function touchOf({ bulk }: MillFrame, face: ProbeFace): Touch | undefined {
  const { field } = bulk.milling;
  if (face === 'top') {
    const [x, y] = TOP_PLACE;
    return { axis: 2, at: [x, y, highestMm(field, x, y, field)], side: 1 };
  }
  const axis = face === 'left' || face === 'right' ? 0 : 1;
  const side = face === 'left' || face === 'front' ? -1 : 1;
  const tipZ = BLANK.maxMm[2] - SIDE_DEPTH_MM;
  const wall = wallAlong(field, axis, side < 0 ? 'low' : 'high', tipZ + PROBE_BALL_MM / 2);
  if (wall === undefined) return undefined;
  const place = wall + side * (PROBE_BALL_MM / 2 + GAP_MM);
  return { axis, side, at: axis === 0 ? [place, 0, tipZ] : [0, place, tipZ] };
}

function probe(frame: MillFrame, face: ProbeFace, { axis, at, side }: Touch): void {
  const { bulk } = frame;
  const [ox, oy, oz] = bulk.origin;
  const [shiftX, shiftY] = bulk.milling.partShift;
  const gap = axis === 2 ? GAP_MM : 0;
  const end = gaugeOver(frame, PROBE_TOOL, [ox + at[0] + shiftX, oy + at[1] + shiftY, oz + at[2] + gap]);
  const away = (byMm: number): Vector =>
    end.map((value, index) => (index === axis ? value + side * byMm : value)) as unknown as Vector;
  const [fromX, fromY] = commanded(bulk);
  const [startX, startY] = away(CLEAR_MM);
  const path = [
    lineTo([fromX, fromY, 0]),
    lineTo([startX, startY, 0]),
    lineTo(away(CLEAR_MM)),
    lineTo(away(BEFORE_MM), SEEK_MMPM),
    lineTo(end, TOUCH_MMPM),
    lineTo(away(BEFORE_MM), SEEK_MMPM),
    lineTo([startX, startY, 0]),
  ];
  begin(frame, moves(bulk, 'probe', path, { kind: 'probe', face, machineMm: end[axis] }));
}

/** Tool setter, edge finder, indicator at an axis. */
export const MEASURING: Readonly<Record<string, BlockCommand<MillFrame>>> = {
  touchTool: act(
    fields({ toolNumber: oneOf(TOOL_NUMBERS) }),
    ({ toolNumber }, frame) =>
      first(
        ready(frame),
        when(frame.bulk.milling.trajectory.machine.toolNumber !== toolNumber, 'wrongTool'),
        when(frame.mode.tools[String(toolNumber)]?.broken === true, 'toolBroken'),
      ),
    ({ toolNumber }, frame) => {
      touchTool(frame, toolNumber);
    },
  ),
  probeFace: act(
    fields({ face: oneOf(PROBE_FACES) }),
    ({ face }, frame) =>
      first(
        ready(frame),
        when(frame.bulk.milling.trajectory.machine.toolNumber !== PROBE_TOOL, 'wrongTool'),
        when(frame.mode.tools[String(PROBE_TOOL)]?.broken === true, 'toolBroken'),
        when(frame.mode.blank === 'none', 'noBlank'),
        when(touchOf(frame, face) === undefined, 'noReading'),
      ),
    ({ face }, frame) => {
      const touch = touchOf(frame, face);
      if (touch !== undefined) probe(frame, face, touch);
    },
  ),
  testReversal: act(
    fields({ axis: oneOf(AXIS_NAMES) }),
    (_args, frame) => ready(frame),
    ({ axis }, { mode, p }) => {
      const play = axis === 'z' ? 0.003 : p.backlashMm;
      mode.reversal = { axis, playMm: toMicrometre(Math.abs(play - mode.offsets.backlash[axis])) };
    },
  ),
};
