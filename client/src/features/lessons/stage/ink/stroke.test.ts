import { describe, expect, it } from 'vitest';

import { distanceTo, isFarEnough, pathOf, readStroke, type Stroke, writeStroke } from './stroke.ts';

const line: Stroke = {
  colour: 'blue',
  points: [
    [0, 0],
    [0.5, 0],
    [0.5, 0.25],
  ],
};

describe('a stroke over a page', () => {
  it('stands in the log to a ten-thousandth and is read as it was written', () => {
    expect(writeStroke(line)).toBe('{"c":"blue","p":[0,0,5000,0,5000,2500]}');
    expect(readStroke(writeStroke(line))).toEqual(line);
  });

  it.each(['', '{', 'null', '[]', '{"p":"x"}', '{"p":[]}', '{"p":[1]}', '{"p":[1,null]}'])(
    'is none where the log holds %j',
    (text) => expect(readStroke(text)).toBeNull(),
  );

  it('is red where its colour is unknown', () => {
    expect(readStroke('{"c":"gold","p":[0,0]}')?.colour).toBe('red');
  });

  it('keeps no points that lie on each other', () => {
    expect([isFarEnough(line, [0.5005, 0.2505]), isFarEnough(line, [0.5, 0.26])]).toEqual([false, true]);
  });

  it('is drawn from its first to its last point; one point is a dot', () => {
    expect(pathOf(line, 100, 100)).toBe('M0.0 0.0Q50.0 0.0 50.0 12.5L50.0 25.0');
    expect(pathOf({ colour: 'red', points: [[0.1, 0.2]] }, 100, 100)).toBe('M10.0 20.0h0.01');
  });

  it('is found beside its lines, not only at its points, in a sheet that is wider than high', () => {
    expect(distanceTo(line, [0.25, 0.1], 2)).toBeCloseTo(0.1);
    expect(distanceTo(line, [0.6, 0.2], 2)).toBeCloseTo(0.2);
    expect(distanceTo({ colour: 'red', points: [[0, 0]] }, [0, 0.5], 2)).toBeCloseTo(0.5);
  });
});
