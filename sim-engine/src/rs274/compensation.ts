import { type Block, WORD } from './block.ts';
import { releasePiece } from './compensated-path.ts';
import type { Side } from './compensation-state.ts';
import { copyPosition } from './coordinates.ts';
import { wholeNumber } from './functions.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import { findTool } from './tools.ts';
import { programLength } from './units.ts';

/** Turns compensation off: the tool is where the program believes it. */
export function endCompensation(machine: Machine, remark: string | undefined): Outcome {
  const refusal = releasePiece(machine, true);
  if (refusal !== undefined) return refusal;
  if (remark !== undefined) machine.interpreterComment(remark);
  const { compensation, state } = machine;
  if (compensation.side !== 'off') copyPosition(state.position, compensation.programmed);
  compensation.side = 'off';
  compensation.last = undefined;
  compensation.released = undefined;
  return undefined;
}

interface CompensationWord {
  readonly side: Side;
  /** Whether the D word is a diameter; else it is a tool's number. */
  readonly dynamic: boolean;
  readonly name: string;
}

const WORDS: ReadonlyMap<number, CompensationWord> = new Map([
  [410, { side: 'left', dynamic: false, name: 'G41' }],
  [411, { side: 'left', dynamic: true, name: 'G41.1' }],
  [420, { side: 'right', dynamic: false, name: 'G42' }],
  [421, { side: 'right', dynamic: true, name: 'G42.1' }],
]);

/** G40, G41, G41.1, G42, G42.1. */
export function convertCompensation(machine: Machine, block: Block, code: number): Outcome {
  const word = WORDS.get(code);
  if (word === undefined) return endCompensation(machine, 'cutter radius compensation off');
  const { modal, compensation, state } = machine;
  if (compensation.side !== 'off') return refuse('compensation', 'Cannot turn cutter radius comp on when on');
  if (modal.plane === 'yz' || modal.auxiliaryPlane !== undefined)
    return refuse('compensation', 'Cutter radius compensation allowed only in XY, XZ planes');
  const radius = word.dynamic ? dynamicRadius(block, word.name) : tableRadius(machine, block, word.name);
  if (typeof radius !== 'number') return radius;
  // A negative radius is one of the other side.
  const side = radius < 0 ? opposite(word.side) : word.side;
  machine.interpreterComment(`cutter radius compensation on ${side}`);
  compensation.side = side;
  compensation.radius = Math.abs(radius);
  compensation.entering = true;
  compensation.last = undefined;
  compensation.released = undefined;
  copyPosition(compensation.programmed, state.position);
  return undefined;
}

function opposite(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

function dynamicRadius(block: Block, name: string): number | Outcome {
  if (!block.has(WORD.d)) return refuse('compensation', `${name} with no D word`);
  return block.get(WORD.d) / 2;
}

function tableRadius(machine: Machine, block: Block, name: string): number | Outcome {
  if (!block.has(WORD.d)) return programLength(machine.modal, machine.state.tool.diameter) / 2;
  const number = wholeNumber(block.get(WORD.d));
  if (number === undefined || number < 0) return refuse('compensation', `${name} requires D word to be a whole number`);
  if (number === 0) return programLength(machine.modal, machine.state.tool.diameter) / 2;
  const tool = findTool(machine, number);
  if ('code' in tool) return tool;
  return programLength(machine.modal, tool.diameter) / 2;
}
