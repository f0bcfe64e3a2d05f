import { type Block, WORD } from './block.ts';
import type { AxisPosition } from './canon.ts';
import { fromMachineFrame, keepingAxes, rotateXy, toMachineFrame } from './coordinates.ts';
import type { Machine } from './machine.ts';
import { PARAMETER, rotationParameter, systemParameter } from './numbered-parameters.ts';
import { type Outcome, refuse } from './refusal.ts';
import { origin, type Position } from './state.ts';
import { axisWord } from './targets.ts';
import { machineLength, programLength } from './units.ts';

const AXES = ['x', 'y', 'z', 'a', 'b', 'c'] as const;
const LINEAR: ReadonlySet<string> = new Set(['x', 'y', 'z']);

/** Reads six parameters as a point in program units. */
export function readPoint(machine: Machine, first: number): Position {
  const point = origin();
  for (const [index, axis] of AXES.entries()) {
    const value = machine.numberedParameters.get(first + index);
    point[axis] = LINEAR.has(axis) ? programLength(machine.modal, value) : value;
  }
  return point;
}

/** Keeps a point of program units in six parameters. */
export function writePoint(machine: Machine, first: number, point: AxisPosition): void {
  for (const [index, axis] of AXES.entries()) {
    const value = LINEAR.has(axis) ? machineLength(machine.modal, point[axis]) : point[axis];
    machine.numberedParameters.set(first + index, value);
  }
}

export function emitSystem(machine: Machine): void {
  const { systemOrigin, modal } = machine.state;
  const { x, y, z, a, b, c } = systemOrigin;
  machine.emit({ kind: 'setG5xOffset', system: modal.system, x, y, z, a, b, c });
}

export function emitAxisOffset(machine: Machine): void {
  const { x, y, z, a, b, c } = machine.state.axisOffset;
  machine.emit({ kind: 'setG92Offset', x, y, z, a, b, c });
}

export function emitRotation(machine: Machine): void {
  machine.emit({ kind: 'setXyRotation', angleDeg: machine.state.rotationDeg });
}

/** Makes a coordinate system the active one, from its parameters. */
export function loadSystem(machine: Machine, system: number): void {
  const { state } = machine;
  keepingAxes(state, () => {
    machine.modal.system = system;
    Object.assign(state.systemOrigin, readPoint(machine, systemParameter(system)));
    state.rotationDeg = machine.numberedParameters.get(rotationParameter(system));
  });
  machine.numberedParameters.set(PARAMETER.system, system);
}

const SYSTEMS: ReadonlyMap<number, number> = new Map([
  [540, 1],
  [550, 2],
  [560, 3],
  [570, 4],
  [580, 5],
  [590, 6],
  [591, 7],
  [592, 8],
  [593, 9],
]);

/** G54 to G59.3. */
export function convertSystem(machine: Machine, code: number): Outcome {
  if (machine.compensation.side !== 'off')
    return refuse('compensation', 'Cannot change coordinate systems with cutter radius compensation on');
  const system = SYSTEMS.get(code) ?? 1;
  if (system === machine.modal.system) {
    machine.interpreterComment('continuing to use same coordinate system');
    return undefined;
  }
  loadSystem(machine, system);
  emitSystem(machine);
  emitAxisOffset(machine);
  emitRotation(machine);
  return undefined;
}

const LAST_SYSTEM = 9;
const BY_POSITION = 20;

/** G10 L2 and L20: a coordinate system's origin, given, or such that the position becomes the given one. */
export function convertSystemOrigin(machine: Machine, block: Block): Outcome {
  const byPosition = block.get(WORD.l) === BY_POSITION;
  const { state, numberedParameters } = machine;
  const system = Math.trunc(block.get(WORD.p)) || machine.modal.system;
  const isActive = system === machine.modal.system;
  if (isActive && machine.compensation.side !== 'off')
    return refuse('compensation', 'Cannot change the active coordinate system with cutter radius compensation on');
  const rotation = rotationParameter(system);
  if (block.has(WORD.r)) numberedParameters.set(rotation, block.get(WORD.r));
  const point = readPoint(machine, systemParameter(system));
  if (byPosition) originFromPosition(machine, block, point, numberedParameters.get(rotation));
  else for (const axis of AXES) if (block.has(WORD[axis])) point[axis] = axisWord(machine, block, axis);
  writePoint(machine, systemParameter(system), point);
  if (!isActive) {
    machine.interpreterComment('setting coordinate system origin');
    return undefined;
  }
  const { position, systemOrigin } = state;
  // The G92 offset is left out of the rotation here, as rs274 does.
  rotateXy(position, state.rotationDeg);
  for (const axis of AXES) position[axis] += systemOrigin[axis] - point[axis];
  Object.assign(systemOrigin, point);
  state.rotationDeg = numberedParameters.get(rotation);
  rotateXy(position, -state.rotationDeg);
  emitSystem(machine);
  emitRotation(machine);
  return undefined;
}

/** The origin with which the tool would stand at the given words; axes without a word keep their number. */
function originFromPosition(machine: Machine, block: Block, point: Position, rotationDeg: number): void {
  const { state, modal } = machine;
  const { toolOffset: tool } = modal;
  const here = toMachineFrame(state, state.position);
  // Where the tool stands in the system that is being set.
  const inSystem = {
    x: here.x - tool.x - point.x,
    y: here.y - tool.y - point.y,
    z: here.z - tool.z - point.z,
    a: here.a - tool.a - point.a,
    b: here.b - tool.b - point.b,
    c: here.c - tool.c - point.c,
  };
  rotateXy(inSystem, -rotationDeg);
  for (const axis of AXES)
    if (block.has(WORD[axis])) inSystem[axis] = axisWord(machine, block, axis) + state.axisOffset[axis];
  rotateXy(inSystem, rotationDeg);
  point.x = here.x - tool.x - inSystem.x;
  point.y = here.y - tool.y - inSystem.y;
  point.z = here.z - tool.z - inSystem.z;
  point.a = here.a - tool.a - inSystem.a;
  point.b = here.b - tool.b - inSystem.b;
  point.c = here.c - tool.c - inSystem.c;
}

/** The L2 and L20 words' own checks. */
export function checkSystemOrigin(block: Block): Outcome {
  const system = block.get(WORD.p);
  if (!block.has(WORD.p) || Math.trunc(system) < 0 || system < 0 || Math.trunc(system) > LAST_SYSTEM)
    return refuse('offset', `P value out of range (0-9) with G10 L${block.get(WORD.l)}`);
  if (block.has(WORD.i) || block.has(WORD.j)) return refuse('offset', 'I J words not allowed with G10 L2');
  return block.has(WORD.r) && block.get(WORD.l) === BY_POSITION
    ? refuse('offset', 'R not allowed in G10 L20')
    : undefined;
}

const SHIFT = 520;
const CLEAR = 921;
const SUSPEND = 922;

/** G52 and G92: the offset that lies over all coordinate systems. */
export function convertAxisOffset(machine: Machine, block: Block, code: number): Outcome {
  const { state } = machine;
  if (machine.compensation.side !== 'off')
    return refuse('compensation', 'Cannot change axis offsets with cutter radius comp');
  const offset = { ...state.axisOffset };
  for (const axis of AXES) {
    if (!block.has(WORD[axis])) continue;
    const value = axisWord(machine, block, axis);
    offset[axis] = code === SHIFT ? value : state.position[axis] + state.axisOffset[axis] - value;
  }
  setAxisOffset(machine, offset);
  machine.numberedParameters.set(PARAMETER.g92Active, 1);
  writePoint(machine, PARAMETER.g92, offset);
  return undefined;
}

function setAxisOffset(machine: Machine, offset: Readonly<Position>): void {
  keepingAxes(machine.state, () => {
    Object.assign(machine.state.axisOffset, offset);
  });
  emitAxisOffset(machine);
}

/** G92.1, G92.2, G92.3. */
export function convertClearOffset(machine: Machine, code: number): Outcome {
  // With compensation on, rs274 passes the word over.
  if (machine.compensation.side !== 'off') return undefined;
  const { numberedParameters } = machine;
  if (code === CLEAR || code === SUSPEND) {
    setAxisOffset(machine, origin());
    numberedParameters.set(PARAMETER.g92Active, 0);
    if (code === CLEAR) writePoint(machine, PARAMETER.g92, origin());
    return undefined;
  }
  setAxisOffset(machine, readPoint(machine, PARAMETER.g92));
  numberedParameters.set(PARAMETER.g92Active, 1);
  return undefined;
}

/** The point of a reference parameter in the active coordinate system. */
export function referencePoint(machine: Machine, first: number): Position {
  return fromMachineFrame(machine.state, readPoint(machine, first));
}
