import { at, intAt } from '../../maths/at.ts';
import { bits } from './bits.ts';
import { convert } from './convert.ts';
import { type Memory, textAt, wideAt } from './memory.ts';
import { runNative } from '../library/native.ts';
import * as Op from './opcodes.ts';
import { realFunction, realFunction2 } from './reals.ts';
import { textFunction } from './text.ts';
import { wide } from './wide.ts';

/** What the interpreter reads and never writes. */
export interface Code {
  readonly instructions: Int32Array;
  /** Rows of 3: lowest, highest, factor of an index; or lowest, highest of a subrange. */
  readonly rows: Float64Array;
  /** The memory as it is at the start. */
  readonly image: Memory;
}

/** Where execution stands. */
export interface Run {
  pc: number;
  /** First cell of the instance that runs. */
  instance: number;
  depth: number;
  /** Return addresses and instances. */
  readonly stack: Int32Array;
  /** Instructions of the last call of {@link execute}. */
  taken: number;
  /** Of a fault: the value that was refused, and its row. */
  refused: number;
  row: number;
}

export const FINISHED = 0;
export const PAUSED = 1;
const DIVISION_BY_ZERO = 2;
export const OUT_OF_BOUNDS = 3;
export const OUT_OF_SUBRANGE = 4;

/**
 * Runs from where `run` stands until the program halts, faults, or `most` instructions are done.
 *
 * @returns FINISHED, PAUSED or what went wrong; then `run.pc` is the instruction that faulted
 */
export function execute(code: Code, memory: Memory, run: Run, most: number): number {
  const { instructions, rows, image } = code;
  const { numbers, wide: wides, texts } = memory;
  let pc = run.pc;
  let instance = run.instance;
  let outcome = FINISHED;
  let left = most;
  for (; ; left--) {
    if (left <= 0) {
      outcome = PAUSED;
      break;
    }
    const dWord = intAt(instructions, pc + 1);
    const aWord = intAt(instructions, pc + 2);
    const bWord = intAt(instructions, pc + 3);
    const c = intAt(instructions, pc + 4);
    // Twice the index, plus 1 for what counts from the instance: no branch is needed.
    const d = (dWord >> 1) + (-(dWord & 1) & instance);
    const a = (aWord >> 1) + (-(aWord & 1) & instance);
    const b = (bWord >> 1) + (-(bWord & 1) & instance);
    const opcode = intAt(instructions, pc);
    pc += Op.WORDS;
    // Engines test the cases one after the other: the frequent ones come first.
    switch (opcode) {
      case Op.MOVE:
        numbers[d] = at(numbers, a);
        continue;
      case Op.JUMP_UNLESS:
        if (at(numbers, a) === 0) pc = c;
        continue;
      case Op.JUMP_IF:
        if (at(numbers, a) !== 0) pc = c;
        continue;
      case Op.JUMP_IF_EQUAL:
        if (at(numbers, a) === at(numbers, b)) pc = c;
        continue;
      case Op.JUMP:
        pc = c;
        continue;
      case Op.AND:
        numbers[d] = (at(numbers, a) & at(numbers, b)) >>> 0;
        continue;
      case Op.OR:
        numbers[d] = (at(numbers, a) | at(numbers, b)) >>> 0;
        continue;
      case Op.XOR:
        numbers[d] = (at(numbers, a) ^ at(numbers, b)) >>> 0;
        continue;
      case Op.NOT:
        numbers[d] = (~at(numbers, a) & c) >>> 0;
        continue;
      case Op.EQUAL:
        numbers[d] = at(numbers, a) === at(numbers, b) ? 1 : 0;
        continue;
      case Op.UNEQUAL:
        numbers[d] = at(numbers, a) === at(numbers, b) ? 0 : 1;
        continue;
      case Op.LESS:
        numbers[d] = at(numbers, a) < at(numbers, b) ? 1 : 0;
        continue;
      case Op.LESS_OR_EQUAL:
        numbers[d] = at(numbers, a) <= at(numbers, b) ? 1 : 0;
        continue;
      case Op.ADD_I:
        numbers[d] = (at(numbers, a) + at(numbers, b)) | 0;
        continue;
      case Op.SUB_I:
        numbers[d] = (at(numbers, a) - at(numbers, b)) | 0;
        continue;
      case Op.MUL_I:
        numbers[d] = Math.imul(at(numbers, a), at(numbers, b));
        continue;
      case Op.NARROW_SIGNED:
        numbers[d] = (at(numbers, a) << c) >> c;
        continue;
      case Op.NARROW_UNSIGNED:
        numbers[d] = (at(numbers, a) & c) >>> 0;
        continue;
      case Op.INDEX:
      case Op.INDEX_FROM: {
        const index = at(numbers, a);
        const low = at(rows, c);
        // Written so that a NaN is refused too.
        if (!(index >= low && index <= at(rows, c + 1))) {
          outcome = OUT_OF_BOUNDS;
          run.refused = index;
          run.row = c;
          break;
        }
        numbers[d] = (opcode === Op.INDEX ? b : at(numbers, b)) + (index - low) * at(rows, c + 2);
        continue;
      }
      case Op.OFFSET:
        numbers[d] = at(numbers, a) + c;
        continue;
      case Op.ADDRESS:
        numbers[d] = a;
        continue;
      case Op.LOAD:
        numbers[d] = at(numbers, at(numbers, a) + c);
        continue;
      case Op.STORE:
        numbers[at(numbers, a) + c] = at(numbers, b);
        continue;
      case Op.CALL:
      case Op.CALL_BLOCK:
        run.stack[run.depth] = pc;
        run.stack[run.depth + 1] = instance;
        run.depth += 2;
        if (opcode === Op.CALL_BLOCK) instance = bWord === 1 ? at(numbers, a) : a;
        pc = c;
        continue;
      case Op.CALL_NATIVE:
        runNative(c, memory, bWord === 1 ? at(numbers, a) : a);
        continue;
      case Op.RETURN:
        run.depth -= 2;
        pc = intAt(run.stack, run.depth);
        instance = intAt(run.stack, run.depth + 1);
        continue;
      case Op.ADD_R:
        numbers[d] = Math.fround(at(numbers, a) + at(numbers, b));
        continue;
      case Op.SUB_R:
        numbers[d] = Math.fround(at(numbers, a) - at(numbers, b));
        continue;
      case Op.MUL_R:
        numbers[d] = Math.fround(at(numbers, a) * at(numbers, b));
        continue;
      case Op.ROUND_R:
        numbers[d] = Math.fround(at(numbers, a));
        continue;
      case Op.ADD_F:
        numbers[d] = at(numbers, a) + at(numbers, b);
        continue;
      case Op.SUB_F:
        numbers[d] = at(numbers, a) - at(numbers, b);
        continue;
      case Op.MUL_F:
        numbers[d] = at(numbers, a) * at(numbers, b);
        continue;
      case Op.NEG_F:
        numbers[d] = -at(numbers, a);
        continue;
      case Op.NEG_I:
        numbers[d] = -at(numbers, a) | 0;
        continue;
      case Op.DIV_I:
      case Op.DIV_U:
      case Op.DIV_F:
      case Op.DIV_R: {
        const divisor = at(numbers, b);
        if (divisor === 0) {
          outcome = DIVISION_BY_ZERO;
          break;
        }
        const quotient = at(numbers, a) / divisor;
        if (opcode === Op.DIV_I) numbers[d] = quotient | 0;
        else if (opcode === Op.DIV_U) numbers[d] = quotient >>> 0;
        else numbers[d] = opcode === Op.DIV_R ? Math.fround(quotient) : quotient;
        continue;
      }
      case Op.MOD_I:
      case Op.MOD_U: {
        const divisor = at(numbers, b);
        // By the standard's definition of MOD, a divisor of 0 gives 0.
        const rest = divisor === 0 ? 0 : at(numbers, a) % divisor;
        numbers[d] = opcode === Op.MOD_I ? rest | 0 : rest >>> 0;
        continue;
      }
      case Op.ADD_U:
        numbers[d] = (at(numbers, a) + at(numbers, b)) >>> 0;
        continue;
      case Op.SUB_U:
        numbers[d] = (at(numbers, a) - at(numbers, b)) >>> 0;
        continue;
      case Op.MUL_U:
        numbers[d] = Math.imul(at(numbers, a), at(numbers, b)) >>> 0;
        continue;
      case Op.MOVE_WIDE:
        wides[d] = wideAt(wides, a);
        continue;
      case Op.LOAD_WIDE:
        wides[d] = wideAt(wides, at(numbers, a) + c);
        continue;
      case Op.STORE_WIDE:
        wides[at(numbers, a) + c] = wideAt(wides, b);
        continue;
      case Op.MOVE_TEXT: {
        const text = textAt(texts, a);
        texts[d] = text.length > c ? text.slice(0, c) : text;
        continue;
      }
      case Op.LOAD_TEXT:
        texts[d] = textAt(texts, at(numbers, a) + c);
        continue;
      case Op.STORE_TEXT:
        texts[at(numbers, a) + c] = textAt(texts, b);
        continue;
      case Op.RESET:
        left -= reset(memory, image, d, c);
        continue;
      case Op.COPY:
        left -= copy(memory, at(numbers, d), at(numbers, a), c);
        continue;
      case Op.CHECK: {
        const value = bWord === 1 ? Number(wideAt(wides, a)) : at(numbers, a);
        if (value >= at(rows, c) && value <= at(rows, c + 1)) continue;
        outcome = OUT_OF_SUBRANGE;
        run.refused = value;
        run.row = c;
        break;
      }
      case Op.FUNCTION_1:
        numbers[d] = realFunction(c, at(numbers, a));
        continue;
      case Op.FUNCTION_2:
        numbers[d] = realFunction2(c, at(numbers, a), at(numbers, b));
        continue;
      case Op.MAXIMUM:
        numbers[d] = at(numbers, b) > at(numbers, a) ? at(numbers, b) : at(numbers, a);
        continue;
      case Op.MINIMUM:
        numbers[d] = at(numbers, b) < at(numbers, a) ? at(numbers, b) : at(numbers, a);
        continue;
      case Op.BITS:
        numbers[d] = bits(c, at(numbers, a), at(numbers, b));
        continue;
      case Op.WIDE:
        if (wide(c, memory, d, a, b)) continue;
        outcome = DIVISION_BY_ZERO;
        break;
      case Op.CONVERT:
        convert(c, memory, d, a);
        continue;
      case Op.TEXT:
        textFunction(c, memory, d, a);
        continue;
      default:
        break;
    }
    // Every other case went on: this one ends the run, at its own instruction.
    pc -= Op.WORDS;
    break;
  }
  run.pc = pc;
  run.instance = instance;
  run.taken = most - left;
  return outcome;
}

/** @returns how many instructions it counts as */
function reset(memory: Memory, image: Memory, first: number, cells: number): number {
  for (let cell = first; cell < first + cells; cell++) {
    memory.wide[cell] = wideAt(image.wide, cell);
    memory.texts[cell] = textAt(image.texts, cell);
  }
  return cells >> 3;
}

/** @returns how many instructions it counts as */
function copy(memory: Memory, to: number, from: number, cells: number): number {
  memory.wide.copyWithin(to, from, from + cells);
  for (let cell = 0; cell < cells; cell++) memory.texts[to + cell] = textAt(memory.texts, from + cell);
  return cells >> 3;
}
