import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { controllerFor, read, scan, write } from './testing.ts';

interface IntegerType {
  readonly name: string;
  readonly bits: number;
  readonly signed: boolean;
}

const TYPES: readonly IntegerType[] = ['SINT', 'INT', 'DINT', 'LINT', 'USINT', 'UINT', 'UDINT', 'ULINT'].map(
  (name, index) => ({
    name,
    bits: 8 << (index % 4),
    signed: index < 4,
  }),
);

function wrapped(value: bigint, { bits, signed }: IntegerType): bigint {
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

/** One program of a type with every operation; the results in the order of {@link expectedOf}. */
function programOf({ name, signed }: IntegerType): string {
  return `PROGRAM p VAR_INPUT a, b : ${name}; END_VAR
    VAR_OUTPUT r : ARRAY [0..8] OF ${name}; c : ARRAY [0..5] OF BOOL; t : LINT; END_VAR
    r[0] := a + b; r[1] := a - b; r[2] := a * b; IF b <> 0 THEN r[3] := a / b; END_IF; r[4] := a MOD b;
    r[5] := ${signed ? '-a' : '0'}; r[6] := MAX(a, b); r[7] := MIN(a, b); r[8] := ADD(a, b, 1);
    c[0] := a < b; c[1] := a <= b; c[2] := a > b; c[3] := a >= b; c[4] := a = b; c[5] := a <> b; t := ${name === 'LINT' ? 'a' : `${name}_TO_LINT(a)`};
  END_PROGRAM`;
}

function expectedOf(type: IntegerType, a: bigint, b: bigint): readonly (bigint | boolean)[] {
  const results = [
    a + b,
    a - b,
    a * b,
    b === 0n ? 0n : a / b,
    b === 0n ? 0n : a % b,
    type.signed ? -a : 0n,
    a > b ? a : b,
    a < b ? a : b,
    a + b + 1n,
  ];
  const compared = [a < b, a <= b, a > b, a >= b, a === b, a !== b];
  return [...results.map((value) => wrapped(value, type)), ...compared, BigInt.asIntN(64, a)];
}

const PATHS = [
  ...Array.from({ length: 9 }, (_, index) => `r[${index}]`),
  ...Array.from({ length: 6 }, (_, index) => `c[${index}]`),
  't',
];

describe('integers', () => {
  it.each(TYPES)('[PLC-E3] [PLC-E4] compute modulo their width, as exact arithmetic says: $name', (type) => {
    const controller = controllerFor(programOf(type));
    const low = type.signed ? -(1n << BigInt(type.bits - 1)) : 0n;
    const high = low + (1n << BigInt(type.bits)) - 1n;
    const any = fc.oneof(fc.bigInt(low, high), fc.constantFrom(low, high, 0n, 1n, high - 1n), fc.bigInt(0n, 20n));
    fc.assert(
      fc.property(any, any, (a, b) => {
        controller.reset();
        write(controller, 'a', a);
        write(controller, 'b', b);
        scan(controller);
        const results = PATHS.map((path) => {
          const value = read(controller, path);
          return typeof value === 'number' ? BigInt(value) : value;
        });
        expect(results).toEqual(expectedOf(type, a, b));
      }),
      { numRuns: 200 },
    );
  });
});
