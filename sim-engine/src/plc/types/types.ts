import type { Unit } from './unit.ts';

/** How a value is held and computed: whole numbers up to 32 bits and reals as doubles, 64 bits as such, text as text. */
export type Arithmetic = 'bool' | 'i32' | 'u32' | 'i64' | 'u64' | 'f32' | 'f64' | 'text';

/** What operations a type takes part in. */
export type Family =
  | 'bool'
  | 'bits'
  | 'signed'
  | 'unsigned'
  | 'real'
  | 'duration'
  | 'date'
  | 'timeOfDay'
  | 'dateTime'
  | 'text'
  | 'enumeration'
  | 'other';

export interface ElementaryType {
  readonly kind: 'elementary';
  readonly name: string;
  readonly family: Family;
  readonly arithmetic: Arithmetic;
  readonly bits: number;
}

export interface StringType {
  readonly kind: 'string';
  readonly wide: boolean;
  /** In characters. */
  readonly capacity: number;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export interface ArrayType {
  readonly kind: 'array';
  readonly bounds: readonly Bounds[];
  readonly element: Type;
}

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly offset: number;
  readonly initial: InitialValue | undefined;
}

interface StructType {
  readonly kind: 'struct';
  readonly name: string;
  /** By upper-case name, in the order of the declaration. */
  readonly fields: ReadonlyMap<string, Field>;
}

export interface EnumerationType {
  readonly kind: 'enumeration';
  readonly name: string;
  readonly values: ReadonlyMap<string, { readonly name: string; readonly value: bigint }>;
}

interface SubrangeType {
  readonly kind: 'subrange';
  readonly name: string;
  readonly base: ElementaryType;
  readonly low: bigint;
  readonly high: bigint;
}

/** A function block: its instances are memory, its body is code. */
export interface BlockType {
  readonly kind: 'block';
  readonly unit: Unit;
}

export type Type =
  | ElementaryType
  | StringType
  | ArrayType
  | StructType
  | EnumerationType
  | SubrangeType
  | BlockType
  /** Of something that was already reported: fits everything. */
  | { readonly kind: 'unknown' };

/** What a cell or a group of cells holds at the start. */
export type InitialValue =
  | { readonly kind: 'scalar'; readonly value: bigint | number | string }
  | { readonly kind: 'elements'; readonly values: readonly (InitialValue | undefined)[] }
  | { readonly kind: 'fields'; readonly values: ReadonlyMap<string, InitialValue> };

export const UNKNOWN: Type = { kind: 'unknown' };

function elementary(name: string, family: Family, arithmetic: Arithmetic, bits: number): ElementaryType {
  return { kind: 'elementary', name, family, arithmetic, bits };
}

export const BOOL: ElementaryType = elementary('BOOL', 'bool', 'bool', 1);
export const BYTE: ElementaryType = elementary('BYTE', 'bits', 'i32', 8);
export const WORD: ElementaryType = elementary('WORD', 'bits', 'i32', 16);
export const DWORD: ElementaryType = elementary('DWORD', 'bits', 'u32', 32);
export const LWORD: ElementaryType = elementary('LWORD', 'bits', 'u64', 64);
export const SINT: ElementaryType = elementary('SINT', 'signed', 'i32', 8);
export const INT: ElementaryType = elementary('INT', 'signed', 'i32', 16);
export const DINT: ElementaryType = elementary('DINT', 'signed', 'i32', 32);
export const LINT: ElementaryType = elementary('LINT', 'signed', 'i64', 64);
export const USINT: ElementaryType = elementary('USINT', 'unsigned', 'i32', 8);
export const UINT: ElementaryType = elementary('UINT', 'unsigned', 'i32', 16);
export const UDINT: ElementaryType = elementary('UDINT', 'unsigned', 'u32', 32);
export const ULINT: ElementaryType = elementary('ULINT', 'unsigned', 'u64', 64);
export const REAL: ElementaryType = elementary('REAL', 'real', 'f32', 32);
export const LREAL: ElementaryType = elementary('LREAL', 'real', 'f64', 64);
export const TIME: ElementaryType = elementary('TIME', 'duration', 'i64', 64);
export const DATE: ElementaryType = elementary('DATE', 'date', 'i64', 64);
export const TOD: ElementaryType = elementary('TOD', 'timeOfDay', 'i64', 64);
export const DT: ElementaryType = elementary('DT', 'dateTime', 'i64', 64);

const ELEMENTARY = [
  BOOL,
  BYTE,
  WORD,
  DWORD,
  LWORD,
  SINT,
  INT,
  DINT,
  LINT,
  USINT,
  UINT,
  UDINT,
  ULINT,
  REAL,
  LREAL,
  TIME,
  DATE,
  TOD,
  DT,
];

/** Every name of an elementary type; the long times are the same 64 bits of nanoseconds as the short ones. */
export const ELEMENTARY_BY_NAME: ReadonlyMap<string, ElementaryType> = new Map<string, ElementaryType>([
  ...ELEMENTARY.map((type): [string, ElementaryType] => [type.name, type]),
  ['LTIME', TIME],
  ['LDATE', DATE],
  ['TIME_OF_DAY', TOD],
  ['LTOD', TOD],
  ['LTIME_OF_DAY', TOD],
  ['DATE_AND_TIME', DT],
  ['LDT', DT],
  ['LDATE_AND_TIME', DT],
]);

/** Where none is written. */
export const DEFAULT_CAPACITY = 126;

export const STRING: StringType = { kind: 'string', wide: false, capacity: DEFAULT_CAPACITY };
export const WSTRING: StringType = { kind: 'string', wide: true, capacity: DEFAULT_CAPACITY };

export function typeName(type: Type): string {
  switch (type.kind) {
    case 'elementary':
    case 'enumeration':
    case 'struct':
    case 'subrange':
      return type.name;
    case 'string': {
      const name = type.wide ? 'WSTRING' : 'STRING';
      return type.capacity === DEFAULT_CAPACITY ? name : `${name}[${type.capacity}]`;
    }
    case 'array':
      return `ARRAY [${type.bounds.map(({ low, high }) => `${low}..${high}`).join(', ')}] OF ${typeName(type.element)}`;
    case 'block':
      return type.unit.name;
    case 'unknown':
      return '?';
  }
}

/** What a type computes as: a subrange as its base. */
export function baseOf(type: Type): Type {
  return type.kind === 'subrange' ? type.base : type;
}

export function familyOf(type: Type): Family {
  const base = baseOf(type);
  if (base.kind === 'elementary') return base.family;
  if (base.kind === 'string') return 'text';
  return base.kind === 'enumeration' ? 'enumeration' : 'other';
}

/** @returns `undefined` for what is no single value */
export function arithmeticOf(type: Type): Arithmetic | undefined {
  const base = baseOf(type);
  if (base.kind === 'elementary') return base.arithmetic;
  if (base.kind === 'string') return 'text';
  return base.kind === 'enumeration' ? 'i32' : undefined;
}

export function isWide(type: Type): boolean {
  const arithmetic = arithmeticOf(type);
  return arithmetic === 'i64' || arithmetic === 'u64';
}

export function isInteger(type: Type): boolean {
  const family = familyOf(type);
  return family === 'signed' || family === 'unsigned';
}

function elementCount(bounds: readonly Bounds[]): number {
  return bounds.reduce((count, { low, high }) => count * (high - low + 1), 1);
}

/** How many cells of memory a value of the type takes. */
export function cellsOf(type: Type): number {
  switch (type.kind) {
    case 'array':
      return elementCount(type.bounds) * cellsOf(type.element);
    case 'struct': {
      let cells = 0;
      for (const field of type.fields.values()) cells += cellsOf(field.type);
      return cells;
    }
    case 'block':
      return type.unit.cells;
    default:
      return 1;
  }
}

export function elementsOf(type: ArrayType): number {
  return elementCount(type.bounds);
}

/** Whether a value of one is a value of the other without any conversion. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b || a.kind === 'unknown' || b.kind === 'unknown') return true;
  if (a.kind === 'string' && b.kind === 'string') return a.wide === b.wide;
  if (a.kind === 'subrange' || b.kind === 'subrange') return baseOf(a) === baseOf(b);
  if (a.kind === 'block' && b.kind === 'block') return a.unit === b.unit;
  if (a.kind !== 'array' || b.kind !== 'array' || a.bounds.length !== b.bounds.length) return false;
  const sameBounds = a.bounds.every(({ low, high }, index) => {
    const other = b.bounds[index];
    return other?.low === low && other.high === high;
  });
  return sameBounds && sameType(a.element, b.element) && capacityOf(a.element) === capacityOf(b.element);
}

/** How many characters a string holds; 0 for everything else. */
export function capacityOf(type: Type): number {
  return type.kind === 'string' ? type.capacity : 0;
}

/** All bits of a BOOL or bit string set, or `undefined` for other types. */
export function rangeOfBits(type: Type): bigint | undefined {
  const base = baseOf(type);
  if (base.kind !== 'elementary' || (base.family !== 'bits' && base.family !== 'bool')) return undefined;
  return (1n << BigInt(base.bits)) - 1n;
}
