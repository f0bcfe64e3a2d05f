import { BOOL, BYTE, DWORD, type ElementaryType, LWORD, type Type, WORD } from '../types/types.ts';

/** One input, output or marker of the process image. */
export interface IoPoint {
  /** `%IX0.0`, in upper case and with its size letter. */
  readonly address: string;
  readonly direction: 'input' | 'output' | 'memory';
  readonly type: Type;
  readonly cell: number;
  /** The first variable at it, by its path, where one is declared. */
  readonly name: string | undefined;
}

const DIRECTIONS = { I: 'input', Q: 'output', M: 'memory' } as const;
const SIZES: Readonly<Record<string, ElementaryType>> = { X: BOOL, B: BYTE, W: WORD, D: DWORD, L: LWORD };

export interface ParsedAddress {
  readonly address: string;
  readonly direction: IoPoint['direction'];
  /** What the address is without a declaration. */
  readonly type: ElementaryType;
  readonly numbers: readonly number[];
}

/** `%IX0.1`, `%QW4`, `%I0.1` (then X is added). Leading zeros are dropped, so that one point has one spelling. */
export function parseAddress(text: string): ParsedAddress | undefined {
  const match = /^%([IQM])([XBWDL]?)(\*|\d{1,9}(?:\.\d{1,9}){0,7})$/u.exec(text.toUpperCase());
  if (match === null) return undefined;
  const [, area = 'I', letter = '', place = ''] = match;
  const size = letter === '' ? 'X' : letter;
  const direction = DIRECTIONS[area as 'I' | 'Q' | 'M'];
  const type = SIZES[size] ?? BOOL;
  if (place === '*') return { address: `%${area}${size}*`, direction, type, numbers: [] };
  const numbers = place.split('.').map(Number);
  return { address: `%${area}${size}${numbers.join('.')}`, direction, type, numbers };
}

/** The address `steps` elements further on: `%IX0.7` + 1 = `%IX1.0`, `%MW4` + 1 = `%MW5`. */
export function addressAfter({ address, numbers, type }: ParsedAddress, steps: number): string {
  const head = address.slice(0, 3);
  const last = numbers.at(-1) ?? 0;
  const before = numbers.slice(0, -1);
  const bit = type === BOOL && before.length > 0;
  if (!bit) return `${head}${[...before, last + steps].join('.')}`;
  const total = last + steps;
  const upper = (before.at(-1) ?? 0) + Math.floor(total / 8);
  return `${head}${[...before.slice(0, -1), upper, total % 8].join('.')}`;
}
