import { describe, expect, it } from 'vitest';

import { COMPILE_MESSAGES, compile, FAULT_MESSAGES, traceProgram } from './index.ts';
import { errorsOf, warningsOf } from './testing.ts';

function program(declarations: string, body: string): string {
  return `PROGRAM p\n${declarations}\n${body}\nEND_PROGRAM`;
}

describe('errors', () => {
  it('[PLC-L7] are reported together, each once, by line and column', () => {
    const text = `PROGRAM p
  VAR a : INT; b BOOL; c : INT; END_VAR
  a := 1 +;
  IF a > THEN a := 2; END_IF;
  c := (a;
  WHILE a < 3 DO a := a + 1; END_WHLE;
END_PROGRAM
FUNCTION f : INT
  f := ;
END_FUNCTION`;
    expect(errorsOf(text)).toEqual([
      '2:18 ST201',
      '3:11 ST202',
      '4:10 ST202',
      '5:10 ST201',
      '6:38 ST201',
      '7:1 ST201',
      '9:8 ST202',
    ]);
  });

  it.each([
    ['x := 5 § 3;', '3:8 ST101'],
    ['(* open', '3:1 ST102'],
    ["s := 'open;", '3:6 ST103'],
    ['x = 5;', '3:3 ST201'],
    ['5 := x;', '3:1 ST203'],
    ['IF x THEN x := 1; END_IF;', '3:4 ST405'],
    ['x := y;', '3:6 ST401'],
    ['y := x;', '3:1 ST401'],
    ['x[1] := 1;', '3:2 ST408'],
    ['a[1, 2] := 1;', '3:2 ST409'],
    ['a[TRUE] := 1;', '3:3 ST412'],
    ['x.y := 1;', '3:3 ST411'],
    ['x := Colour#Red;', '3:6 ST302'],
    ['CASE s OF 1: ; END_CASE;', '3:6 ST417'],
    ["x := s + 'a';", '3:8 ST403'],
    ['x := a;', '3:6 ST402'],
    ['x();', '3:1 ST419'],
    ['x := TON(IN := TRUE);', '3:6 ST513'],
    ['TON(IN := TRUE);', '3:1 ST513'],
    ['p();', '3:1 ST419'],
    ['timer(IN := TRUE);', '3:1 ST501'],
    ['x := INT_TO_FOO(1);', '3:6 ST501'],
    ['x := SHL(x, 1);', '3:6 ST512'],
  ])('%s is refused at its place', (body, error) => {
    const declarations = 'VAR x : INT; s : STRING; a : ARRAY [0..3] OF INT; END_VAR';
    expect(errorsOf(program(declarations, body)).slice(0, 1)).toEqual([error]);
  });

  it.each([
    ['VAR a : INT; a : BOOL; END_VAR', '2:14 ST301'],
    ['VAR a : FOO; END_VAR', '2:9 ST302'],
    ['VAR a : ARRAY [3..1] OF INT; END_VAR', '2:16 ST304'],
    ['VAR a : ARRAY [0..n] OF INT; n : INT; END_VAR', '2:19 ST305'],
    ['VAR a : ARRAY [0..1] OF INT := [1, 2, 3]; END_VAR', '2:32 ST306'],
    ['VAR a : TON := (FOO := 1); END_VAR', '2:17 ST307'],
    ["VAR a : INT := 'x'; END_VAR", '2:16 ST402'],
    ['VAR a : INT := [1]; END_VAR', '2:16 ST317'],
    ['VAR_EXTERNAL g : INT; END_VAR', '2:14 ST311'],
    ['VAR CONSTANT a : INT; END_VAR', '2:14 ST319'],
    ['VAR a : STRING[0]; END_VAR', '2:9 ST304'],
    ['VAR a AT %XW1 : INT; END_VAR', '2:10 ST101'],
  ])('%s is refused at its place', (declarations, error) => {
    expect(errorsOf(program(declarations, ';')).slice(0, 1)).toEqual([error]);
  });

  it('[PLC-L7] what a line lacks is missed at its end', () => {
    expect(errorsOf('PROGRAM p VAR a : INT; b : INT END_VAR\na := 1\nIF a = 1\n a := 2; END_IF END_PROGRAM')).toEqual([
      '1:32 ST201',
      '2:7 ST201',
      '3:9 ST201',
      '4:17 ST201',
    ]);
  });

  it('classes and what else is left out are refused by name', () => {
    expect(errorsOf('CLASS c END_CLASS').slice(0, 1)).toEqual(['1:1 ST206']);
  });

  it('carry a stable code, its arguments and the English message', () => {
    const result = compile(program('VAR a : INT; r : REAL; END_VAR', 'a := r;'));
    expect(result.ok ? [] : result.failure.filter(({ severity }) => severity === 'error')).toEqual([
      {
        line: 3,
        column: 6,
        severity: 'error',
        code: 'ST402',
        args: ['REAL', 'INT'],
        message: 'REAL cannot be assigned to INT without an explicit conversion',
      },
    ]);
    for (const text of Object.values({ ...COMPILE_MESSAGES, ...FAULT_MESSAGES })) expect(text).toMatch(/^\S.*\S$/u);
  });
});

describe('warnings', () => {
  const DECLARED = 'VAR_INPUT a, b, c : BOOL; END_VAR VAR_OUTPUT y, z AT %QX0.1 : BOOL; n : INT; END_VAR';

  it.each([
    ['two coils', 'y := a;\ny := b;', ['4:1 ST802']],
    ['a coil that is always undone', 'IF c THEN y := a; END_IF;\ny := b;', ['4:1 ST802']],
    ['two conditional coils', 'IF a THEN y := b; END_IF;\nIF b THEN y := c; END_IF;', ['4:11 ST802']],
    ['two coils at an address', 'z := a;\n%QX0.1 := b;', ['4:1 ST802']],
    ['branches that exclude each other', 'IF a THEN y := b; ELSE y := c; END_IF;', []],
    ['branches of a CASE', 'CASE n OF 0: y := a; 1: y := b; ELSE y := c; END_CASE;', []],
    ['set and reset', 'IF a THEN y := TRUE; END_IF; IF b THEN y := FALSE; END_IF;', []],
    ['a default', 'y := FALSE; IF a THEN y := TRUE; END_IF;', []],
  ])('[PLC-W2] of %s', (_, body, expected) => {
    const rest = '\nIF a OR b OR c OR y OR z THEN n := n + 1; END_IF;';
    expect(warningsOf(program(DECLARED, body + rest))).toEqual(expected);
  });

  it('[PLC-W2] of two programs that write one output', () => {
    const text = `PROGRAM one VAR q AT %QX0.0 : BOOL; END_VAR IF q THEN q := TRUE; END_IF; END_PROGRAM
PROGRAM two VAR q AT %QX0.0 : BOOL; END_VAR IF NOT q THEN q := TRUE; END_IF; END_PROGRAM`;
    expect(warningsOf(text)).toEqual(['2:59 ST802']);
  });

  it('[PLC-W1] [PLC-W3] of what is never used, never reached, and of written inputs', () => {
    const text = program('VAR_INPUT a : BOOL; END_VAR VAR i : INT; END_VAR', 'a := TRUE;\nRETURN;\na := FALSE;');
    expect(warningsOf(text)).toEqual(['2:33 ST801', '3:1 ST803', '5:1 ST804', '5:1 ST803']);
  });
});

describe('traces', () => {
  const TEXT = `TYPE C : (Red, Green); END_TYPE PROGRAM p VAR_INPUT a : BOOL; x : REAL; t : TIME; c : C; END_VAR
    VAR_OUTPUT q : BOOL; l : LREAL; s : STRING; u : TIME; r : ARRAY [0..1] OF INT; w : WORD; d : C; END_VAR
    VAR i : INT; lvl AT %IW0 : INT; END_VAR
    q := NOT a; l := x; s := CONCAT('x=', INT_TO_STRING(lvl)); u := t / 2; r[1] := 10 / (3 - i); i := i + 1; w := 16#F0; d := c; END_PROGRAM`;

  it('[PLC-X1] print inputs and outputs, arrays by element', () => {
    const inputs = 'a,x,t,c,%IW0\n1,0.1,3,Green,-7\r\n0,-2.5e3,T#1s,0,8\n';
    expect(traceProgram(TEXT, inputs, { scanIntervalMs: 20 })).toEqual({
      ok: true,
      value: `t_ms,a,x,t,c,%IW0,q,l,s,u,r[0],r[1],w,d
0,1,0.100000001,3,1,-7,0,0.10000000149011612,x=-7,1.5,0,3,240,1
20,0,-2500,1000,0,8,1,-2500,x=8,500,0,5,240,0
`,
    });
  });

  it('[PLC-X1] print what lies at %Q where the program has no VAR_OUTPUT', () => {
    const text = `PROGRAM p VAR go AT %IX0.0 : BOOL; lamp AT %QX0.0 : BOOL; END_VAR lamp := go; %QW2 := 5; END_PROGRAM`;
    expect(traceProgram(text, 'go\n1\n0\n')).toEqual({ ok: true, value: 't_ms,go,lamp,%QW2\n0,1,1,5\n10,0,0,5\n' });
  });

  it.each([
    ['t_ms,nope\n0,1', { line: 1, column: 6 }],
    ['t_ms,a,x\n0,1,1.5\n10,1', { line: 3, column: 1 }],
    ['t_ms,a,x\n0,1,1.5\n10,2,1.5', { line: 3, column: 4 }],
    ['t_ms,a,c\n0,1,Blue', { line: 2, column: 5 }],
    ['t_ms,a\n,1', { line: 2, column: 1 }],
  ])('[PLC-X1] name the place of an input that does not suit: %j', (inputs, place) => {
    const result = traceProgram(TEXT, inputs);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'inputs', ...place } });
  });

  it('[PLC-X1] [PLC-M4] end where the program stops', () => {
    const result = traceProgram(TEXT, `t_ms\n${'0\n'.repeat(5)}`);
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'fault', fault: { code: 'RT1', line: 4, column: 87 } },
    });
    expect(!result.ok && result.failure.kind === 'fault' ? result.failure.trace.split('\n') : []).toHaveLength(5);
  });
});
