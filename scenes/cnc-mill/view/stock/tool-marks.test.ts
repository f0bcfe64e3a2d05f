import { describe, expect, it } from 'vitest';

import { ToolMarks } from './tool-marks.ts';

const GRID = { columns: 40, rows: 30, cellMm: 0.25 };
const TOOL = { x: 5, y: 4, radiusMm: 5, alongX: 0.6, alongY: 0.8 };
const CUT_UM = 25_000;

function cut(marks: ToolMarks): void {
  for (let row = 0; row < GRID.rows; row++)
    for (let column = 0; column < GRID.columns; column++) marks.mark(column, row, CUT_UM, TOOL);
}

function recall(marks: ToolMarks, heightUm: number, isCut: boolean): void {
  for (let row = 0; row < GRID.rows; row++)
    for (let column = 0; column < GRID.columns; column++) marks.recall(column, row, heightUm, isCut);
}

describe('the marks of a cutter', () => {
  it('are there again after a leap back to the blank and forth to the cut', () => {
    const marks = new ToolMarks(GRID);
    cut(marks);
    const cutOnce = marks.slopes.slice();
    expect(new Set(cutOnce).size).toBeGreaterThan(10);
    marks.level();
    recall(marks, 30_000, false);
    expect(new Set(marks.slopes)).toEqual(new Set([128]));
    recall(marks, CUT_UM, true);
    expect(marks.slopes).toEqual(cutOnce);
    expect(marks.changed).toBe(true);
  });

  it('are those of a cutter along X where nobody saw it, such as after a page was opened anew', () => {
    const marks = new ToolMarks(GRID);
    cut(marks);
    const seen = marks.slopes.slice();
    recall(marks, CUT_UM - 500, true);
    expect(marks.slopes).not.toEqual(seen);
    expect(new Set(marks.slopes).size).toBeGreaterThan(10);
    // And what was seen is not forgotten for it.
    recall(marks, CUT_UM, true);
    expect(marks.slopes).toEqual(seen);
  });
});
