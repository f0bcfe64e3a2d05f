import { civilFromDays } from '../syntax/literals.ts';

const NS_PER_DAY = 86_400_000_000_000n;

/** The digits of `|x|` rounded to `digits` places, ties to even as C does (JavaScript rounds ties up), and its exponent. */
function rounded(x: number, digits: number): { readonly mantissa: string; readonly exponent: number } {
  const [near = '0', exponent = '0'] = x.toExponential(digits - 1).split('e');
  const [exact = '', exactExponent = '0'] = x.toExponential(Math.min(100, digits + 60)).split('e');
  const exactDigits = exact.replace('.', '');
  const kept = exactDigits.slice(0, digits);
  const tie = /^50*$/u.test(exactDigits.slice(digits));
  if (tie && Number(kept.at(-1)) % 2 === 0) return { mantissa: kept, exponent: Number(exactExponent) };
  return { mantissa: near.replace('.', ''), exponent: Number(exponent) };
}

/** C's `%.<digits>g`. */
export function formatGeneral(x: number, digits: number): string {
  if (Number.isNaN(x)) return 'nan';
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (!Number.isFinite(x)) return `${sign}inf`;
  if (x === 0) return `${sign}0`;
  const { mantissa, exponent } = rounded(Math.abs(x), digits);
  const trimmed = mantissa.replace(/0+$/u, '');
  if (exponent < -4 || exponent >= digits) {
    const fraction = trimmed.slice(1);
    const power = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${trimmed[0] ?? '0'}${fraction === '' ? '' : `.${fraction}`}e${exponent < 0 ? '-' : '+'}${power}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${trimmed}`;
  const whole = trimmed.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = trimmed.slice(exponent + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const PARTS: readonly (readonly [unit: bigint, name: string])[] = [
  [NS_PER_DAY, 'd'],
  [3_600_000_000_000n, 'h'],
  [60_000_000_000n, 'm'],
  [1_000_000_000n, 's'],
];

/** `T#0d0h0m4s567ms`: from the days down to the last part that is not 0. @param ns nanoseconds */
export function formatDuration(ns: bigint): string {
  let rest = ns < 0n ? -ns : ns;
  let text = ns < 0n ? 'T#-' : 'T#';
  for (const [index, [unit, name]] of PARTS.entries()) {
    if (index > 0 && rest === 0n) return text;
    text += `${rest / unit}${name}`;
    rest %= unit;
  }
  if (rest === 0n) return text;
  const fraction = (rest % 1_000_000n).toString().padStart(6, '0').replace(/0+$/u, '');
  return `${text}${rest / 1_000_000n}${fraction === '' ? '' : `.${fraction}`}ms`;
}

function twoDigits(value: number | bigint): string {
  return String(value).padStart(2, '0');
}

function dateText(ns: bigint): string {
  const days = (ns - (((ns % NS_PER_DAY) + NS_PER_DAY) % NS_PER_DAY)) / NS_PER_DAY;
  const { year, month, day } = civilFromDays(Number(days));
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** With microseconds where there are any. */
function clockText(ns: bigint): string {
  const ofDay = ((ns % NS_PER_DAY) + NS_PER_DAY) % NS_PER_DAY;
  const seconds = ofDay / 1_000_000_000n;
  const fraction = ((ofDay % 1_000_000_000n) / 1000n).toString().padStart(6, '0');
  const micros = Number(fraction) === 0 ? '' : `.${fraction}`;
  return `${twoDigits(seconds / 3600n)}:${twoDigits((seconds / 60n) % 60n)}:${twoDigits(seconds % 60n)}${micros}`;
}

export function formatDate(ns: bigint): string {
  return `D#${dateText(ns)}`;
}

export function formatTimeOfDay(ns: bigint): string {
  return `TOD#${clockText(ns)}`;
}

export function formatDateTime(ns: bigint): string {
  return `DT#${dateText(ns)}-${clockText(ns)}`;
}
