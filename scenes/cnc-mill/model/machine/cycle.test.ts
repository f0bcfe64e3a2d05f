import { describe, expect, it } from 'vitest';

import { PROGRAM_LIMITS } from './interface.ts';
import { Operator, PART_PROGRAM } from './testing-mill.ts';

const HEAD = 'G21 G17 G90 G94 G54\n';
const keys = ({ mode }: Operator): readonly string[] => mode.alarms.map(({ key }) => key);

/** Prepared once: each test goes on from a copy. */
const prepared = ((): (() => Operator) => {
  let snapshot: ReturnType<Operator['run']['snapshot']> | undefined;
  return () => {
    snapshot ??= Operator.at().prepared().run.snapshot();
    const operator = Operator.at();
    if (!operator.run.restore(snapshot).ok) throw new Error('the snapshot is its own');
    return operator;
  };
})();

describe('a program on the machining centre', () => {
  it('makes the part', () => {
    const operator = prepared().loaded(PART_PROGRAM).do('checkProgram', null);
    expect(operator.mode.program.problems).toEqual([]);
    expect(operator.read('programChecked')).toBe(1);
    operator.do('cycleStart', null).untilDone();
    expect(keys(operator)).toEqual([]);
    expect(operator.read('programFinished')).toBe(1);
    expect(operator.read('removedCm3')).toBeGreaterThan(15);
    expect(operator.bulk.milling.features).toHaveLength(1);
    expect(operator.mode.cleaned.table).toBe(false);
  });

  it('is checked line by line, and does not start with mistakes', () => {
    const text = `${HEAD}G0 X0 Y0\nG1 X10 Q\nG1 X20 F0\nX%\nG0 X2000\nM30\n`;
    const operator = prepared().loaded(text).do('checkProgram', null);
    expect(operator.mode.program.problems.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect(operator.give('cycleStart', null)?.code).toBe('programHasProblems');
    expect(operator.give('cycleStart', null)?.details).toMatchObject({ line: 3 });
    expect(operator.read('programChecked')).toBe(0);
    operator.loaded(`${HEAD}G0 X2000\nM30\n`).do('checkProgram', null);
    expect(operator.mode.program.problems).toEqual([expect.objectContaining({ line: 2, code: 'outOfTravel' })]);
  });

  it('shows no more problems than fit', () => {
    const text = `${HEAD}${'G1 X10 Q\n'.repeat(400)}M30\n`;
    const { problems } = prepared().loaded(text).do('checkProgram', null).mode.program;
    expect(problems.length).toBeGreaterThan(5);
    expect(problems.length).toBeLessThanOrEqual(PROGRAM_LIMITS.problems);
  });

  it('that would never end is refused', () => {
    const operator = prepared().loaded(`${HEAD}o1 while [1 GT 0]\nG0 X1\no1 endwhile\nM30\n`);
    const refused = operator.give('cycleStart', null);
    expect(refused?.details).toMatchObject({ code: expect.stringMatching(/budget|programTooLong/u) });
  });

  it('of 200,000 lines is refused with the limits, and the text before stays', () => {
    const operator = prepared().loaded('G21\nM30\n');
    const before = operator.run.hash();
    const refused = operator.give('loadProgram', { text: 'G1 X1\n'.repeat(150_000) });
    expect(refused).toEqual({
      code: 'programTooLong',
      details: { lines: 150_000, characters: 900_000, mostLines: 20_000, mostCharacters: 1_000_000 },
    });
    expect(operator.run.hash()).toBe(before);
    operator.do('beginProgram', null);
    const part = 'G1X1\n'.repeat(6000);
    let given = 0;
    while (operator.give('appendProgram', { text: part }) === undefined) given += 1;
    expect(given).toBe(3);
    expect(operator.give('appendProgram', { text: part })?.code).toBe('programTooLong');
    operator.do('endProgram', null);
    expect(operator.mode.program.lines).toBe(18_000);
  });

  it('comes in parts as it would come whole', () => {
    const whole = prepared().loaded(PART_PROGRAM);
    const parts = prepared();
    expect(parts.give('appendProgram', { text: 'G0' })?.code).toBe('notLoading');
    parts.do('beginProgram', null);
    for (let at = 0; at < PART_PROGRAM.length; at += 97)
      parts.do('appendProgram', { text: PART_PROGRAM.slice(at, at + 97) });
    parts.do('endProgram', null).do('mode', { mode: 'auto' });
    expect(parts.bulk.program).toBe(whole.bulk.program);
    expect(parts.run.hash()).toBe(whole.run.hash());
  });

  it('goes a hundred millimetres higher as a dry run, and cuts nothing', () => {
    const operator = prepared().loaded(PART_PROGRAM).do('dryRun', { on: true }).do('cycleStart', null).untilDone();
    expect(keys(operator)).toEqual([]);
    expect(operator.read('removedCm3')).toBe(0);
    expect([operator.read('programDryRun'), operator.read('programFinished')]).toEqual([1, 0]);
    operator.loaded(`${PART_PROGRAM}(changed)\n`);
    expect(operator.read('programDryRun')).toBe(0);
  });

  it('goes line by line in single block', () => {
    const operator = prepared().loaded(`${HEAD}T2 M6\nG0 G43 H2 Z50\nX0 Y0\nX10\nX20\nM30\n`);
    operator.do('singleBlock', { on: true }).do('cycleStart', null);
    const stops: number[] = [];
    while (operator.bulk.job !== null && stops.length < 20) {
      operator.untilDone();
      if (operator.mode.cycle === 'waiting') {
        stops.push(operator.read('workXMm'));
        operator.do('cycleStart', null);
      }
    }
    expect(stops.slice(-3).map((x) => Math.round(x) + 0)).toEqual([0, 10, 20]);
  });

  it('is held and goes on to the same part', () => {
    const text = `${HEAD}T2 M6\nG0 G43 H2 Z50\nS5000 M3\nG0 X-65 Y0\nZ-2\nG1 X65 F1000\nG0 Z50\nM30\n`;
    const straight = prepared().loaded(text).do('cycleStart', null).untilDone();
    const held = prepared().loaded(text).do('cycleStart', null).wait(10);
    held.do('feedHold', null).wait(3);
    expect(held.mode.cycle).toBe('held');
    const x = held.read('workXMm');
    expect(held.wait(2).read('workXMm')).toBe(x);
    expect(x).toBeGreaterThan(-60);
    expect(x).toBeLessThan(65);
    held.do('cycleStart', null).untilDone();
    expect(held.read('removedCm3')).toBeCloseTo(straight.read('removedCm3'), 2);
  });

  it('starts at a line with what earlier lines set', () => {
    const text = `${HEAD}T2 M6\nG0 G43 H2 Z50\nS5000 M3 M8\nG0 X-65 Y0\nZ-2\nG1 X65 F1000\nG0 Z50\nX0 Y-30\nM30\n`;
    const operator = prepared().loaded(text).do('selectLine', { line: 7 }).do('cycleStart', null);
    operator.wait(12);
    expect([operator.read('toolNumber'), operator.read('spindleRpm')]).toEqual([2, 5000]);
    expect(operator.untilDone().read('removedCm3')).toBeGreaterThan(1);
    expect(keys(operator)).toEqual([]);
    expect(operator.read('programFinished')).toBe(0);
    expect(operator.give('selectLine', { line: 99 })?.code).toBe('outOfRange');
  });

  it('that asks for a tool that is not in the magazine stops with an alarm', () => {
    const operator = Operator.at().homed().do('fitTool', { toolNumber: 2 }).loaded(`${HEAD}T2 M6\nT3 M6\nM30\n`);
    operator.do('cycleStart', null).untilDone();
    expect(keys(operator)).toEqual(['toolMissing']);
    expect(operator.mode.alarms[0]?.line).toBe(3);
    expect(operator.read('toolNumber')).toBe(2);
  });

  it('that forgets G43 crashes: the tool breaks, the part is marked, and both stay so', () => {
    const operator = prepared()
      .loaded(`${HEAD}T2 M6\nS5000 M3\nG0 X0 Y0\nG0 Z5\nM30\n`)
      .do('cycleStart', null)
      .untilDone();
    expect(keys(operator)).toEqual(['collision']);
    expect(operator.mode.alarms[0]?.line).toBe(5);
    expect([operator.read('collisions'), operator.read('crashed'), operator.read('toolsBroken')]).toEqual([1, 1, 1]);
    expect(operator.bulk.milling.field.heightNm[160 * 400 + 200]).toBeLessThan(30e6);
    operator.do('reset', null).do('mode', { mode: 'jog' }).do('jog', { axis: 'z', direction: 1 }).wait(2);
    expect(keys(operator)).toEqual([]);
    expect(operator.mode.tools['2']?.broken).toBe(true);
    operator.do('jog', { axis: 'z', direction: 0 }).wait(1);
    expect(operator.give('touchTool', { toolNumber: 2 })?.code).toBe('toolBroken');
  });

  it('that cuts far too much stalls the spindle, and the tool breaks', () => {
    const text = `${HEAD}T2 M6\nG0 G43 H2 Z50\nS8000 M3\nG0 X-65 Y0\nZ-10\nG1 X65 F8000\nM30\n`;
    const operator = prepared().do('door', { open: true }).do('clampVice', { torqueNm: 110 });
    operator.do('door', { open: false }).loaded(text).do('cycleStart', null).untilDone();
    expect(keys(operator)).toEqual(['stall']);
    expect([operator.read('stalls'), operator.read('toolsBroken'), operator.read('spindleRpm')]).toEqual([1, 1, 0]);
  });

  it('follows the overrides', () => {
    const text = `${HEAD}T2 M6\nG0 G43 H2 Z50\nG1 X-65 F600\nX65\nM30\n`;
    const operator = prepared().loaded(text).do('cycleStart', null).wait(16);
    expect(operator.read('feedMmpm')).toBeCloseTo(600, 3);
    operator.do('feedOverride', { percent: 50 }).wait(1);
    expect(operator.read('feedMmpm')).toBeCloseTo(300, 3);
    operator.do('feedOverride', { percent: 0 }).wait(1);
    expect(operator.read('feedMmpm')).toBe(0);
    operator.do('feedOverride', { percent: 150 }).wait(1);
    expect(operator.read('feedMmpm')).toBeCloseTo(900, 3);
  });

  it('writes registers by G10, for the operator to see', () => {
    const operator = prepared().do('mode', { mode: 'mdi' });
    operator.do('mdi', { text: 'G10 L2 P1 X-401.5 Z-480\nG10 L1 P4 Z99.25 R5' }).untilDone();
    const { g54, h, d } = operator.mode.offsets;
    expect([g54.x, g54.z, h['4'], d['4']]).toEqual([-401.5, -480, 99.25, 10]);
    expect(h['3']).toBeCloseTo(operator.bulk.lengthsMm[2] ?? 0, 2);
  });

  it('that turns the edge finder breaks it', () => {
    const operator = prepared().do('mode', { mode: 'mdi' }).do('callTool', { toolNumber: 9 }).untilDone();
    operator.do('mdi', { text: 'S3000 M3' }).untilDone();
    expect(keys(operator)).toEqual(['toolBroken']);
    expect(operator.mode.tools['9']?.broken).toBe(true);
  });

  it('leaves to an MDI block what the one before it set', () => {
    const operator = prepared().do('mode', { mode: 'mdi' });
    operator.do('mdi', { text: 'T2 M6' }).untilDone().do('mdi', { text: 'G43 H2 G0 Z50 S3000 M3' }).untilDone();
    operator.do('mdi', { text: 'G91 G0 X5' }).untilDone().do('mdi', { text: 'G0 X5' }).untilDone();
    expect(operator.read('spindleRpm')).toBe(3000);
    expect(operator.read('workZMm')).toBeCloseTo(50, 2);
    operator.do('mdi', { text: 'G90 G0 X12 M5' }).untilDone();
    expect(operator.read('workXMm')).toBeCloseTo(12, 2);
    expect(operator.give('mdi', { text: '   ' })?.code).toBe('nothingToStart');
    expect(operator.give('mdi', { text: 'G1 X' })?.details).toMatchObject({ line: 1 });
  });
});
