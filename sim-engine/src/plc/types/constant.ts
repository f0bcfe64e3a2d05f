import type { LiteralValue } from '../syntax/ast.ts';
import {
  arithmeticOf,
  baseOf,
  BOOL,
  DATE,
  DT,
  type EnumerationType,
  familyOf,
  STRING,
  TIME,
  TOD,
  type Type,
  typeName,
  WSTRING,
} from './types.ts';

/** A value that is known while compiling. Untyped numbers take their type from where they stand. */
export interface Constant {
  readonly type: Type | 'anyInteger' | 'anyReal';
  /** Whole numbers, BOOL (0, 1), bit strings, times and enumerators as bigint. */
  readonly value: bigint | number | string;
}

export function constantTypeName({ type, value }: Constant): string {
  return typeof type === 'string' ? String(value) : typeName(type);
}

export function literalConstant(literal: LiteralValue): Constant {
  switch (literal.kind) {
    case 'integer':
      return { type: 'anyInteger', value: literal.whole };
    case 'real':
      return { type: 'anyReal', value: literal.real };
    case 'boolean':
      return { type: BOOL, value: literal.on ? 1n : 0n };
    case 'string':
      return { type: literal.wide ? WSTRING : STRING, value: literal.characters };
    case 'duration':
      return { type: TIME, value: literal.whole };
    case 'date':
      return { type: DATE, value: literal.whole };
    case 'timeOfDay':
      return { type: TOD, value: literal.whole };
    case 'dateTime':
      return { type: DT, value: literal.whole };
  }
}

/** The smallest and largest whole number of a type, or `undefined` where it holds none. */
export function rangeOf(type: Type): { readonly low: bigint; readonly high: bigint } | undefined {
  if (type.kind === 'subrange') return type;
  if (type.kind !== 'elementary') return undefined;
  const { family, bits } = type;
  if (family === 'bool') return { low: 0n, high: 1n };
  if (family === 'signed') return { low: -(1n << BigInt(bits - 1)), high: (1n << BigInt(bits - 1)) - 1n };
  return family === 'unsigned' || family === 'bits' ? { low: 0n, high: (1n << BigInt(bits)) - 1n } : undefined;
}

type Fit = { readonly ok: true; readonly constant: Constant } | { readonly ok: false; readonly range: boolean };

const REFUSED: Fit = { ok: false, range: false };

/**
 * A constant as a value of a type: an untyped number takes it where it fits, a typed one must have it (or one that widens,
 * which the caller decides).
 */
export function fit(constant: Constant, type: Type): Fit {
  const { value } = constant;
  if (type.kind === 'unknown') return { ok: true, constant: { type, value } };
  const family = familyOf(type);
  if (constant.type === 'anyReal' || (constant.type === 'anyInteger' && family === 'real')) {
    if (family !== 'real') return REFUSED;
    const real = Number(value);
    const held = arithmeticOf(type) === 'f32' ? Math.fround(real) : real;
    return Number.isFinite(held) ? { ok: true, constant: { type, value: held } } : { ok: false, range: true };
  }
  const range = rangeOf(type);
  if (constant.type === 'anyInteger' || type.kind === 'subrange') {
    if (range === undefined || typeof value !== 'bigint') return REFUSED;
    if (type.kind === 'subrange' && constant.type !== 'anyInteger' && baseOf(constant.type) !== type.base)
      return REFUSED;
    return value >= range.low && value <= range.high
      ? { ok: true, constant: { type, value } }
      : { ok: false, range: true };
  }
  return REFUSED;
}

/** An enumerator by name. */
export function enumerator(type: EnumerationType, name: string): Constant | undefined {
  const found = type.values.get(name.toUpperCase());
  return found === undefined ? undefined : { type, value: found.value };
}

/** What a variable of the type holds where no initial value is written (3rd ed., 6.4.2): 0, "", an enumeration's first value, a subrange's lowest. */
export function defaultOf(type: Type): bigint | number | string {
  const arithmetic = arithmeticOf(type);
  if (arithmetic === 'text') return '';
  if (arithmetic === 'f32' || arithmetic === 'f64') return 0;
  if (type.kind === 'enumeration') {
    for (const { value } of type.values.values()) return value;
  }
  if (type.kind === 'subrange') return type.low > 0n || type.high < 0n ? type.low : 0n;
  return 0n;
}
