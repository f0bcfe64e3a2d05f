import type { Position } from '../diagnostics.ts';
import * as Op from '../machine/opcodes.ts';
import { CONVERTIBLE, convertCode } from '../machine/convert.ts';
import { type Constant, constantTypeName } from '../types/constant.ts';
import { widens } from '../types/conversions.ts';
import {
  type Arithmetic,
  arithmeticOf,
  baseOf,
  BOOL,
  DINT,
  type ElementaryType,
  isWide,
  LINT,
  LREAL,
  type StringType,
  type Type,
  typeName,
} from '../types/types.ts';
import { toType } from './constants.ts';
import type { Context } from './context.ts';
import { further, type Operand } from './emitter.ts';

/** Where a value lies: at a cell, or `offset` cells after the cell that `pointer` holds. */
export type Place =
  | { readonly kind: 'direct'; readonly operand: Operand }
  | { readonly kind: 'pointer'; readonly pointer: Operand; readonly offset: number };

/** What an expression gives. */
export type Value =
  | { readonly kind: 'constant'; readonly constant: Constant }
  | {
      readonly kind: 'cell';
      readonly type: Type;
      readonly operand: Operand;
      /**
       * Whether the cell may hold more than the type does: arithmetic on short integers is done in 32 bits and on REAL with
       * literals in double precision; only what is stored, passed or converted is cut to its type.
       */
      readonly loose: boolean;
    }
  /** A structure, array or block, or one value behind a pointer. */
  | { readonly kind: 'place'; readonly type: Type; readonly place: Place }
  /** Something was already reported. */
  | { readonly kind: 'nothing' };

export const NOTHING: Value = { kind: 'nothing' };

export function cell(type: Type, operand: Operand, loose = false): Value {
  return { kind: 'cell', type, operand, loose };
}

/** For messages. */
export function describe(value: Value): string {
  if (value.kind === 'constant') return constantTypeName(value.constant);
  return value.kind === 'nothing' ? '?' : typeName(value.type);
}

/** The type of a value; of an untyped number the one it has where nothing else says one. */
export function typeOf(value: Value): Type | undefined {
  if (value.kind === 'nothing') return undefined;
  if (value.kind !== 'constant') return value.type;
  const { type, value: held } = value.constant;
  if (type === 'anyReal') return LREAL;
  if (type !== 'anyInteger') return type;
  return typeof held === 'bigint' && BigInt.asIntN(32, held) === held ? DINT : LINT;
}

export function isUntyped(value: Value): boolean {
  return value.kind === 'constant' && typeof value.constant.type === 'string';
}

function loadOpcode(arithmetic: Arithmetic): number {
  if (arithmetic === 'text') return Op.LOAD_TEXT;
  return arithmetic === 'i64' || arithmetic === 'u64' ? Op.LOAD_WIDE : Op.LOAD;
}

/** A single value from where it lies, in a cell that an instruction can name. */
export function load(context: Context, type: Type, place: Place): Operand {
  if (place.kind === 'direct') return place.operand;
  const result = context.emitter.temporary();
  context.emitter.emit(loadOpcode(arithmeticOf(type) ?? 'i32'), result, place.pointer, undefined, place.offset);
  return result;
}

/** A cell that holds the index of a place's first cell. */
export function addressOf(context: Context, place: Place): Operand {
  const { emitter } = context;
  if (place.kind === 'pointer' && place.offset === 0) return place.pointer;
  const result = emitter.temporary();
  if (place.kind === 'direct') emitter.emit(Op.ADDRESS, result, place.operand);
  else emitter.emit(Op.OFFSET, result, place.pointer, undefined, place.offset);
  return result;
}

/** The place of a part that lies `cells` further on. */
export function placeAfter(place: Place, cells: number): Place {
  return place.kind === 'direct'
    ? { kind: 'direct', operand: further(place.operand, cells) }
    : { ...place, offset: place.offset + cells };
}

/** The cell of a value as it is, or `undefined` where it has none (reported already, or no single value). */
export function operandOf(context: Context, value: Value): Operand | undefined {
  switch (value.kind) {
    case 'cell':
      return value.operand;
    case 'place':
      return arithmeticOf(value.type) === undefined ? undefined : load(context, value.type, value.place);
    case 'constant': {
      const type = typeOf(value);
      return context.emitter.constant(value.constant.value, (type && arithmeticOf(type)) ?? 'i32');
    }
    case 'nothing':
      return undefined;
  }
}

/** Cuts a loose value to its type. */
function narrow(context: Context, operand: Operand, type: Type): Operand {
  const base = baseOf(type);
  if (base.kind !== 'elementary') return operand;
  const { emitter } = context;
  const result = emitter.temporary();
  if (base.arithmetic === 'f32') emitter.emit(Op.ROUND_R, result, operand);
  else if (base.family === 'signed' && base.bits < 32)
    emitter.emit(Op.NARROW_SIGNED, result, operand, undefined, 32 - base.bits);
  else if (base.bits < 32)
    emitter.emit(Op.NARROW_UNSIGNED, result, operand, undefined, Number((1n << BigInt(base.bits)) - 1n));
  else if (base.arithmetic === 'u32') emitter.emit(Op.NARROW_UNSIGNED, result, operand, undefined, -1);
  else return operand;
  return result;
}

function convertible(type: ElementaryType | StringType): number {
  const name = type.kind === 'elementary' ? type.name : type.wide ? 'WSTRING' : 'STRING';
  return (CONVERTIBLE as readonly string[]).indexOf(name);
}

/** Emits a conversion between two elementary types. */
export function emitConversion(
  context: Context,
  from: ElementaryType | StringType,
  to: ElementaryType | StringType,
  operand: Operand,
): Operand {
  const result = context.emitter.temporary();
  context.emitter.emit(Op.CONVERT, result, operand, undefined, convertCode(convertible(from), convertible(to)));
  return result;
}

/** A value of one elementary type as another that it widens to. */
function widen(context: Context, value: Value & { kind: 'cell' }, from: Type, to: Type): Operand {
  const source = baseOf(from);
  const target = baseOf(to);
  if (source.kind !== 'elementary' || target.kind !== 'elementary' || source === target) {
    return value.loose ? narrow(context, value.operand, to) : value.operand;
  }
  if (isWide(target) && !isWide(source)) {
    // As DINT where it is loose: the 32 bits that were computed, not those of the narrow type.
    const held = value.loose && source.arithmetic === 'i32' ? DINT : source;
    return emitConversion(context, held, target, value.operand);
  }
  if (isWide(source) && !isWide(target)) return emitConversion(context, source, target, value.operand);
  const exact = !value.loose && target.arithmetic !== 'f32';
  if (exact || (value.loose && target.arithmetic === 'f64') || target === DINT) return value.operand;
  return narrow(context, value.operand, target);
}

/** Faults at run time where a value lies outside a subrange. */
function checkRange(context: Context, operand: Operand, type: Type): void {
  if (type.kind !== 'subrange') return;
  const row = context.emitter.row(Number(type.low), Number(type.high), 0);
  context.emitter.emit(Op.CHECK, undefined, operand, (isWide(type) ? 1 : 0) as Operand, row);
}

/**
 * A value as one of the type `target`: untyped numbers take it, narrower types widen to it. Reports what needs an explicit
 * conversion.
 */
export function coerce(context: Context, value: Value, target: Type, position: Position): Operand | undefined {
  const arithmetic = arithmeticOf(target);
  if (value.kind === 'nothing' || target.kind === 'unknown') return undefined;
  if (value.kind === 'constant') {
    const fitted = toType(value.constant, target, position, context);
    if (fitted === undefined || arithmetic === undefined) return undefined;
    return context.emitter.constant(fitted.value, arithmetic);
  }
  if (value.type.kind === 'unknown') return undefined;
  if (arithmetic === undefined || arithmeticOf(value.type) === undefined || !widens(value.type, target)) {
    context.diagnostics.error(position, 'ST402', typeName(value.type), typeName(target));
    return undefined;
  }
  const own: Value & { kind: 'cell' } =
    value.kind === 'cell'
      ? value
      : { kind: 'cell', type: value.type, operand: load(context, value.type, value.place), loose: false };
  const operand = widen(context, own, value.type, target);
  if (value.type !== target) checkRange(context, operand, target);
  return operand;
}

/** A condition. */
export function coerceCondition(context: Context, value: Value, position: Position): Operand | undefined {
  if (value.kind === 'nothing') return undefined;
  const type = typeOf(value);
  if (type !== undefined && type !== BOOL && type.kind !== 'unknown') {
    const numeral = value.kind === 'constant' && (value.constant.value === 0n || value.constant.value === 1n);
    if (!numeral) context.diagnostics.error(position, 'ST405', describe(value));
    if (!numeral) return undefined;
  }
  return coerce(context, value, BOOL, position);
}

/** Puts a value that already has the right type into a place. */
export function store(context: Context, operand: Operand, type: Type, place: Place): void {
  const { emitter } = context;
  const base = baseOf(type);
  if (base.kind === 'string') {
    const cut = place.kind === 'direct' ? place.operand : emitter.temporary();
    emitter.emit(Op.MOVE_TEXT, cut, operand, undefined, base.capacity);
    if (place.kind === 'pointer') emitter.emit(Op.STORE_TEXT, undefined, place.pointer, cut, place.offset);
  } else if (place.kind === 'direct') {
    if (place.operand === operand || emitter.retarget(operand, place.operand)) return;
    emitter.emit(isWide(type) ? Op.MOVE_WIDE : Op.MOVE, place.operand, operand);
  } else emitter.emit(isWide(type) ? Op.STORE_WIDE : Op.STORE, undefined, place.pointer, operand, place.offset);
}
