import { describe, expect, it } from 'vitest';

import { Operator } from '../exercises/testing-operator.ts';
import { NO_LENGTH_OFFSET, RAPID_INTO_STOCK, WRONG_SIDE } from './faulty.ts';
import { PROGRAMS } from './library.ts';

describe('the programs of the workshop', () => {
  it.each(Object.entries(PROGRAMS))('%s has no problem that a check finds', (_id, text) => {
    const operator = new Operator().homes().does('loadProgram', { text }).does('checkProgram', null);
    expect(operator.mode.program).toMatchObject({ problems: [], checkedVersion: 2, version: 2 });
  });

  it('cut a groove into the part where G42 stands for G41: nearly twice as much comes off', () => {
    const removedCm3 = (program: string): number => new Operator().homes().runs(program).read('removedCm3');
    expect(removedCm3(WRONG_SIDE) / removedCm3(WRONG_SIDE.replace('G42', 'G41'))).toBeGreaterThan(1.6);
  });

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
