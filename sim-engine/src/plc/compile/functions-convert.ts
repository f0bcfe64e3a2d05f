import * as Op from '../machine/opcodes.ts';
import { bitsCode, FROM_BCD, TO_BCD } from '../machine/bits.ts';
import { isReal } from '../types/conversions.ts';
import {
  arithmeticOf,
  baseOf,
  BYTE,
  DINT,
  DWORD,
  type ElementaryType,
  type EnumerationType,
  isInteger,
  isWide,
  type StringType,
  type Type,
  WORD,
} from '../types/types.ts';
import type { Context } from './context.ts';
import { type FunctionCall, refuseCall, type StandardFunction } from './functions.ts';
import { truncate } from './functions-numbers.ts';
import { cell, coerce, emitConversion, NOTHING, typeOf, type Value } from './values.ts';

type Convertible = ElementaryType | StringType | EnumerationType;

function convertibleNamed(context: Context, name: string): Convertible | undefined {
  const type = context.types.named(name);
  return type?.kind === 'elementary' || type?.kind === 'string' || type?.kind === 'enumeration' ? type : undefined;
}

/** INT_TO_REAL, TO_REAL, REAL_TRUNC_INT, TRUNC_INT, WORD_BCD_TO_UINT, UINT_TO_BCD_WORD, Colour_TO_INT … */
export function conversionNamed(context: Context, name: string): StandardFunction | undefined {
  return bcdNamed(context, name) ?? truncationNamed(context, name) ?? plainNamed(context, name);
}

function plainNamed(context: Context, name: string): StandardFunction | undefined {
  const untyped = name.startsWith('TO_') ? convertibleNamed(context, name.slice(3)) : undefined;
  if (untyped !== undefined)
    return { parameters: ['IN'], build: (_, call) => convertValue(context, call, undefined, untyped) };
  // A name may hold _TO_ itself: the first cut that gives two types counts.
  for (let at = name.indexOf('_TO_'); at !== -1; at = name.indexOf('_TO_', at + 1)) {
    const from = convertibleNamed(context, name.slice(0, at));
    const to = convertibleNamed(context, name.slice(at + 4));
    if (from !== undefined && to !== undefined) {
      return { parameters: ['IN'], hint: () => from, build: (_, call) => convertValue(context, call, from, to) };
    }
  }
  return undefined;
}

/** An enumeration converts as the DINT that it is held as. */
function held(type: Convertible): ElementaryType | StringType {
  return type.kind === 'enumeration' ? DINT : type;
}

function convertValue(context: Context, call: FunctionCall, from: Convertible | undefined, to: Convertible): Value {
  const [value = NOTHING] = call.values;
  const own = typeOf(value);
  const base = own === undefined ? undefined : baseOf(own);
  const source =
    from ?? (base?.kind === 'elementary' || base?.kind === 'string' || base?.kind === 'enumeration' ? base : undefined);
  if (source === undefined) return refuseCall(context, call);
  const operand = coerce(context, value, source, call.position);
  if (operand === undefined) return NOTHING;
  context.emitter.position = call.position;
  return cell(to, emitConversion(context, held(source), held(to), operand));
}

function truncationNamed(context: Context, name: string): StandardFunction | undefined {
  const match = /^(?:(REAL|LREAL)_)?TRUNC_([A-Z]+)$/u.exec(name);
  const to = match === null ? undefined : context.types.named(match[2] ?? '');
  if (to === undefined || !isInteger(to)) return undefined;
  return { parameters: ['IN'], build: (_, call) => truncate(context, call, to) };
}

/** With the bit string named (`WORD_BCD_TO_UINT`) or as the second edition has it: `BCD_TO_INT`, `INT_TO_BCD`. */
function bcdNamed(context: Context, name: string): StandardFunction | undefined {
  const decoding = /^(?:([A-Z]+)_)?BCD_TO_([A-Z]+)$/u.exec(name);
  const encoding = /^([A-Z]+)_TO_BCD(?:_([A-Z]+))?$/u.exec(name);
  const [, from = '', to = ''] = decoding ?? encoding ?? [];
  const source = from === '' ? undefined : context.types.named(from);
  const target = to === '' ? bitsLike(source) : context.types.named(to);
  if (target === undefined || !isSmallWhole(target) || (from !== '' && source === undefined)) return undefined;
  const operation = decoding === null ? TO_BCD : FROM_BCD;
  return { parameters: ['IN'], build: (_, call) => bcd(context, call, source, target, operation) };
}

/** The bit string as wide as an integer. */
function bitsLike(type: Type | undefined): ElementaryType | undefined {
  const bits = type?.kind === 'elementary' ? type.bits : 0;
  return [BYTE, WORD, DWORD].find((one) => one.bits === bits);
}

function isSmallWhole(type: Type): type is ElementaryType {
  return type.kind === 'elementary' && !isWide(type) && !isReal(type) && arithmeticOf(type) !== 'text';
}

function bcd(
  context: Context,
  call: FunctionCall,
  from: Type | undefined,
  to: ElementaryType,
  operation: number,
): Value {
  const [value = NOTHING] = call.values;
  const source = from ?? typeOf(value);
  if (source === undefined || !isSmallWhole(source)) return refuseCall(context, call);
  const operand = coerce(context, value, source, call.position);
  if (operand === undefined) return NOTHING;
  const { emitter } = context;
  const result = emitter.temporary();
  emitter.emit(Op.BITS, result, operand, emitter.constant(0, 'i32'), bitsCode(operation, to.bits));
  return cell(to, result);
}
