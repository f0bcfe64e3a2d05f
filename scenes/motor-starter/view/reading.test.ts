import { describe, expect, it } from 'vitest';

import { leadAt, readingsOf, signalOf, wiresOf } from './reading.ts';
import { frameOf } from './testing-frame.ts';

const wires = [{ id: 'w1', from: 'QF:2', to: 'FU1:1', attributes: { mark: 'L11', colour: 'black', torqueNm: 1 } }];

describe('reading a frame', () => {
  it('gives the same wires as long as they are the same, whatever object holds them', () => {
    const first = wiresOf(frameOf({}, { wires }));
    expect(first).toEqual([
      { id: 'w1', from: 'QF:2', to: 'FU1:1', mark: 'L11', colour: 'black', circuit: '', torqueNm: 1 },
    ]);
    expect(wiresOf(frameOf({}, { wires: structuredClone(wires) }))).toBe(first);
    expect(wiresOf(frameOf({}, { wires: [] }))).toEqual([]);
  });

  it('takes what is not there for nothing', () => {
    expect([
      wiresOf(frameOf({})),
      readingsOf(frameOf({})),
      leadAt(frameOf({}), 'meter:a'),
      signalOf(frameOf({}), 'x'),
    ]).toEqual([[], [], null, 0]);
  });
});
