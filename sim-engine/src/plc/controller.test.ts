import { describe, expect, it } from 'vitest';

import { Controller } from './index.ts';
import { compiled, errorsOf, faultOf, controllerFor, read, scan, write } from './testing.ts';

const BLINK = `PROGRAM blink
  VAR_INPUT run : BOOL; END_VAR
  VAR_OUTPUT lamp AT %QX0.0 : BOOL; n : ULINT; END_VAR
  VAR t : TON; s : STRING; r : REAL; e : R_TRIG; a : ARRAY [1..2] OF STRUCT x : LINT; END_STRUCT; END_VAR
  t(IN := run AND NOT t.Q, PT := T#30ms);
  e(CLK := t.Q);
  IF e.Q THEN lamp := NOT lamp; n := n + 18446744073709551615; s := CONCAT(s, 'x'); a[2].x := a[2].x - 1; END_IF;
  r := SQRT(r - 1.0);
END_PROGRAM`;

describe('scans', () => {
  it('[PLC-M1] reads inputs before, writes outputs after, and starts at time 0', () => {
    const controller = controllerFor(BLINK);
    write(controller, 'run', true);
    const lamps = Array.from({ length: 10 }, () => {
      scan(controller);
      return read(controller, 'lamp');
    });
    expect(lamps.map((on) => (on === true ? 1 : 0)).join('')).toBe('0001111100');
    expect([controller.nowNs, controller.scans]).toEqual([90_000_000n, 10]);
  });

  it('[PLC-M1] takes the time that it is given', () => {
    const controller = controllerFor(BLINK, { scanIntervalNs: 1_000_000n });
    write(controller, 'run', true);
    controller.scanAt(5_000_000n);
    controller.scanAt(34_999_999n);
    expect(read(controller, 't.ET')).toBe(29_999_999n);
    controller.scan();
    expect([read(controller, 't.Q'), controller.nowNs]).toEqual([true, 35_999_999n]);
  });

  it('[PLC-M1] [PLC-M2] runs tasks by interval, trigger and priority', () => {
    const text = `PROGRAM slow VAR n, seen : INT; END_VAR VAR_EXTERNAL order : INT; END_VAR n := n + 1; order := order * 10 + 1; seen := order; END_PROGRAM
      PROGRAM quick VAR n : INT; END_VAR VAR_EXTERNAL order : INT; END_VAR n := n + 1; order := 2; END_PROGRAM
      PROGRAM rare VAR n : INT; END_VAR n := n + 1; END_PROGRAM
      CONFIGURATION c VAR_GLOBAL go : BOOL; order : INT; END_VAR RESOURCE r ON PLC
        TASK a(INTERVAL := T#30ms, PRIORITY := 5); TASK b(INTERVAL := T#10ms, PRIORITY := 1); TASK d(SINGLE := go, PRIORITY := 9);
        PROGRAM one WITH a : slow; PROGRAM two WITH b : quick; PROGRAM three WITH d : rare; PROGRAM four WITH a : slow;
      END_RESOURCE END_CONFIGURATION`;
    const controller = controllerFor(text);
    for (let count = 0; count < 7; count++) {
      write(controller, 'go', count % 3 === 1);
      scan(controller);
    }
    expect(
      ['one.n', 'two.n', 'three.n', 'four.n', 'one.seen', 'four.seen'].map((path) => read(controller, path)),
    ).toEqual([3, 7, 2, 3, 21, 211]);
  });

  it('[PLC-M5] stops an endless loop by its budget, and names the loop', () => {
    expect(faultOf('n : INT;', 'n := 1;\nWHILE TRUE DO\nn := n + 1;\nEND_WHILE;', { budget: 999 })).toMatch(
      /^RT3 [34]:/u,
    );
    expect(faultOf('n : INT;', 'REPEAT\nUNTIL FALSE END_REPEAT;')).toBe('RT3 2:1');
    expect(faultOf('i : INT;', 'FOR i := 1 TO 3 DO i := 1; END_FOR;')).toMatch(/^RT3 2:/u);
    const controller = controllerFor('PROGRAM p VAR i : INT; END_VAR FOR i := 1 TO 100 DO ; END_FOR; END_PROGRAM');
    scan(controller);
    expect(controller.instructionsOfLastScan).toBeGreaterThan(100);
    expect(controller.instructionsOfLastScan).toBeLessThan(1000);
  });
});

describe('restarts', () => {
  it('[PLC-M9] keep what is declared RETAIN, in programs, blocks and globals, and nothing else', () => {
    const text = `VAR_GLOBAL RETAIN g : STRING; END_VAR
      FUNCTION_BLOCK B VAR RETAIN kept : LINT; END_VAR VAR lost : INT; END_VAR kept := kept + 1; lost := lost + 1; END_FUNCTION_BLOCK
      PROGRAM p VAR RETAIN n : INT; END_VAR VAR RETAIN t : TON; END_VAR VAR m : INT := 5; b : B; bs : ARRAY [1..2] OF B; END_VAR
        n := n + 1; m := m + 1; b(); bs[2](); g := CONCAT(g, 'x'); t(IN := TRUE, PT := T#1s); END_PROGRAM`;
    const controller = controllerFor(text);
    const paths = ['n', 'm', 'b.kept', 'b.lost', 'bs[2].kept', 'g', 't.ET'];
    scan(controller);
    scan(controller);
    controller.restart();
    expect(paths.map((path) => read(controller, path))).toEqual([2, 5, 2n, 0, 2n, 'xx', 10_000_000n]);
    expect([controller.scans, controller.nowNs]).toEqual([0, 0n]);
    controller.reset();
    expect(paths.map((path) => read(controller, path))).toEqual([0, 5, 0n, 0, 0n, '', 0n]);
  });
});

describe('the process image', () => {
  const TEXT = `PROGRAM p
    VAR start AT %IX0.0 : BOOL; level AT %IW2 : INT; valve AT %QX1.7 : BOOL := TRUE; same AT %QX1.7 : BOOL; tbl AT %MW4 : ARRAY [0..1] OF INT; END_VAR
    same := start OR %I0.1; %QW4 := 16#FF; tbl[1] := level; IF %MW5 > 3 THEN %QB9 := 1; END_IF;
  END_PROGRAM`;

  it('[PLC-M3] lists every point that the program names, with address, direction and type', () => {
    const { io } = compiled(TEXT);
    expect(io.map(({ address, direction, name }) => [address, direction, name])).toEqual([
      ['%IX0.0', 'input', 'p.start'],
      ['%IW2', 'input', 'p.level'],
      ['%QX1.7', 'output', 'p.valve'],
      ['%MW4', 'memory', 'p.tbl[0]'],
      ['%MW5', 'memory', 'p.tbl[1]'],
      ['%IX0.1', 'input', undefined],
      ['%QW4', 'output', undefined],
      ['%QB9', 'output', undefined],
    ]);
  });

  it('[PLC-M3] reads and writes points by address and by name', () => {
    const controller = controllerFor(TEXT);
    expect(read(controller, '%QX1.7')).toBe(true);
    write(controller, '%i0.1', true);
    write(controller, '%IW2', 9);
    scan(controller);
    expect(['p.valve', '%QW4', '%QB9', 'p.tbl[1]', '%MW05'].map((path) => read(controller, path))).toEqual([
      true,
      255,
      1,
      9,
      9,
    ]);
  });

  it.each([
    ['a AT %IX0.0 : INT;', 'ST309'],
    ['a AT %IW0 : BOOL;', 'ST309'],
    ['a AT %QW1 : INT; b AT %QW1 : WORD;', 'ST308'],
    ['a AT %QW1 : STRING;', 'ST309'],
  ])('[PLC-M3] refuses %s', (declaration, code) => {
    expect(errorsOf(`PROGRAM p VAR ${declaration} END_VAR ; END_PROGRAM`).map((one) => one.slice(-5))).toEqual([code]);
  });
});

describe('watching and forcing', () => {
  it('[PLC-M10] finds points by path, whatever the case, and lists them', () => {
    const controller = controllerFor(BLINK);
    expect(controller.find('BLINK.A[2].X')).toMatchObject({ path: 'blink.a[2].x', typeName: 'LINT' });
    expect(controller.find('t.et')?.typeName).toBe('TIME');
    expect(['nope', 'a', 'a[3].x', 't.nope', 'a[1', '', '%IX9.9'].map((path) => controller.find(path))).toEqual(
      Array.from({ length: 7 }),
    );
    const paths = controller.points().map(({ path }) => path);
    expect(paths).toContain('blink.t.Q');
    expect(paths.every((path) => controller.find(path)?.path === path)).toBe(true);
  });

  it('[PLC-M10] writes only values that the type has', () => {
    const controller = controllerFor(
      'TYPE C : (Red, Green); END_TYPE PROGRAM p VAR i : SINT; u : ULINT; c : C; s : STRING[2]; l : INT (1..3); r : REAL; END_VAR ; END_PROGRAM',
    );
    const tries: readonly (readonly [string, number | bigint | string | boolean])[] = [
      ['i', 128],
      ['i', 0.5],
      ['i', 'x'],
      ['u', -1],
      ['c', 2],
      ['l', 4],
      ['s', '中'],
      ['i', -128],
      ['u', 2n ** 64n - 1n],
      ['c', 1],
      ['s', 'abc'],
      ['r', 0.1],
    ];
    const taken = tries.map(([path, value]) => {
      const point = controller.find(path);
      return point !== undefined && controller.write(point, value);
    });
    expect(taken).toEqual([...Array.from({ length: 7 }, () => false), true, true, true, true, true]);
    expect([read(controller, 'u'), read(controller, 's'), read(controller, 'r')]).toEqual([
      2n ** 64n - 1n,
      'ab',
      Math.fround(0.1),
    ]);
  });

  it('[PLC-M6] holds forced variables, block outputs and addresses through the scan', () => {
    const text = `PROGRAM p VAR a, b, c : INT; t : TON; q : BOOL; in AT %IX0.0, out AT %QX0.0 : BOOL; END_VAR
      a := 1; b := a; a := 2; c := a; t(IN := TRUE, PT := T#1h); q := t.Q; out := in; END_PROGRAM`;
    const controller = controllerFor(text);
    const forced = [
      ['a', 7],
      ['t.Q', true],
      ['%QX0.0', true],
      ['%IX0.0', false],
    ] as const;
    for (const [path, value] of forced) {
      const point = controller.find(path);
      expect(point !== undefined && controller.force(point, value)).toBe(true);
    }
    write(controller, '%IX0.0', true);
    scan(controller);
    expect(['a', 'b', 'c', 'q', 'out', '%IX0.0'].map((path) => read(controller, path))).toEqual([
      7,
      7,
      7,
      true,
      true,
      false,
    ]);
    expect(controller.forced().map(({ point, value }) => [point.path, value])).toEqual([
      ['p.a', 7],
      ['p.t.Q', true],
      ['%QX0.0', true],
      ['%IX0.0', false],
    ]);
    for (const { point } of controller.forced()) controller.release(point);
    scan(controller);
    expect(['a', 'b', 'c', 'q', 'out'].map((path) => read(controller, path))).toEqual([2, 1, 2, false, false]);
  });

  it('[PLC-M5] [PLC-M6] counts instructions under force as without', () => {
    const controller = controllerFor(
      'PROGRAM p VAR i, n : INT; f : BOOL; END_VAR FOR i := 1 TO 10 DO n := n + i; END_FOR; END_PROGRAM',
    );
    scan(controller);
    const freely = controller.instructionsOfLastScan;
    const point = controller.find('f');
    if (point !== undefined) controller.force(point, true);
    scan(controller);
    expect([controller.instructionsOfLastScan, read(controller, 'n')]).toEqual([freely, 110]);
  });
});

describe('snapshots', () => {
  it('[PLC-M7] go on bit for bit from any scan, through JSON, NaN and forces included', () => {
    const program = compiled(BLINK);
    const controller = new Controller(program);
    write(controller, 'run', true);
    for (let count = 0; count < 40; count++) {
      const lamp = controller.find('lamp');
      if (count === 20 && lamp !== undefined) controller.force(lamp, true);
      const copy = new Controller(program);
      copy.restore(JSON.parse(JSON.stringify(controller.snapshot())));
      for (const one of [controller, copy]) scan(one);
      expect(copy.snapshot()).toEqual(controller.snapshot());
      expect(copy.forced()).toEqual(controller.forced());
    }
    expect(read(controller, 'r')).toBeNaN();
    expect(read(controller, 'n')).toBe(2n ** 64n - BigInt(String(read(controller, 's')).length));
  });

  it('[PLC-M4] [PLC-M7] hold a fault', () => {
    const controller = controllerFor('PROGRAM p VAR a, b : INT; END_VAR\na := a / b; END_PROGRAM');
    controller.scan();
    const copy = new Controller(controller.program);
    copy.restore(JSON.parse(JSON.stringify(controller.snapshot())));
    expect(copy.fault).toEqual(controller.fault);
    expect(copy.scan()).toBe(false);
  });

  it('[PLC-M7] of another program are refused', () => {
    const other = controllerFor('PROGRAM p VAR a : INT; END_VAR ; END_PROGRAM').snapshot();
    expect(() => controllerFor(BLINK).restore(other)).toThrow(RangeError);
  });
});
