import { type Block, WORD } from './block.ts';
import type { ToolOffset } from './canon.ts';
import { keepingAxes } from './coordinates.ts';
import { roundAway } from './functions.ts';
import type { Machine } from './machine.ts';
import { PARAMETER } from './numbered-parameters.ts';
import { type Outcome, type Refusal, refuse } from './refusal.ts';
import { axisWord } from './targets.ts';
import { NO_OFFSET, type TableEntry, type Tool } from './tool-table.ts';
import { programLength } from './units.ts';

export function findTool(machine: Machine, number: number): TableEntry | Refusal {
  const entry = machine.tools.find(({ tool }) => tool === number);
  if (entry !== undefined) return entry;
  const { tool } = machine.state;
  if (number > 0 && tool.tool === number) return { ...tool, slot: 0 };
  return refuse('tool', `Requested tool ${number} not found in the tool table`);
}

/** T: puts a tool ready. */
export function convertSelect(machine: Machine, number: number): Outcome {
  const { state } = machine;
  if (number > 0) {
    const tool = findTool(machine, number);
    if ('code' in tool) return tool;
    state.selectedSlot = tool.slot;
  }
  state.selectedTool = number;
  machine.emitNow({ kind: 'selectTool', tool: number });
  return undefined;
}

/** M6. */
export function convertChange(machine: Machine): Outcome {
  if (machine.compensation.side !== 'off')
    return refuse('compensation', 'Cannot change tools with cutter radius compensation on');
  const { state } = machine;
  machine.emit({ kind: 'startChange' });
  machine.emit({ kind: 'stopSpindleTurning', spindle: 0 });
  machine.modal.spindleTurning = 'stopped';
  machine.synchronizes = true;
  const slot = state.selectedTool > 0 ? state.selectedSlot : 0;
  machine.emit({ kind: 'changeTool', tool: state.selectedTool, slot });
  // A T0 leaves the place of the last tool selected, so that the table still tells of that tool.
  state.currentSlot = state.selectedSlot < 0 && state.tool.tool > 0 ? 0 : state.selectedSlot;
  state.spindleSlot = slot;
  const tool = machine.tools.find((entry) => entry.slot === slot);
  if (tool !== undefined) loadTool(machine, tool);
  return undefined;
}

function loadTool(machine: Machine, tool: Tool): void {
  machine.state.tool = tool;
  publishTool(machine, tool);
}

/** #5400 to #5413, in the machine unit. */
export function publishTool({ numberedParameters }: Machine, tool: Tool): void {
  numberedParameters.set(PARAMETER.toolNumber, tool.tool);
  const { x, y, z, a, b, c, u, v, w } = tool.offset;
  for (const [index, length] of [x, y, z, a, b, c, u, v, w].entries())
    numberedParameters.set(PARAMETER.toolOffset + index, length);
  numberedParameters.set(PARAMETER.toolDiameter, tool.diameter);
  numberedParameters.set(PARAMETER.toolFrontAngle, tool.frontAngleDeg);
  numberedParameters.set(PARAMETER.toolBackAngle, tool.backAngleDeg);
  numberedParameters.set(PARAMETER.toolOrientation, tool.orientation);
}

/** M61: says which tool is in the spindle. */
export function convertToolNumber(machine: Machine, block: Block): Outcome {
  const wanted = block.get(WORD.q);
  if (!block.has(WORD.q) || wanted < 0)
    return refuse('tool', 'Need non-negative Q-word to specify tool number with M61');
  const number = roundAway(wanted);
  let slot = 0;
  if (number > 0) {
    const tool = findTool(machine, number);
    if ('code' in tool) return tool;
    slot = tool.slot;
    machine.state.currentSlot = slot;
  } else {
    machine.state.currentSlot = machine.state.selectedSlot;
  }
  machine.state.spindleSlot = slot;
  machine.synchronizes = true;
  machine.emitNow({ kind: 'changeToolNumber', tool: number, slot });
  return undefined;
}

/** A tool's lengths in program units. */
function programOffset(machine: Machine, offset: ToolOffset): ToolOffset {
  const { modal } = machine;
  const length = (value: number): number => programLength(modal, value);
  const { x, y, z, a, b, c, u, v, w } = offset;
  return { x: length(x), y: length(y), z: length(z), a, b, c, u: length(u), v: length(v), w: length(w) };
}

const FROM_TABLE = 430;
const DYNAMIC = 431;
const ADDED = 432;

/** G43, G43.1, G43.2, G49. */
export function convertToolLength(machine: Machine, block: Block, code: number): Outcome {
  if (machine.compensation.side !== 'off')
    return refuse('compensation', 'Cannot change tool offset with cutter radius compensation on');
  const offset = newOffset(machine, block, code);
  if ('code' in offset) return offset;
  useOffset(machine, offset);
  return undefined;
}

export function useOffset(machine: Machine, offset: ToolOffset): void {
  machine.emit({ kind: 'useToolLengthOffset', offset });
  keepingAxes(machine.state, () => {
    machine.modal.toolOffset = offset;
  });
}

function newOffset(machine: Machine, block: Block, code: number): ToolOffset | Refusal {
  const { modal, state } = machine;
  if (code === FROM_TABLE) {
    if (!block.has(WORD.h)) return programOffset(machine, state.tool.offset);
    return tableOffset(machine, block.get(WORD.h));
  }
  const hasAxes = (['x', 'y', 'z', 'a', 'b', 'c'] as const).some((axis) => block.has(WORD[axis]));
  if (code === DYNAMIC) {
    const given = (axis: 'x' | 'y' | 'z' | 'a' | 'b' | 'c'): number =>
      block.has(WORD[axis]) ? axisWord(machine, block, axis) : modal.toolOffset[axis];
    return {
      ...modal.toolOffset,
      x: given('x'),
      y: given('y'),
      z: given('z'),
      a: given('a'),
      b: given('b'),
      c: given('c'),
    };
  }
  if (code !== ADDED) return NO_OFFSET;
  if (!block.has(WORD.h) && !hasAxes) return refuse('offset', 'G43.2: No axes specified and H word missing');
  if (block.has(WORD.h) && hasAxes) return refuse('offset', 'G43.2: Can not have both H and axis words');
  const added = tableOffset(machine, block.has(WORD.h) ? block.get(WORD.h) : -1);
  if ('code' in added) return added;
  return addOffsets(modal.toolOffset, added);
}

function tableOffset(machine: Machine, number: number): ToolOffset | Refusal {
  if (number === 0) return programOffset(machine, machine.state.tool.offset);
  const tool = findTool(machine, number);
  return 'code' in tool ? tool : programOffset(machine, tool.offset);
}

function addOffsets(one: ToolOffset, other: ToolOffset): ToolOffset {
  return {
    x: one.x + other.x,
    y: one.y + other.y,
    z: one.z + other.z,
    a: one.a + other.a,
    b: one.b + other.b,
    c: one.c + other.c,
    u: one.u + other.u,
    v: one.v + other.v,
    w: one.w + other.w,
  };
}

/** After G10 has changed a table entry: tells the control, and the spindle when it holds that tool. */
export function storeTool(machine: Machine, entry: TableEntry): void {
  const { state, tools } = machine;
  const index = tools.findIndex(({ slot }) => slot === entry.slot);
  if (index >= 0) tools[index] = entry;
  emitEntry(machine, entry.slot, entry);
  const isCarried = entry.slot === state.spindleSlot;
  if (isCarried) emitEntry(machine, 0, entry);
  if (!isCarried && entry.slot !== 0) return;
  if (state.selectedSlot < 0) state.selectedSlot = entry.slot;
  loadTool(machine, entry);
}

function emitEntry(machine: Machine, slot: number, entry: Tool): void {
  const { tool, offset, frontAngleDeg, backAngleDeg, orientation } = entry;
  machine.emitNow({ kind: 'setToolTableEntry', slot, tool, offset, frontAngleDeg, backAngleDeg, orientation });
}
