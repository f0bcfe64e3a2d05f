import { describe, expect, it } from 'vitest';

import { Operator } from '../exercises/testing-operator.ts';
import { NO_LENGTH_OFFSET, RAPID_INTO_STOCK, WRONG_SIDE } from './faulty.ts';
import { PROGRAMS } from './library.ts';

describe('the programs of the workshop', () => {
  it.each(Object.entries(PROGRAMS))('%s has no problem that a check finds', (_id, text) => {
    const operator = new Operator().homes().does('loadProgram', { text }).does('checkProgram', null);
    expect(operator.mode.program).toMatchObject({ problems: [], checkedVersion: 2, version: 2 });
  });

  it('cut a contour two radii too small where G42 stands for G41', () => {
    const operator = new Operator().homes().runs(WRONG_SIDE);
    expect(operator.mode.alarms).toEqual([]);
    operator.does('door', { open: true }).does('cleanPart', null).does('takeGauge', { gauge: 'calliper' });
    // At the height of the cut: above the blank's own sides, which the gauge of the length touches.
    expect(operator.read('removedCm3')).toBeGreaterThan(9);
  }, 60_000);

  it('drive the spindle’s nose into the blank where G43 is missing', () => {
    const operator = new Operator().homes().runs(NO_LENGTH_OFFSET);
    expect(operator.mode.alarms).toMatchObject([{ key: 'collision' }]);
    expect(operator.read('collisions')).toBe(1);
  });

  it('break the tool where G0 stands for G1', () => {
    const operator = new Operator().homes().runs(RAPID_INTO_STOCK);
    expect(operator.mode.alarms).toMatchObject([{ key: 'collision', line: 10 }]);
    expect(operator.mode.tools['3']).toMatchObject({ broken: true });
  });
});
