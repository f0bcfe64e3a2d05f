import { describe, expect, it } from 'vitest';

import { after, errorsOf, evaluated, faultOf } from './testing.ts';

describe('literals', () => {
  it.each([
    ['INT', '1_000', 1000],
    ['INT', '2#1010_1010', 170],
    ['INT', '8#17', 15],
    ['INT', '16#7F', 127],
    ['INT', 'INT#-5', -5],
    ['INT', 'INT#16#FF', 255],
    ['BOOL', 'BOOL#1', true],
    ['BOOL', '0', false],
    ['LREAL', '1.5E-3', 0.0015],
    ['LREAL', '1e3', 1000],
    ['REAL', 'REAL#0.1', Math.fround(0.1)],
    ['ULINT', '18446744073709551615', 18_446_744_073_709_551_615n],
    ['LINT', '-9223372036854775808', -9_223_372_036_854_775_808n],
  ])('[PLC-L3] %s := %s', (type, literal, value) => {
    expect(evaluated(type, literal)).toBe(value);
  });

  it.each([
    ['T#1d2h3m4.5s', 93_784_500_000_000n],
    ['TIME#-1h_30m', -5_400_000_000_000n],
    ['LTIME#1us500ns', 1500n],
    ['t#25h', 90_000_000_000_000n],
  ])('[PLC-L4] %s is %s ns', (literal, ns) => {
    expect(evaluated('TIME', literal)).toBe(ns);
  });

  it.each([
    ['DATE', 'D#1970-01-02', 86_400_000_000_000n],
    ['DATE', 'DATE#2024-02-29', 1_709_164_800_000_000_000n],
    ['TOD', 'TOD#12:30:15.5', 45_015_500_000_000n],
    ['DT', 'DT#1970-01-01-00:00:01', 1_000_000_000n],
  ])('[PLC-L5] %s := %s', (type, literal, ns) => {
    expect(evaluated(type, literal)).toBe(ns);
  });

  it.each(['T#1s2h', 'T#1.5h2m', 'T#', 'T#5x', 'D#2023-02-29', 'TOD#24:00:00', '16#', '2#12', '99#1', '1e999'])(
    '[PLC-L3] [PLC-L4] [PLC-L5] refuses %s',
    (literal) => {
      expect(errorsOf(`PROGRAM p VAR t : LREAL; END_VAR t := ${literal}; END_PROGRAM`)).not.toEqual([]);
    },
  );

  it('[PLC-L6] resolves escapes, of STRING by two digits and of WSTRING by four', () => {
    expect(evaluated('STRING', "'a$$b$'c$41$N$T'")).toBe("a$b'cA\n\t");
    expect(evaluated('WSTRING', '"中$4E2D$""')).toBe('中中"');
    expect(errorsOf("PROGRAM p VAR s : STRING; END_VAR\ns := '中';\ns := '$Z'; END_PROGRAM")).toEqual([
      '2:6 ST108',
      '3:6 ST104',
    ]);
  });

  it('[PLC-L1] [PLC-L2] tells no case, and passes nested comments and pragmas over', () => {
    const body = 'A := 1; (* x (* y *) z *) b := a + {pragma} 1; // rest := 9\n/* c */ 计数 := B;';
    expect(after('a, b : INT; 计数 : INT;', body, ['a', '计数'])).toEqual([1, 2]);
  });
});

describe('arithmetic', () => {
  it.each([
    ['2 + 3 * 4 - 10 / 4', 12],
    ['-2 ** 2', 4],
    ['7 MOD 3 + 7 / 3', 3],
    ['-7 / 2', -3],
    ['-7 MOD 3', -1],
    ['7 MOD -3', 1],
    ['(1 + 2) * 3', 9],
  ])('[PLC-E1] [PLC-E4] %s', (expression, value) => {
    expect(evaluated('LREAL', expression)).toBe(value);
  });

  it.each([
    ['BOOL', 'TRUE OR FALSE AND FALSE', true],
    ['BOOL', 'TRUE XOR TRUE AND FALSE', true],
    ['BOOL', 'NOT FALSE AND FALSE', false],
    ['BOOL', '1 + 1 = 2 AND 3 > 2', true],
    ['BOOL', '1 < 2 = TRUE', true],
    ['WORD', '16#F0F0 AND 16#0FFF OR 16#000F XOR 16#0003', 0x00fc],
  ])('[PLC-E1] %s := %s', (type, expression, value) => {
    expect(evaluated(type, expression)).toBe(value);
  });

  it.each([
    ['SINT', '127', '1', -128],
    ['INT', '32767', '1', -32_768],
    ['DINT', '2147483647', '1', -2_147_483_648],
    ['LINT', '9223372036854775807', '1', -9_223_372_036_854_775_808n],
    ['USINT', '255', '1', 0],
    ['UINT', '65535', '2', 1],
    ['UDINT', '4294967295', '1', 0],
    ['ULINT', '18446744073709551615', '3', 2n],
  ])('[PLC-E3] %s wraps: %s + %s', (type, a, b, sum) => {
    expect(evaluated(type, 'a + b', `a : ${type} := ${a}; b : ${type} := ${b};`)).toBe(sum);
  });

  it('[PLC-E3] computes short types in 32 bits and cuts where a value is stored, passed or converted', () => {
    const a = 'a : INT := 300; z : INT;';
    expect(evaluated('INT', '(a * a) / 3', a)).toBe(30_000);
    expect(evaluated('INT', 'a * a', a)).toBe(24_464);
    expect(evaluated('DINT', 'INT_TO_DINT(a * a)', a)).toBe(24_464);
    expect(evaluated('BOOL', 'a * a > 32767', a)).toBe(true);
    expect(evaluated('BOOL', 'GT(a * a, 32767)', a)).toBe(false);
    expect(evaluated('BOOL', 'u - 7 > 3', 'u : UINT := 5;')).toBe(false);
  });

  it('[PLC-E4] stops at a division by zero, at its operator, and gives 0 for MOD 0', () => {
    expect(faultOf('a, z : INT;', 'a := 1;\na := 5 + a / z;')).toBe('RT1 3:12');
    expect(faultOf('a, z : LINT;', 'a := a / z;')).toBe('RT1 2:8');
    expect(faultOf('a, z : REAL;', 'a := 1.0 / z;')).toBe('RT1 2:10');
    expect(faultOf('a : INT;', 'a := 1 / 0;')).toBe('RT1 2:8');
    expect(
      after('a : INT := 7; b : ULINT := 7; z : INT; y : ULINT;', 'a := a MOD z; b := b MOD y;', ['a', 'b']),
    ).toEqual([0, 0n]);
  });

  it('[PLC-E5] keeps what meets an untyped literal in double precision until it is stored', () => {
    const sum = Math.fround(Math.fround(0.1) + Math.fround(0.2));
    expect(evaluated('REAL', 'a + b', 'a : REAL := 0.1; b : REAL := 0.2;')).toBe(sum);
    expect(evaluated('BOOL', 'a = 0.1', 'a : REAL := 0.1;')).toBe(false);
    expect(evaluated('BOOL', 'a = REAL#0.1', 'a : REAL := 0.1;')).toBe(true);
    expect(evaluated('LREAL', 'a', 'a : REAL := 0.1;')).toBe(Math.fround(0.1));
    expect(evaluated('LREAL', 'REAL_TO_LREAL(a * 0.1)', 'a : REAL := 3.0;')).toBe(Math.fround(0.3));
  });

  it('[PLC-E6] raises to powers', () => {
    expect(evaluated('LREAL', '2.0 ** 0.5')).toBe(Math.SQRT2);
    expect(evaluated('LREAL', 'i ** 3', 'i : INT := -2;')).toBe(-8);
    expect(evaluated('REAL', 'EXPT(r, 2)', 'r : REAL := 1.5;')).toBe(2.25);
  });

  it('[PLC-E2] leaves out the right side of a BOOL AND and OR where the left decides', () => {
    const count =
      'VAR_GLOBAL n : INT; END_VAR FUNCTION f : BOOL VAR_INPUT x : BOOL; END_VAR n := n + 1; f := x; END_FUNCTION';
    const body = 'q := FALSE AND f(TRUE); q := TRUE OR f(TRUE); q := TRUE AND f(TRUE); q := FALSE XOR f(TRUE); k := n;';
    expect(after('q : BOOL; k : INT;', body, ['k', 'q'], count)).toEqual([2, true]);
    expect(after('i : INT := 9; a : ARRAY [1..3] OF BOOL; q : BOOL;', 'q := i <= 3 AND a[i];', ['q'])).toEqual([false]);
  });

  it.each([
    ['TIME', 'T#1s + T#500ms', 1_500_000_000n],
    ['TIME', 'T#1s * 3', 3_000_000_000n],
    ['TIME', '2 * T#1s', 2_000_000_000n],
    ['TIME', 'T#1s * 1.5', 1_500_000_000n],
    ['TIME', 'T#10s / 3', 3_333_333_333n],
    ['TIME', '-T#1s', -1_000_000_000n],
    ['TIME', 'DT#2024-03-01-00:00:00 - DT#2024-02-28-12:00:00', 129_600_000_000_000n],
    ['TIME', 'D#2024-03-01 - D#2024-02-28', 172_800_000_000_000n],
    ['DT', 'DT#1970-01-01-00:00:00 + T#1ms', 1_000_000n],
    ['TOD', 'TOD#01:00:00 - T#30m', 1_800_000_000_000n],
    ['BOOL', 'T#1s > T#999ms', true],
  ])('[PLC-E7] %s := %s', (type, expression, value) => {
    expect(evaluated(type, expression)).toBe(value);
  });

  it('[PLC-E7] stops at a duration divided by zero', () => {
    expect(faultOf('t : TIME; z : INT; r : REAL;', 't := T#1s / z;')).toBe('RT1 2:11');
    expect(faultOf('t : TIME; z : INT; r : REAL;', 't := T#1s / r;')).toBe('RT1 2:11');
  });
});

describe('types in expressions', () => {
  it.each([
    ['LREAL', 'i + r', 1.5],
    ['LINT', 'i + d', 100_001n],
    ['DINT', 'i + u', 8],
    ['REAL', 'i * 0.5', 0.5],
    ['LREAL', 'd + 0.5', 100_000.5],
    ['DINT', 'i + 40000', 40_001],
    ['LREAL', 'u', 7],
    ['LWORD', 'b', 3n],
    ['WORD', 'b OR w', 0x103],
  ])('[PLC-T3] [PLC-T4] %s := %s', (type, expression, value) => {
    const variables =
      'i : INT := 1; d : DINT := 100000; u : UINT := 7; r : REAL := 0.5; b : BYTE := 3; w : WORD := 16#100;';
    expect(evaluated(type, expression, variables)).toBe(value);
  });

  it.each([
    ['i : INT; d : DINT;', 'i := d;', '2:6 ST402'],
    ['i : INT; r : REAL;', 'i := r;', '2:6 ST402'],
    ['i : INT; u : UINT;', 'u := i;', '2:6 ST402'],
    ['i : INT; w : WORD;', 'w := i;', '2:6 ST402'],
    ['r : REAL; l : LREAL;', 'r := l;', '2:6 ST402'],
    ['r : REAL; l : LINT;', 'r := r + l;', '2:8 ST403'],
    ['b : BOOL; i : INT;', 'b := b AND i;', '2:8 ST403'],
    ['t : TIME;', 't := t + 1;', '2:8 ST403'],
    ['s : STRING; w : WSTRING;', 's := w;', '2:6 ST402'],
    ['i : INT;', 'i := 40000;', '2:6 ST406'],
    ['u : USINT;', 'u := -1;', '2:6 ST406'],
    ['b : BOOL;', 'b := NOT 5;', '2:6 ST404'],
  ])('[PLC-T3] refuses, with %s, %s', (variables, statement, error) => {
    expect(errorsOf(`PROGRAM p VAR ${variables} END_VAR\n${statement} END_PROGRAM`)).toEqual([error]);
  });
});
