import type { Position } from '../diagnostics.ts';
import * as Op from '../machine/opcodes.ts';
import { bitsCode, GET_BITS } from '../machine/bits.ts';
import { WIDE_OPERATIONS } from '../machine/wide.ts';
import type { Access, Expression, Step } from '../syntax/ast.ts';
import {
  arithmeticOf,
  type ArrayType,
  BOOL,
  BYTE,
  cellsOf,
  DINT,
  DWORD,
  type ElementaryType,
  familyOf,
  isInteger,
  isWide,
  LINT,
  LREAL,
  LWORD,
  type Type,
  typeName,
  ULINT,
  WORD,
} from '../types/types.ts';
import type { Storage, Variable } from '../types/unit.ts';
import type { Context } from './context.ts';
import { absolute, type Operand, relative } from './emitter.ts';
import {
  addressOf,
  coerce,
  emitConversion,
  load,
  type Place,
  placeAfter,
  operandOf,
  typeOf,
  type Value,
} from './values.ts';

/** A variable or a part of one. */
export interface Target {
  readonly type: Type;
  readonly place: Place;
  /** The variable that it belongs to, or none for an address. */
  readonly variable: Variable | undefined;
  readonly address: string | undefined;
  /** Which bits of the place are meant, where not all. */
  readonly bits: { readonly size: ElementaryType; readonly number: number } | undefined;
  /** The block whose variable the last step named. */
  readonly part: Variable | undefined;
}

export function placeOfStorage(storage: Storage): Place {
  switch (storage.kind) {
    case 'absolute':
      return { kind: 'direct', operand: absolute(storage.cell) };
    case 'relative':
      return { kind: 'direct', operand: relative(storage.offset) };
    case 'reference': {
      const { kind, cell } = storage.pointer;
      return { kind: 'pointer', pointer: kind === 'absolute' ? absolute(cell) : relative(cell), offset: 0 };
    }
  }
}

/** The variable of that name that a body sees. */
export function variableNamed(context: Context, name: string): Variable | undefined {
  const key = name.toUpperCase();
  return context.unit.variables.get(key) ?? context.globals.get(key);
}

/** What an access means; reports what does not exist. */
export function targetOf(context: Context, access: Access): Target | undefined {
  const start = startOf(context, access);
  if (start === undefined) return undefined;
  let target = start;
  for (const step of access.steps) {
    if (target.type.kind === 'unknown') return undefined;
    const next = take(context, target, step);
    if (next === undefined) return undefined;
    target = next;
  }
  return target;
}

function startOf(context: Context, access: Access): Target | undefined {
  if (access.direct) {
    const point = context.located.use(access.name, access);
    if (point === undefined) return undefined;
    const place: Place = { kind: 'direct', operand: absolute(point.cell) };
    return { type: point.type, place, variable: undefined, address: point.address, bits: undefined, part: undefined };
  }
  const variable = variableNamed(context, access.name);
  if (variable === undefined) {
    if (access.name !== '') context.diagnostics.error(access, 'ST401', access.name);
    return undefined;
  }
  variable.used = true;
  const { type, storage, address } = variable;
  return { type, place: placeOfStorage(storage), variable, address, bits: undefined, part: undefined };
}

function take(context: Context, target: Target, step: Step): Target | undefined {
  if (target.bits !== undefined) {
    context.diagnostics.error(step, 'ST411', target.bits.size.name);
    return undefined;
  }
  switch (step.kind) {
    case 'field':
      return takeField(context, target, step);
    case 'index':
      return takeElement(context, target, step);
    case 'bit':
      return takeBits(context, target, step);
  }
}

function takeField(
  context: Context,
  target: Target,
  { name, ...position }: Step & { kind: 'field' },
): Target | undefined {
  const { type, place } = target;
  const key = name.toUpperCase();
  if (type.kind === 'struct') {
    const field = type.fields.get(key);
    if (field !== undefined)
      return { ...target, type: field.type, place: placeAfter(place, field.offset), part: undefined };
  } else if (type.kind === 'block') {
    const part = type.unit.variables.get(key);
    const visible = part !== undefined && ['VAR_INPUT', 'VAR_OUTPUT'].includes(part.section);
    if (visible && part.storage.kind === 'relative') {
      return { ...target, type: part.type, place: placeAfter(place, part.storage.offset), part };
    }
  } else {
    context.diagnostics.error(position, 'ST411', typeName(type));
    return undefined;
  }
  context.diagnostics.error(position, 'ST307', typeName(type), name);
  return undefined;
}

function takeElement(context: Context, target: Target, step: Step & { kind: 'index' }): Target | undefined {
  const { type } = target;
  if (type.kind !== 'array') {
    context.diagnostics.error(step, 'ST408', typeName(type));
    return undefined;
  }
  // `a[i][j]` on an array of two dimensions is not the same as `a[i, j]`, and an error.
  if (step.indices.length !== type.bounds.length) {
    context.diagnostics.error(step, 'ST409', String(type.bounds.length), String(step.indices.length));
    return undefined;
  }
  let { place } = target;
  let factor = cellsOf(type);
  for (const [dimension, index] of step.indices.entries()) {
    const bounds = type.bounds[dimension];
    if (bounds === undefined) return undefined;
    factor /= bounds.high - bounds.low + 1;
    const next = elementPlace(context, place, index, bounds, factor);
    if (next === undefined) return undefined;
    place = next;
  }
  return { ...target, type: type.element, place, part: undefined };
}

function elementPlace(
  context: Context,
  place: Place,
  index: Expression,
  { low, high }: ArrayType['bounds'][number],
  factor: number,
): Place | undefined {
  const value = context.valueOf(index);
  const type = typeOf(value);
  if (type === undefined) return undefined;
  if (value.kind === 'constant' && typeof value.constant.value === 'bigint' && isInteger(type)) {
    const at = Number(value.constant.value);
    if (at >= low && at <= high) return placeAfter(place, (at - low) * factor);
    context.diagnostics.error(index, 'ST410', String(at), String(low), String(high));
    return undefined;
  }
  const family = familyOf(type);
  if (!isInteger(type) && family !== 'enumeration') {
    context.diagnostics.error(index, 'ST412', typeName(type));
    return undefined;
  }
  const operand = isWide(type) ? wideIndex(context, index, value, type) : operandOf(context, value);
  if (operand === undefined) return undefined;
  const { emitter } = context;
  emitter.position = index;
  const row = emitter.row(low, high, factor);
  const pointer = emitter.temporary();
  if (place.kind === 'direct') emitter.emit(Op.INDEX, pointer, operand, place.operand, row);
  else emitter.emit(Op.INDEX_FROM, pointer, operand, addressOf(context, place), row);
  return { kind: 'pointer', pointer, offset: 0 };
}

/** A 64-bit index as a double: what lies outside 2⁵³ lies outside every array too. */
function wideIndex(context: Context, index: Position, value: Value, type: Type): Operand | undefined {
  const operand = coerce(context, value, type, index);
  if (operand === undefined) return undefined;
  return emitConversion(context, arithmeticOf(type) === 'u64' ? ULINT : LINT, LREAL, operand);
}

const PARTS: Readonly<Record<string, ElementaryType>> = { X: BOOL, B: BYTE, W: WORD, D: DWORD, L: LWORD };

function takeBits(context: Context, target: Target, step: Step & { kind: 'bit' }): Target | undefined {
  const { type } = target;
  const size = PARTS[step.size] ?? BOOL;
  const base = type.kind === 'subrange' ? type.base : type;
  const addressable =
    base.kind === 'elementary' && ['bits', 'signed', 'unsigned'].includes(base.family) && base.bits > size.bits;
  if (!addressable || (step.number + 1) * size.bits > base.bits) {
    context.diagnostics.error(step, 'ST418', typeName(type), `${step.size}${step.number}`);
    return undefined;
  }
  return { ...target, bits: { size, number: step.number } };
}

/** A wide or narrow number as the bits that it is made of. */
function asBits(
  context: Context,
  target: Target,
): { readonly operand: Operand; readonly type: ElementaryType } | undefined {
  const base = target.type.kind === 'subrange' ? target.type.base : target.type;
  if (base.kind !== 'elementary') return undefined;
  const operand = load(context, target.type, target.place);
  if (isWide(base)) return { operand, type: LWORD };
  const type = base.bits === 8 ? BYTE : base.bits === 16 ? WORD : DWORD;
  return { operand: base.family === 'signed' ? emitConversion(context, base, type, operand) : operand, type };
}

/** Reads `w.3`, `w.%B1` …. */
export function readBits(context: Context, target: Target): Operand | undefined {
  const whole = asBits(context, target);
  const { bits } = target;
  if (whole === undefined || bits === undefined) return undefined;
  const { emitter } = context;
  const shift = bits.number * bits.size.bits;
  if (!isWide(whole.type)) {
    const result = emitter.temporary();
    const count = emitter.constant(shift, 'i32');
    emitter.emit(Op.BITS, result, whole.operand, count, bitsCode(GET_BITS, bits.size.bits));
    return result;
  }
  const shifted = emitter.temporary();
  emitter.emit(Op.WIDE, shifted, whole.operand, emitter.constant(shift, 'i32'), WIDE_OPERATIONS.shiftRight);
  if (bits.size !== BOOL) return emitConversion(context, LWORD, bits.size, shifted);
  const bit = emitter.temporary();
  emitter.emit(Op.WIDE, bit, shifted, emitter.constant(0, 'i32'), WIDE_OPERATIONS.bit);
  return bit;
}

/** Writes bits: the value with those bits is built anew and gives what goes back into the place. */
export function withBits(context: Context, target: Target, bitsOperand: Operand): Operand | undefined {
  const whole = asBits(context, target);
  const { bits } = target;
  const base = target.type.kind === 'subrange' ? target.type.base : target.type;
  if (whole === undefined || bits === undefined || base.kind !== 'elementary') return undefined;
  const { emitter } = context;
  const shift = bits.number * bits.size.bits;
  const mask = ((1n << BigInt(bits.size.bits)) - 1n) << BigInt(shift);
  const all = (1n << BigInt(whole.type.bits)) - 1n;
  if (isWide(whole.type)) {
    const source = bits.size === LWORD ? bitsOperand : emitConversion(context, bits.size, LWORD, bitsOperand);
    const shifted = emitter.temporary();
    emitter.emit(Op.WIDE, shifted, source, emitter.constant(shift, 'i32'), WIDE_OPERATIONS.shiftLeft);
    const kept = emitter.temporary();
    emitter.emit(
      Op.WIDE,
      kept,
      whole.operand,
      emitter.constant(BigInt.asIntN(64, all ^ mask), 'u64'),
      WIDE_OPERATIONS.and,
    );
    const result = emitter.temporary();
    emitter.emit(Op.WIDE, result, kept, shifted, WIDE_OPERATIONS.or);
    return result;
  }
  const shifted = emitter.temporary();
  emitter.emit(Op.BITS, shifted, bitsOperand, emitter.constant(shift, 'i32'), bitsCode(0, 32));
  const kept = emitter.temporary();
  emitter.emit(Op.AND, kept, whole.operand, emitter.constant(all ^ mask, 'u32'));
  const result = emitter.temporary();
  emitter.emit(Op.OR, result, kept, shifted);
  return base.family === 'signed' ? emitConversion(context, DINT, base, result) : result;
}
