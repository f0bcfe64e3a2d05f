import { type Block, MISSING, WORD } from './block.ts';
import type { AxisPosition, ToolOffset } from './canon.ts';
import { rotateXy, toMachineFrame } from './coordinates.ts';
import { roundAway, wholeNumber } from './functions.ts';
import type { Machine } from './machine.ts';
import { rotationParameter, systemParameter } from './numbered-parameters.ts';
import { type Outcome, type Refusal, refuse } from './refusal.ts';
import type { Position } from './state.ts';
import { axisWord } from './targets.ts';
import type { TableEntry, Tool } from './tool-table.ts';
import { findTool, storeTool } from './tools.ts';
import { machineLength } from './units.ts';
import { readPoint } from './work-offsets.ts';

const AXES = ['x', 'y', 'z', 'a', 'b', 'c'] as const;
const LINEAR: ReadonlySet<string> = new Set(['x', 'y', 'z']);

const LARGEST_ORIENTATION = 9;
/** G59.3, in which G10 L11 takes its position. */
const FIXTURE_SYSTEM = 9;
const GIVEN = 1;
const IN_FIXTURE = 11;

/** G10 L1, L10, L11: an entry of the tool table, given or from the position. */
export function convertToolSetting(machine: Machine, block: Block): Outcome {
  const mode = block.get(WORD.l);
  const entry = toolToSet(machine, block);
  if ('code' in entry) return entry;
  const refusal = checkOrientation(block);
  if (refusal !== undefined) return refusal;
  const offset = mode === GIVEN ? givenOffset(machine, block, entry) : measuredOffset(machine, block, entry, mode);
  const q = block.getOrMissing(WORD.q);
  storeTool(machine, {
    ...entry,
    offset,
    diameter: block.has(WORD.r) ? 2 * machineLength(machine.modal, block.get(WORD.r)) : entry.diameter,
    frontAngleDeg: block.has(WORD.i) ? block.get(WORD.i) : entry.frontAngleDeg,
    backAngleDeg: block.has(WORD.j) ? block.get(WORD.j) : entry.backAngleDeg,
    orientation: q === MISSING ? entry.orientation : q,
  });
  return undefined;
}

function toolToSet(machine: Machine, block: Block): TableEntry | Refusal {
  const number = roundAway(block.get(WORD.p));
  return findTool(machine, number);
}

/** The words' own checks. */
export function checkToolSetting(block: Block): Outcome {
  if (!block.has(WORD.p) || block.get(WORD.p) < 1)
    return refuse('offset', `P value out of range with G10 L${block.get(WORD.l)}`);
  return undefined;
}

function checkOrientation(block: Block): Refusal | undefined {
  const q = block.getOrMissing(WORD.q);
  if (q === MISSING) return undefined;
  const orientation = wholeNumber(q);
  if (orientation === undefined) return refuse('offset', 'Q number in G10 is not an integer');
  return orientation < 0 || orientation > LARGEST_ORIENTATION
    ? refuse('offset', 'Invalid tool orientation')
    : undefined;
}

function inMachineUnit(machine: Machine, axis: (typeof AXES)[number], value: number): number {
  return LINEAR.has(axis) ? machineLength(machine.modal, value) : value;
}

function givenOffset(machine: Machine, block: Block, { offset }: Tool): ToolOffset {
  const changed: Record<(typeof AXES)[number], number> = { ...offset };
  for (const axis of AXES)
    if (block.has(WORD[axis])) changed[axis] = inMachineUnit(machine, axis, axisWord(machine, block, axis));
  return { ...offset, ...changed };
}

/** The lengths with which the tool would stand at the given words. */
function measuredOffset(machine: Machine, block: Block, { offset }: Tool, mode: number): ToolOffset {
  const { state } = machine;
  const here = toMachineFrame(state, state.position);
  const base = mode === IN_FIXTURE ? fixtureBase(machine) : activeBase(machine);
  const wanted: Position = { ...base.position };
  for (const axis of AXES) if (block.has(WORD[axis])) wanted[axis] = axisWord(machine, block, axis) + base.shift[axis];
  rotateXy(wanted, base.rotationDeg);
  const changed: Record<(typeof AXES)[number], number> = { ...offset };
  const turned = base.rotationDeg !== 0 && (block.has(WORD.x) || block.has(WORD.y));
  for (const axis of AXES) {
    const isGiven = block.has(WORD[axis]) || (turned && (axis === 'x' || axis === 'y'));
    if (isGiven) changed[axis] = inMachineUnit(machine, axis, here[axis] - base.origin[axis] - wanted[axis]);
  }
  return { ...offset, ...changed };
}

interface Base {
  readonly origin: AxisPosition;
  readonly rotationDeg: number;
  /** G92 offset. */
  readonly shift: AxisPosition;
  /** Where the tool stands now, turned back and without the origin. */
  readonly position: Position;
}

function activeBase(machine: Machine): Base {
  const { state } = machine;
  const { position, axisOffset } = state;
  return {
    origin: state.systemOrigin,
    rotationDeg: state.rotationDeg,
    shift: axisOffset,
    position: {
      x: position.x + axisOffset.x,
      y: position.y + axisOffset.y,
      z: position.z + axisOffset.z,
      a: position.a + axisOffset.a,
      b: position.b + axisOffset.b,
      c: position.c + axisOffset.c,
    },
  };
}

function fixtureBase(machine: Machine): Base {
  const { state, numberedParameters } = machine;
  const fixture = readPoint(machine, systemParameter(FIXTURE_SYSTEM));
  const rotationDeg = numberedParameters.get(rotationParameter(FIXTURE_SYSTEM));
  const here = toMachineFrame(state, state.position);
  const tool = state.modal.toolOffset;
  const position = {
    x: here.x - fixture.x - tool.x,
    y: here.y - fixture.y - tool.y,
    z: here.z - fixture.z - tool.z,
    a: here.a - fixture.a - tool.a,
    b: here.b - fixture.b - tool.b,
    c: here.c - fixture.c - tool.c,
  };
  rotateXy(position, -rotationDeg);
  return { origin: fixture, rotationDeg, shift: { x: 0, y: 0, z: 0, a: 0, b: 0, c: 0 }, position };
}
