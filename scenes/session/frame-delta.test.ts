import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { viewDelta, withDelta } from './frame-delta.ts';

const field = fc.oneof(fc.integer(), fc.string(), fc.array(fc.constantFrom('a', 'b', 1), { maxLength: 3 }));
const view = fc.record({
  tick: fc.nat(),
  timeS: fc.nat(),
  signals: fc.record({ a: fc.constantFrom(0, 1, null), b: fc.constantFrom(0, 1, null) }),
  modes: fc.record({ panel: fc.record({ wires: field, tag: field }), bare: fc.constant(null) }),
});

describe('what has changed between two views', () => {
  it('makes the later one from the earlier one, through JSON', () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        const sent = JSON.parse(JSON.stringify(viewDelta(before, after))) as ReturnType<typeof viewDelta>;
        expect(withDelta(before, sent)).toEqual(after);
        expect(withDelta(null, viewDelta(null, after))).toEqual(after);
      }),
    );
  });

  it('holds nothing that stayed, and leaves what stayed the same object', () => {
    const before = { tick: 1, timeS: 1, signals: { a: 1, b: 2 }, modes: { panel: { wires: ['x'], tag: 1 } } };
    const after = { ...before, tick: 2, signals: { a: 1, b: 3 }, modes: { panel: { wires: ['x'], tag: 1 } } };
    const delta = viewDelta(before, after);
    expect(delta).toEqual({ whole: false, tick: 2, timeS: 1, signals: { b: 3 }, modes: {} });
    expect(withDelta(before, delta).modes).toBe(before.modes);
  });
});
