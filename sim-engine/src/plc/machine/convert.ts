import { at } from '../../maths/at.ts';
import { formatDate, formatDateTime, formatDuration, formatGeneral, formatTimeOfDay } from '../library/format.ts';
import { readNumber, readTimed, readWhole } from '../library/parse-text.ts';
import { type Memory, textAt, wideAt } from './memory.ts';
import { TWO_63, unsignedWholeOf, wholeOf } from './wide.ts';

/** The types that convert into each other, in the order of their numbers in a CONVERT. */
export const CONVERTIBLE = [
  'BOOL',
  'SINT',
  'INT',
  'DINT',
  'USINT',
  'UINT',
  'UDINT',
  'BYTE',
  'WORD',
  'DWORD',
  'LINT',
  'ULINT',
  'LWORD',
  'REAL',
  'LREAL',
  'TIME',
  'DATE',
  'TOD',
  'DT',
  'STRING',
  'WSTRING',
] as const;

const LINT = 10;
const ULINT = 11;
const LWORD = 12;
const REAL = 13;
const LREAL = 14;
const TIME = 15;
const DATE = 16;
const TOD = 17;
const DT = 18;
const STRING = 19;
const NS_PER_SECOND = 1_000_000_000n;
const NS_PER_DAY = 86_400_000_000_000n;

export function convertCode(from: number, to: number): number {
  return (from << 5) | to;
}

/** To the nearest whole number, halves to the even one. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** A whole number (its lowest 32 bits) as type `to` holds it. */
function narrow(to: number, x: number): number {
  switch (to) {
    case 1:
      return (x << 24) >> 24;
    case 2:
      return (x << 16) >> 16;
    case 3:
      return x | 0;
    case 4:
    case 7:
      return x & 0xff;
    case 5:
    case 8:
      return x & 0xffff;
    default:
      return x >>> 0;
  }
}

/** A whole real as a type up to 32 bits, by way of 64 bits as {@link wholeOf} does it. */
function smallWhole(to: number, whole: number, signed: boolean): number {
  const held = Math.abs(whole) < TWO_63 && (signed || whole > 0);
  return held ? narrow(to, whole) : 0;
}

/** One conversion. Times meet numbers as seconds; whole numbers that do not fit wrap, negative reals become 0 in unsigned types. */
export function convert(code: number, memory: Memory, d: number, a: number): void {
  const from = code >> 5;
  const to = code & 31;
  if (to >= STRING) memory.texts[d] = toText(from, memory, a);
  else if (from >= STRING) fromText(to, memory, d, textAt(memory.texts, a));
  else if (from === REAL || from === LREAL) fromReal(to, memory, d, at(memory.numbers, a));
  else if (from >= TIME) fromTime(from, to, memory, d, wideAt(memory.wide, a));
  else if (from >= LINT) fromWhole(to, memory, d, wideAt(from === LINT ? memory.wide : memory.unsigned, a));
  else fromSmall(to, memory, d, at(memory.numbers, a));
}

function fromSmall(to: number, memory: Memory, d: number, x: number): void {
  if (to === 0) memory.numbers[d] = x === 0 ? 0 : 1;
  else if (to < LINT) memory.numbers[d] = narrow(to, x);
  else if (to === REAL) memory.numbers[d] = Math.fround(x);
  else if (to === LREAL) memory.numbers[d] = x;
  else memory.wide[d] = BigInt.asIntN(64, to >= TIME ? wholeOf(x) * NS_PER_SECOND : wholeOf(x));
}

function fromWhole(to: number, memory: Memory, d: number, x: bigint): void {
  if (to === 0) memory.numbers[d] = x === 0n ? 0 : 1;
  else if (to < LINT) memory.numbers[d] = narrow(to, Number(BigInt.asIntN(32, x)));
  else if (to === REAL) memory.numbers[d] = Math.fround(Number(x));
  else if (to === LREAL) memory.numbers[d] = Number(x);
  else memory.wide[d] = BigInt.asIntN(64, to >= TIME ? x * NS_PER_SECOND : x);
}

function fromReal(to: number, memory: Memory, d: number, x: number): void {
  if (to === 0) memory.numbers[d] = x === 0 ? 0 : 1;
  else if (to <= LWORD) {
    const rounded = roundHalfEven(x);
    const signed = to <= 3 || to === LINT;
    if (to < LINT) memory.numbers[d] = smallWhole(to, rounded, signed);
    else memory.wide[d] = BigInt.asIntN(64, signed ? wholeOf(rounded) : unsignedWholeOf(rounded));
  } else if (to === REAL) memory.numbers[d] = Math.fround(x);
  else if (to === LREAL) memory.numbers[d] = x;
  else memory.wide[d] = secondsToNs(x);
}

/** Whole seconds and the fraction apart, so that neither loses digits. */
function secondsToNs(seconds: number): bigint {
  const whole = Math.trunc(seconds);
  return BigInt.asIntN(64, wholeOf(whole) * NS_PER_SECOND + wholeOf((seconds - whole) * 1e9));
}

function fromTime(from: number, to: number, memory: Memory, d: number, ns: bigint): void {
  if (to < LINT) fromWhole(to, memory, d, ns / NS_PER_SECOND);
  else if (to <= LWORD) memory.wide[d] = ns / NS_PER_SECOND;
  else if (to <= LREAL) {
    const seconds = Number(ns / NS_PER_SECOND) + Number(ns % NS_PER_SECOND) / 1e9;
    memory.numbers[d] = to === REAL ? Math.fround(seconds) : seconds;
  } else {
    const ofDay = ((ns % NS_PER_DAY) + NS_PER_DAY) % NS_PER_DAY;
    memory.wide[d] = from === DT && to === DATE ? ns - ofDay : from === DT && to === TOD ? ofDay : ns;
  }
}

function toText(from: number, memory: Memory, a: number): string {
  const { numbers, wide, unsigned, texts } = memory;
  switch (from) {
    case 0:
      return at(numbers, a) === 0 ? 'FALSE' : 'TRUE';
    case 7:
    case 8:
    case 9:
      return `16#${at(numbers, a).toString(16)}`;
    case LINT:
      return wideAt(wide, a).toString();
    case ULINT:
      return wideAt(unsigned, a).toString();
    case LWORD:
      return `16#${wideAt(unsigned, a).toString(16)}`;
    case REAL:
    case LREAL:
      return formatGeneral(at(numbers, a), 10);
    case TIME:
      return formatDuration(wideAt(wide, a));
    case DATE:
      return formatDate(wideAt(wide, a));
    case TOD:
      return formatTimeOfDay(wideAt(wide, a));
    case DT:
      return formatDateTime(wideAt(wide, a));
    default:
      return from >= STRING ? textAt(texts, a) : String(at(numbers, a));
  }
}

function fromText(to: number, memory: Memory, d: number, text: string): void {
  if (to === 0) memory.numbers[d] = text.trim().toUpperCase() === 'TRUE' || readWhole(text) !== 0n ? 1 : 0;
  else if (to < LINT) memory.numbers[d] = narrow(to, Number(BigInt.asIntN(32, readWhole(text))));
  else if (to <= LWORD) memory.wide[d] = BigInt.asIntN(64, readWhole(text));
  else if (to <= LREAL) memory.numbers[d] = to === REAL ? Math.fround(readNumber(text)) : readNumber(text);
  else memory.wide[d] = readTimed(to === TIME ? 'TIME' : to === DATE ? 'DATE' : to === TOD ? 'TOD' : 'DT', text);
}
