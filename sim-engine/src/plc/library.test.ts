import { describe, expect, it } from 'vitest';

import { after, evaluated, controllerFor, read, scan, write } from './testing.ts';

describe('functions of numbers and bits', () => {
  it.each([
    ['INT', 'ABS(i)', 'i : INT := -5;', 5],
    ['INT', 'ABS(i)', 'i : INT := -32768;', -32_768],
    ['LINT', 'ABS(LINT#-7)', '', 7n],
    ['REAL', 'SQRT(r)', 'r : REAL := 2.0;', Math.fround(Math.SQRT2)],
    ['LREAL', 'SQRT(2.0)', '', Math.SQRT2],
    ['LREAL', 'LN(l)', 'l : LREAL := 1.0;', 0],
    ['LREAL', 'LOG(l)', 'l : LREAL := 1000.0;', 3],
    ['LREAL', 'EXP(l)', 'l : LREAL;', 1],
    ['LREAL', 'ATAN2(Y := l, X := l)', 'l : LREAL := 1.0;', Math.PI / 4],
    ['LREAL', 'SQRT(l)', 'l : LREAL := -1.0;', Number.NaN],
    ['LREAL', 'LN(l)', 'l : LREAL;', Number.NEGATIVE_INFINITY],
    ['INT', 'TRUNC(r)', 'r : REAL := -2.9;', -2],
    ['UINT', 'TRUNC(r)', 'r : REAL := -2.9;', 65_534],
    ['INT', 'MUL(2, 3, i)', 'i : INT := 4;', 24],
    ['INT', 'MOD(i, 5)', 'i : INT := 13;', 3],
    ['BOOL', 'LT(1, i, 5)', 'i : INT := 3;', true],
    ['BOOL', 'NE(IN1 := i, IN2 := 3)', 'i : INT := 3;', false],
    ['WORD', 'AND(16#F0F0, w, 16#FF)', 'w : WORD := 16#1234;', 0x30],
    ['INT', 'MOVE(i)', 'i : INT := 3;', 3],
  ])('[PLC-F1] %s := %s', (type, expression, variables, value) => {
    expect(evaluated(type, expression, variables)).toBe(value);
  });

  it.each([
    ['LIMIT(10, i, 20)', 5, 10],
    ['LIMIT(10, i, 20)', 15, 15],
    ['LIMIT(10, i, 20)', 25, 20],
    ['LIMIT(10, i, 5)', 7, 10],
    ['LIMIT(10, i, 5)', 12, 5],
    ['MUX(i, 10, 20, 30)', 2, 30],
    ['MUX(i, 10, 20, 30)', 3, 0],
    ['MUX(K := i, IN0 := 10, IN1 := 20)', -1, 0],
    ['SEL(i > 3, 1, 2)', 4, 2],
    ['MAX(1, i, 3)', 9, 9],
    ['MIN(IN1 := 1, IN2 := i)', -9, -9],
  ])('[PLC-F2] %s with i = %i is %i', (expression, i, value) => {
    expect(evaluated('INT', expression, `i : INT := ${i};`)).toBe(value);
  });

  it.each([
    ['BYTE', 'SHL(b, 1)', 0x02],
    ['BYTE', 'SHR(b, 1)', 0x40],
    ['BYTE', 'ROL(b, 1)', 0x03],
    ['BYTE', 'ROR(b, 9)', 0xc0],
    ['BYTE', 'SHL(b, 8)', 0],
    ['BYTE', 'SHL(b, -1)', 0x81],
    ['DWORD', 'SHL(d, 31)', 0x8000_0000],
    ['DWORD', 'SHR(d, 31)', 1],
    ['DWORD', 'SHL(d, 32)', 0],
    ['DWORD', 'ROR(d, 1)', 0xc000_0000],
    ['LWORD', 'SHL(l, 63)', 0x8000_0000_0000_0000n],
    ['LWORD', 'ROL(l, 65)', 0x0000_0000_0000_0003n],
    ['LWORD', 'SHR(l, 64)', 0n],
    ['BYTE', 'NOT b', 0x7e],
    ['LWORD', 'NOT l', 0x7fff_ffff_ffff_fffen],
  ])('[PLC-F3] %s := %s', (type, expression, value) => {
    const variables = 'b : BYTE := 16#81; d : DWORD := 16#80000001; l : LWORD := 16#8000000000000001;';
    expect(evaluated(type, expression, variables)).toBe(value);
  });
});

describe('strings', () => {
  it.each([
    ["LEFT('hello', 3)", 'hel'],
    ["LEFT('hello', 9)", 'hello'],
    ["LEFT('hello', -1)", ''],
    ["RIGHT('hello', 2)", 'lo'],
    ["MID('hello', 2, 4)", 'lo'],
    ["MID('hello', 2, 6)", ''],
    ["MID('hello', 2, 0)", ''],
    ["CONCAT('a', 'b', 'c')", 'abc'],
    ["INSERT('hello', 'XY', 2)", 'heXYllo'],
    ["INSERT('hello', 'XY', 9)", 'helloXY'],
    ["DELETE('hello', 2, 4)", 'hel'],
    ["DELETE('hello', 2, 0)", 'hello'],
    ["REPLACE('hello', 'XYZ', 2, 3)", 'heXYZo'],
    ["REPLACE(IN1 := 'hello', IN2 := '', L := 5, P := 1)", ''],
  ])('[PLC-F4] %s', (expression, value) => {
    expect(evaluated('STRING', expression)).toBe(value);
  });

  it('[PLC-F4] counts, finds and compares', () => {
    expect(evaluated('INT', "LEN('hello')")).toBe(5);
    expect(evaluated('INT', "FIND('hello', 'l')")).toBe(3);
    expect(evaluated('INT', "FIND('hello', 'z')")).toBe(0);
    expect(evaluated('BOOL', "'abc' < 'abd' AND 'a' = 'a' AND 'b' >= 'abc'")).toBe(true);
  });
});

describe('conversions', () => {
  it.each([
    ['INT', 'REAL_TO_INT(2.5)', 2],
    ['INT', 'REAL_TO_INT(3.5)', 4],
    ['INT', 'REAL_TO_INT(-2.5)', -2],
    ['INT', 'LREAL_TO_INT(70000.5)', 4464],
    ['SINT', 'INT_TO_SINT(200)', -56],
    ['UINT', 'LREAL_TO_UINT(-2.0)', 0],
    ['UDINT', 'LREAL_TO_UDINT(1.0E12)', 3_567_587_328],
    ['LINT', 'LREAL_TO_LINT(1.0E20)', -0x8000_0000_0000_0000n],
    ['ULINT', 'LREAL_TO_ULINT(1.0E19)', 10_000_000_000_000_000_000n],
    ['LREAL', 'ULINT_TO_LREAL(18446744073709551615)', 18_446_744_073_709_551_616],
    ['INT', 'WORD_TO_INT(16#FFFF)', -1],
    ['WORD', 'INT_TO_WORD(-1)', 65_535],
    ['REAL', 'DWORD_TO_REAL(16#40490FDB)', 1_078_530_048],
    ['BOOL', 'INT_TO_BOOL(2)', true],
    ['DINT', 'BOOL_TO_DINT(TRUE)', 1],
    ['TIME', 'INT_TO_TIME(2)', 2_000_000_000n],
    ['TIME', 'LREAL_TO_TIME(1.5)', 1_500_000_000n],
    ['DINT', 'TIME_TO_DINT(T#2.7s)', 2],
    ['LREAL', 'TIME_TO_LREAL(T#1500ms)', 1.5],
    ['DATE', 'DT_TO_DATE(DT#1970-01-02-12:00:00)', 86_400_000_000_000n],
    ['TOD', 'DATE_AND_TIME_TO_TIME_OF_DAY(DT#1970-01-02-00:00:01)', 1_000_000_000n],
    ['INT', 'TO_INT(3.7)', 4],
    ['INT', 'TRUNC_INT(3.7)', 3],
    ['DINT', 'LREAL_TRUNC_DINT(-3.7)', -3],
    ['UINT', 'WORD_BCD_TO_UINT(16#1234)', 1234],
    ['WORD', 'UINT_TO_BCD_WORD(9876)', 0x9876],
    ['WORD', 'INT_TO_BCD(BCD_TO_INT(WORD#16#0123) - 24)', 0x99],
    ['DINT', 'Colour_TO_DINT(Green)', 1],
    ['Colour', 'INT_TO_Colour(1)', 1],
  ])('[PLC-F5] %s := %s', (type, expression, value) => {
    expect(evaluated(type, expression, '', 'TYPE Colour : (Red, Green); END_TYPE')).toBe(value);
  });

  it.each([
    ['INT_TO_STRING(-5)', '-5'],
    ['ULINT_TO_STRING(18446744073709551615)', '18446744073709551615'],
    ['WORD_TO_STRING(16#ABC)', '16#abc'],
    ['LREAL_TO_STRING(70000.703125)', '70000.70312'],
    ['LREAL_TO_STRING(1.0E12)', '1e+12'],
    ['REAL_TO_STRING(-0.5)', '-0.5'],
    ['BOOL_TO_STRING(TRUE)', 'TRUE'],
    ['TIME_TO_STRING(T#1d2h3m4s567ms)', 'T#1d2h3m4s567ms'],
    ['TIME_TO_STRING(T#10ms)', 'T#0d0h0m0s10ms'],
    ['TIME_TO_STRING(T#5m)', 'T#0d0h5m'],
    ['DATE_TO_STRING(D#2024-02-29)', 'D#2024-02-29'],
    ['DT_TO_STRING(DT#2024-02-29-12:34:56.789)', 'DT#2024-02-29-12:34:56.789000'],
    ['TOD_TO_STRING(TOD#3:4:5)', 'TOD#03:04:05'],
  ])('[PLC-F6] %s', (expression, value) => {
    expect(evaluated('STRING', expression)).toBe(value);
  });

  it.each([
    ['INT', "STRING_TO_INT(' 123abc')", 123],
    ['INT', "STRING_TO_INT('-45')", -45],
    ['INT', "STRING_TO_INT('16#FF')", 255],
    ['INT', "STRING_TO_INT('x')", 0],
    ['LREAL', "STRING_TO_LREAL('3.5e1x')", 35],
    ['BOOL', "STRING_TO_BOOL('TRUE')", true],
    ['TIME', "STRING_TO_TIME('T#1s500ms')", 1_500_000_000n],
  ])('[PLC-F6] %s := %s', (type, expression, value) => {
    expect(evaluated(type, expression)).toBe(value);
  });

  it.each([
    ['TIME', 'ADD_TIME(T#1s, T#2s)', 3_000_000_000n],
    ['TIME', 'MULTIME(T#1s, 2.5)', 2_500_000_000n],
    ['TIME', 'DIVTIME(T#1s, 4)', 250_000_000n],
    ['DT', 'CONCAT_DATE_TOD(D#1970-01-02, TOD#00:00:01)', 86_401_000_000_000n],
    ['TIME', 'SUB_DATE_DATE(D#1970-01-03, D#1970-01-02)', 86_400_000_000_000n],
  ])('[PLC-F7] %s := %s', (type, expression, value) => {
    expect(evaluated(type, expression)).toBe(value);
  });
});

/** The outputs of a block, scan by scan (10 ms), for a row of inputs. */
function course(
  block: string,
  inputs: string,
  outputs: readonly string[],
  rows: readonly (readonly boolean[])[],
): unknown {
  const names = ['a', 'b', 'c', 'd'];
  const controller = controllerFor(
    `PROGRAM p VAR_INPUT a, b, c, d : BOOL; END_VAR VAR x : ${block}; END_VAR x(${inputs}); END_PROGRAM`,
  );
  return rows.map((row) => {
    for (const [index, on] of row.entries()) write(controller, names[index] ?? '', on);
    scan(controller);
    const values = outputs.map((name) => read(controller, `x.${name}`));
    return values.map((value) => (typeof value === 'bigint' ? Number(value / 1_000_000n) : value));
  });
}

/** `0110` as one input over four scans. */
function levels(text: string): readonly boolean[][] {
  return text.split('').map((digit) => [digit === '1']);
}

describe('blocks', () => {
  it('[PLC-B1] TON, TOF and TP keep time by scans', () => {
    const row = levels('0111110100');
    expect(course('TON', 'IN := a, PT := T#25ms', ['Q', 'ET'], row)).toEqual([
      [false, 0],
      [false, 0],
      [false, 10],
      [false, 20],
      [true, 25],
      [true, 25],
      [false, 0],
      [false, 0],
      [false, 0],
      [false, 0],
    ]);
    expect(course('TOF', 'IN := a, PT := T#20ms', ['Q', 'ET'], levels('0100001'))).toEqual([
      [false, 0],
      [true, 0],
      [true, 0],
      [true, 10],
      [false, 20],
      [false, 20],
      [true, 0],
    ]);
    expect(course('TP', 'IN := a, PT := T#20ms', ['Q', 'ET'], levels('10011110'))).toEqual([
      [true, 0],
      [true, 10],
      [false, 0],
      [true, 0],
      [true, 10],
      [false, 20],
      [false, 20],
      [false, 0],
    ]);
    expect(course('TON', 'IN := a, PT := T#0s', ['Q'], levels('0110'))).toEqual([[false], [false], [true], [false]]);
  });

  it('[PLC-B2] counters count edges, the first call’s too, and stop at PV and 0', () => {
    expect(course('CTU', 'CU := a, PV := 2', ['CV', 'Q'], levels('1010101'))).toEqual([
      [1, false],
      [1, false],
      [2, true],
      [2, true],
      [2, true],
      [2, true],
      [2, true],
    ]);
    const both = [
      [true, true, false, false],
      [false, true, false, true],
      [false, false, false, false],
      [false, true, false, false],
      [true, false, true, true],
      [false, true, false, false],
    ];
    expect(course('CTUD_DINT', 'CU := a, CD := b, R := c, LD := d, PV := 3', ['CV', 'QU', 'QD'], both)).toEqual([
      [0, false, true],
      [3, true, false],
      [3, true, false],
      [2, false, false],
      [0, false, true],
      [0, false, true],
    ]);
  });

  it('[PLC-B3] [PLC-B4] edges and bistables', () => {
    expect(course('R_TRIG', 'CLK := a', ['Q'], levels('110'))).toEqual([[true], [false], [false]]);
    expect(course('F_TRIG', 'CLK := a', ['Q'], levels('0010'))).toEqual([[true], [false], [false], [true]]);
    const rows = [
      [true, true],
      [false, false],
      [false, true],
    ];
    expect(course('SR', 'S1 := a, R := b', ['Q1'], rows)).toEqual([[true], [true], [false]]);
    expect(course('RS', 'S := a, R1 := b', ['Q1'], rows)).toEqual([[false], [false], [false]]);
    expect(course('SEMA', 'CLAIM := a, RELEASE := b', ['BUSY'], rows)).toEqual([[true], [true], [false]]);
  });

  it('[PLC-B5] integrates, differentiates, ramps and controls', () => {
    const variables = 'i : INTEGRAL; d : DERIVATIVE; r : RAMP; h : HYSTERESIS; c : PID;';
    const body = `i(RUN := TRUE, R1 := FALSE, XIN := 2.0, CYCLE := T#500ms); d(RUN := TRUE, XIN := 3.0, CYCLE := T#1s);
      r(RUN := TRUE, X0 := 1.0, X1 := 5.0, TR := T#2s, CYCLE := T#1s); r(); h(XIN1 := 2.0, XIN2 := 1.0, EPS := 0.5);
      c(AUTO := TRUE, PV := 3.0, SP := 1.0, KP := 2.0, TR := 4.0, TD := 0.0, CYCLE := T#1s);`;
    expect(after(variables, body, ['i.XOUT', 'd.XOUT', 'r.XOUT', 'h.Q', 'c.XOUT'])).toEqual([
      1,
      Math.fround(0.9),
      3,
      true,
      5,
    ]);
  });
});
