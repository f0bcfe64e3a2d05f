import { describe, expect, it } from 'vitest';

import { interpret, type InterpreterOptions } from './index.ts';
import { NO_OFFSET } from './tool-table.ts';
import { MM_PER_INCH } from './units.ts';

const OPTIONS: InterpreterOptions = {
  tools: [2, 3].map((tool) => ({
    tool,
    pocket: tool,
    offset: { ...NO_OFFSET, z: (100 + tool) / MM_PER_INCH },
    diameter: 0,
    frontAngleDeg: 0,
    backAngleDeg: 0,
    orientation: 0,
    comment: '',
  })),
  parameters: new Map([-400, -250, -500].map((value, axis) => [5221 + axis, value / MM_PER_INCH])),
  position: [-350, -200, -80],
  toolChangeZMm: 0,
};

/** Ends of the moves that a program makes, in its own coordinates. */
function ends(source: string, options = OPTIONS): readonly (readonly number[])[] {
  return interpret(source, options).calls.flatMap(({ call }) =>
    call.kind === 'straightTraverse' || call.kind === 'straightFeed'
      ? [[call.x, call.y, call.z].map((value) => Math.round(value * 1e6) / 1e6 + 0)]
      : [],
  );
}

describe('[U9] where the machine stands', () => {
  it('is what words that are left out mean', () => {
    expect(ends('G0 X10\nM2\n')).toEqual([[10, 50, 420]]);
    expect(ends('G91 G0 Z5\nM2\n')).toEqual([[50, 50, 425]]);
    expect(ends('G20 G0 X1\nM2\n')).toEqual([[1, 1.968504, 16.535433]]);
  });

  it('is up at the tool change afterwards, whatever length was active', () => {
    expect(ends('T2 M6\nG0 X0 Y0\nM2\n')).toEqual([[0, 0, 500]]);
    expect(ends('T2 M6\nG43 H2\nG0 X0 Y0\nZ20\nT3 M6\nG43 H3\nG0 X5\nM2\n')).toEqual([
      [0, 0, 398],
      [0, 0, 20],
      [5, 0, 397],
    ]);
  });

  it('stays where it is without a place for changing tools, at zero without any place', () => {
    const { toolChangeZMm: _z, ...stays } = OPTIONS;
    expect(ends('T2 M6\nG0 X0 Y0\nM2\n', stays)).toEqual([[0, 0, 420]]);
    const { position: _place, ...atZero } = stays;
    expect(ends('G0 X10\nM2\n', atZero)).toEqual([[10, 250, 500]]);
  });
});
