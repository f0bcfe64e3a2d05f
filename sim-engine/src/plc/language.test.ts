import { describe, expect, it } from 'vitest';

import { after, errorsOf, evaluated, faultOf, controllerFor, read, scan, write } from './testing.ts';

describe('statements', () => {
  it('[PLC-S1] chooses by lists, ranges and enumerators', () => {
    const body = `FOR i := 0 TO 9 DO
      CASE i OF 1: a[i] := 1; 2, 4: a[i] := 2; 5..7: a[i] := 3; ELSE a[i] := 9; END_CASE;
    END_FOR;
    CASE c OF Red: k := 1; Green, Blue: k := 2; END_CASE;`;
    const [k, ...rest] = after(
      'i, k : INT; a : ARRAY [0..9] OF INT; c : Colour := Blue;',
      body,
      ['k', ...Array.from({ length: 10 }, (_, index) => `a[${index}]`)],
      'TYPE Colour : (Red, Green, Blue); END_TYPE',
    );
    expect(rest).toEqual([9, 1, 2, 9, 2, 3, 3, 3, 9, 9]);
    expect(k).toBe(2);
  });

  it('[PLC-S1] keeps the selector though a branch changes its variable', () => {
    expect(after('n, m : INT;', 'CASE n OF 0: n := 1; 1: m := 5; END_CASE;', ['n', 'm'])).toEqual([1, 0]);
  });

  it('[PLC-S1] refuses a value that stands twice, and what is no constant', () => {
    const text = 'PROGRAM p VAR n, m : INT; END_VAR CASE n OF 1: m := 1;\n2, 1: m := 2;\nm: ; END_CASE; END_PROGRAM';
    expect(errorsOf(text)).toEqual(['2:4 ST414', '3:1 ST305']);
  });

  it.each([
    ['i := 1 TO 3', 'INT', 3, 3],
    ['i := 5 TO 5', 'INT', 1, 5],
    ['i := 5 TO 4', 'INT', 0, 5],
    ['i := 10 TO 1 BY -3', 'INT', 4, 1],
    ['i := 0 TO 10 BY 3', 'INT', 4, 9],
    ['i := 250 TO 255', 'USINT', 6, 255],
    ['i := 0 TO 4 BY step', 'SINT', 3, 4],
    ['i := 4 TO 0 BY -step', 'SINT', 3, 0],
    ['i := 9223372036854775805 TO 9223372036854775807', 'LINT', 3, 9_223_372_036_854_775_807n],
    ['i := 18446744073709551614 TO 18446744073709551615', 'ULINT', 2, 18_446_744_073_709_551_615n],
    ['i := -9223372036854775807 TO -9223372036854775808 BY -1', 'LINT', 2, -9_223_372_036_854_775_808n],
  ])('[PLC-S2] FOR %s of %s turns %i times and ends with %s', (head, type, turns, last) => {
    const variables = `i : ${type}; n : INT; step : SINT := 2;`;
    expect(after(variables, `FOR ${head} DO n := n + 1; END_FOR;`, ['n', 'i'])).toEqual([turns, last]);
  });

  it('[PLC-S2] leaves by EXIT, goes on by CONTINUE, and reads its limit at each turn', () => {
    const body = `FOR i := 1 TO 10 DO IF i = 3 THEN CONTINUE; END_IF; IF i = 6 THEN EXIT; END_IF; n := n + i; END_FOR;
    FOR k := 1 TO m DO m := 3; t := t + 1; END_FOR;`;
    expect(after('i, n, k, t : INT; m : INT := 9;', body, ['n', 'i', 't'])).toEqual([12, 6, 3]);
  });

  it('[PLC-S3] refuses a step of 0, a counter that is no integer, and EXIT outside a loop', () => {
    const text = `PROGRAM p VAR i : INT; r : REAL; END_VAR
FOR i := 1 TO 3 BY 0 DO ; END_FOR;
FOR r := 1.0 TO 3.0 DO ; END_FOR;
EXIT;
END_PROGRAM`;
    expect(errorsOf(text)).toEqual(['2:20 ST416', '3:5 ST415', '4:1 ST413']);
  });

  it('[PLC-S1] loops by WHILE and REPEAT, and returns', () => {
    const body = `WHILE n < 5 DO n := n + 1; IF n = 2 THEN CONTINUE; END_IF; m := m + n; END_WHILE;
    REPEAT k := k + 2; UNTIL k > 6 END_REPEAT; IF k = 8 THEN RETURN; END_IF; k := 0;`;
    expect(after('n, m, k : INT;', body, ['n', 'm', 'k'])).toEqual([5, 13, 8]);
  });
});

describe('variables', () => {
  it('[PLC-T2] starts with 0, the type’s own initial values, or the declaration’s', () => {
    const types = `TYPE
      Colour : (Red := 4, Green); Grey : (Dark, Light) := Light; Level : INT (3..9); Low : INT (-2..2) := 1;
      Point : STRUCT x : INT := 7; y : INT; s : STRING := 'ab'; END_STRUCT;
      Row : ARRAY [1..3] OF INT := [2(5)];
    END_TYPE`;
    const variables = `a : INT; b : BOOL; t : TIME; s : STRING; c : Colour; g : Grey; l : Level; w : Low; p : Point;
      q : Point := (y := 2); r : Row; rr : Row := [1]; m : ARRAY [0..1, 0..1] OF INT := [[1, 2], [3, 4]]; pp : ARRAY [1..2] OF Point := [(x := 1)];`;
    const names = [
      'a',
      'b',
      't',
      's',
      'c',
      'g',
      'l',
      'w',
      'p.x',
      'p.s',
      'q.x',
      'q.y',
      'r[2]',
      'r[3]',
      'rr[1]',
      'rr[2]',
    ];
    expect(after(variables, ';', names, types)).toEqual([0, false, 0n, '', 4, 1, 3, 1, 7, 'ab', 7, 2, 5, 0, 1, 0]);
    expect(after(variables, ';', ['m[1,0]', 'pp[1].x', 'pp[1].s', 'pp[2].x'], types)).toEqual([3, 1, 'ab', 7]);
  });

  it('[PLC-T1] cuts a string to its capacity', () => {
    expect(after("s : STRING[3] := 'abcdef'; t : STRING[2];", "t := 'xyz';", ['s', 't'])).toEqual(['abc', 'xy']);
  });

  it('[PLC-T5] assigns arrays and structures whole, and refuses other types', () => {
    const types =
      'TYPE PP : STRUCT a : INT; s : STRING; l : LINT; END_STRUCT; Q : STRUCT a : INT; END_STRUCT; END_TYPE';
    const body = "x.a := 3; x.s := 'hi'; x.l := -1; y[2] := x; y[1] := y[2]; x.a := 4; z := y;";
    const variables = 'x : PP; y, z : ARRAY [1..2] OF PP;';
    expect(after(variables, body, ['y[1].a', 'z[1].s', 'z[2].l', 'x.a'], types)).toEqual([3, 'hi', -1n, 4]);
    expect(errorsOf(`${types} PROGRAM p VAR x : PP; y : Q; END_VAR\nx := y; END_PROGRAM`)).toEqual(['2:6 ST402']);
  });

  it('[PLC-T6] stops where a value leaves its subrange', () => {
    expect(faultOf('a : INT := 11; l : INT (0..10);', 'l := 10;\nl := a;')).toBe('RT4 3:1');
    expect(errorsOf('PROGRAM p VAR l : INT (0..10) := 11; END_VAR\nl := 12; END_PROGRAM')).toEqual([
      '1:34 ST406',
      '2:6 ST406',
    ]);
  });

  it('[PLC-M4] stops at an index outside its array, by line and column, and names it', () => {
    const controller = controllerFor(
      'PROGRAM p VAR i : INT := 4; a : ARRAY [1..3] OF INT; END_VAR\na[1] := 1;\n a[i] := 2;\nEND_PROGRAM',
    );
    expect(controller.scan()).toBe(false);
    expect(controller.fault).toMatchObject({ code: 'RT2', line: 3, column: 4, args: ['4', '1', '3'] });
    expect(read(controller, 'a[1]')).toBe(1);
    expect(controller.scan()).toBe(false);
    controller.reset();
    write(controller, 'i', 3);
    expect(controller.scan()).toBe(true);
    expect(errorsOf('PROGRAM p VAR a : ARRAY [1..3] OF INT; END_VAR\na[0] := 1; END_PROGRAM')).toEqual(['2:3 ST410']);
  });

  it('[PLC-T7] reads and writes parts of bit strings and integers', () => {
    const body = `w.3 := TRUE; w.%X15 := TRUE; w.%B0 := w.%B0 OR 1; b := w.%B1; q := w.3; i.15 := TRUE;
      l.63 := TRUE; l.%W1 := 16#ABCD; d := l.%D0; r := l.63;`;
    const variables = 'w : WORD; b : BYTE; q, r : BOOL; i : INT; l : LWORD; d : DWORD;';
    expect(after(variables, body, ['w', 'b', 'q', 'i', 'l', 'd', 'r'])).toEqual([
      0x8009,
      0x80,
      true,
      -32_768,
      0x8000_0000_abcd_0000n,
      0xabcd_0000,
      true,
    ]);
    expect(errorsOf('PROGRAM p VAR w : WORD; END_VAR\nw.16 := TRUE; END_PROGRAM')).toEqual(['2:3 ST418']);
  });

  it('[PLC-T9] takes declarations in any order, and refuses what contains or calls itself', () => {
    const body = 'n := f(2); b(); m := b.o;';
    const later = 'FUNCTION f : INT VAR_INPUT x : T; END_VAR f := x * 2; END_FUNCTION TYPE T : INT; END_TYPE';
    const block = 'FUNCTION_BLOCK B VAR_OUTPUT o : INT; END_VAR o := f(5); END_FUNCTION_BLOCK';
    const controller = controllerFor(`PROGRAM p VAR n, m : INT; b : B; END_VAR ${body} END_PROGRAM ${block} ${later}`);
    scan(controller);
    expect([read(controller, 'n'), read(controller, 'm')]).toEqual([4, 10]);
    expect(
      errorsOf('TYPE A : STRUCT b : B; END_STRUCT; B : ARRAY [0..1] OF A; END_TYPE PROGRAM p ; END_PROGRAM'),
    ).toHaveLength(1);
    const loop =
      'FUNCTION f : INT VAR_INPUT x : INT; END_VAR f := g(x); END_FUNCTION\nFUNCTION g : INT VAR_INPUT x : INT; END_VAR g := f(x); END_FUNCTION';
    expect(errorsOf(`${loop} PROGRAM p ; END_PROGRAM`)).toEqual(['2:50 ST315']);
  });

  it('[PLC-T8] shares globals, with and without VAR_EXTERNAL, and knows constants in bounds', () => {
    const text = `VAR_GLOBAL g : INT := 5; END_VAR VAR_GLOBAL CONSTANT N : INT := 3; END_VAR
      FUNCTION_BLOCK B VAR_EXTERNAL g : INT; END_VAR g := g + 1; END_FUNCTION_BLOCK
      PROGRAM p VAR CONSTANT K : INT := N + 1; END_VAR VAR b : B; a : ARRAY [1..K] OF INT; END_VAR b(); a[K] := g; g := 9; END_PROGRAM`;
    const controller = controllerFor(text);
    scan(controller);
    expect([read(controller, 'p.a[4]'), read(controller, 'g')]).toEqual([6, 9]);
    expect(errorsOf('PROGRAM p VAR CONSTANT k : INT := 1; END_VAR\nk := 2; END_PROGRAM')).toEqual(['2:1 ST407']);
  });

  it('[PLC-T10] gives edge inputs only in the call in which they rise or fall', () => {
    const text = `FUNCTION_BLOCK E VAR_INPUT u : BOOL R_EDGE; d : BOOL F_EDGE; END_VAR VAR_OUTPUT n, m : INT; END_VAR
      IF u THEN n := n + 1; END_IF; IF d THEN m := m + 1; END_IF; END_FUNCTION_BLOCK
      PROGRAM p VAR_INPUT x : BOOL; END_VAR VAR e : E; END_VAR e(u := x, d := x); END_PROGRAM`;
    const controller = controllerFor(text);
    const seen = [true, true, false, true].map((x) => {
      write(controller, 'x', x);
      scan(controller);
      return [read(controller, 'e.n'), read(controller, 'e.m')];
    });
    expect(seen).toEqual([
      [1, 0],
      [1, 0],
      [1, 1],
      [2, 1],
    ]);
  });
});

describe('calls', () => {
  const FUNCTIONS = `FUNCTION Sum : INT VAR_INPUT a : INT; b : INT := 10; END_VAR VAR t : INT := 1; END_VAR
      t := t + a; Sum := t + b; END_FUNCTION
    FUNCTION Split : INT VAR_INPUT x : INT; END_VAR VAR_OUTPUT rest : INT; END_VAR VAR_IN_OUT total : INT; END_VAR
      rest := x MOD 10; total := total + x; Split := x / 10; END_FUNCTION`;

  it('[PLC-C1] [PLC-C2] binds by name and by place, and starts functions anew', () => {
    const body = 'n := Sum(1, 2); m := Sum(b := 3, a := 4); k := Sum(5); n := n + Sum(Sum(1, 1), Sum(2, 2));';
    expect(after('n, m, k : INT;', body, ['n', 'm', 'k'], FUNCTIONS)).toEqual([4 + 9, 8, 16]);
  });

  it('[PLC-C1] writes outputs, and VAR_IN_OUT through the variable itself', () => {
    const body = 'n := Split(x := 47, rest => r[2], total := t[1].v); m := Split(38, t[1].v, rest => k);';
    const variables = 'n, m, k : INT; r : ARRAY [1..2] OF INT; t : ARRAY [0..1] OF STRUCT v : INT; END_STRUCT;';
    expect(after(variables, body, ['n', 'r[2]', 'm', 'k', 't[1].v'], FUNCTIONS)).toEqual([4, 7, 3, 8, 85]);
  });

  it.each([
    ['n := Nope(1);', '1:1 ST501'],
    ['n := Sum(c := 1);', '1:1 ST502'],
    ['n := Sum(a := 1, a := 2);', '1:1 ST503'],
    ['n := Sum(1, 2, 3);', '1:1 ST504'],
    ['n := Split(x := 1);', '1:1 ST505'],
    ['n := Split(x := 1, total := 5);', '1:1 ST506'],
    ['n := Split(x := 1, total := n, rest := n);', '1:1 ST507'],
    ['n := Sum(a => n);', '1:1 ST508'],
    ['n := Sum(1, b := 2);', '1:1 ST509'],
    ["n := MAX(1, 'a');", '1:1 ST512'],
    ['n := Sum;', '1:1 ST401'],
    ['n := t(IN := TRUE);', '1:1 ST511'],
    ['n := nope;', '1:1 ST401'],
    ['t.Q := TRUE;', '1:1 ST407'],
    ['n := t.start;', '1:1 ST307'],
    ['n(1);', '1:1 ST419'],
  ])('[PLC-C1] [PLC-C3] refuses %s', (statement, error) => {
    const text = `${FUNCTIONS} PROGRAM p VAR n : INT; t : TON; END_VAR ${statement} END_PROGRAM`;
    expect(errorsOf(text).map((one) => one.replace(/^\S+/u, '1:1'))).toEqual([error]);
  });

  it('[PLC-C1] takes for a VAR_IN_OUT only a string that holds all that the parameter does', () => {
    const block = 'FUNCTION_BLOCK B VAR_IN_OUT s : STRING[9]; END_VAR s := CONCAT(s, s); END_FUNCTION_BLOCK';
    const text = (capacity: number): string =>
      `${block} PROGRAM p VAR b : B; t : STRING[${capacity}] := 'abcdef'; END_VAR\nb(s := t); END_PROGRAM`;
    expect(errorsOf(text(8))).toEqual(['2:3 ST506']);
    const controller = controllerFor(text(10));
    scan(controller);
    expect(read(controller, 't')).toBe('abcdefabc');
  });

  const COUNTER = `FUNCTION_BLOCK Count VAR_INPUT inc : INT := 1; END_VAR VAR_OUTPUT n : INT; END_VAR VAR_TEMP t : INT; END_VAR
      t := t + inc; n := n + t; END_FUNCTION_BLOCK`;

  it('[PLC-C1] [PLC-C2] [PLC-C3] keeps what a block holds, and what its call leaves out', () => {
    const text = `${COUNTER} PROGRAM p VAR a, b : Count; c : ARRAY [1..2] OF Count := [(inc := 5)]; before, i : INT; END_VAR
      before := a.n; a(); b(inc := 3); b(); FOR i := 1 TO 2 DO c[i](); END_FOR; c[2].inc := 7; END_PROGRAM`;
    const controller = controllerFor(text);
    scan(controller);
    scan(controller);
    expect(['before', 'a.n', 'b.n', 'c[1].n', 'c[2].n'].map((name) => read(controller, name))).toEqual([
      1, 2, 12, 10, 8,
    ]);
  });

  it('[PLC-C4] runs nothing where EN is FALSE', () => {
    const text = `${COUNTER} ${FUNCTIONS} PROGRAM p VAR_INPUT on : BOOL; END_VAR VAR a : Count; n, m : INT; q, r, s : BOOL; END_VAR
      a(EN := on, inc := 4, ENO => q); n := Sum(EN := on, a := 1, b := 2, ENO => r); m := ADD(EN := on, IN1 := 3, IN2 := 4, ENO => s);
      END_PROGRAM`;
    const controller = controllerFor(text);
    const names = ['a.n', 'a.inc', 'q', 'n', 'r', 'm', 's'];
    scan(controller);
    expect(names.map((name) => read(controller, name))).toEqual([0, 4, false, 0, false, 0, false]);
    write(controller, 'on', true);
    scan(controller);
    expect(names.map((name) => read(controller, name))).toEqual([4, 4, true, 4, true, 7, true]);
  });

  it('[PLC-T4] gives TRUNC, LEN and MAX the type that their place asks for', () => {
    expect(evaluated('SINT', 'TRUNC(r)', 'r : REAL := -3.9;')).toBe(-3);
    expect(evaluated('UDINT', "LEN('abc') + 1")).toBe(4);
    expect(evaluated('REAL', 'MAX(1, 2)')).toBe(2);
  });
});
