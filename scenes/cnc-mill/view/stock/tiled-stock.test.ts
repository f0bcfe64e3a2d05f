import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { enclosed } from '../../../kit/geometry/testing.ts';
import { blankField, type CellRange, type StockField } from './field.ts';
import { PAGE_QUADS } from './page-pool.ts';
import { TiledStock } from './tiled-stock.ts';

/** Indices of all faces, as the geometry has them. */
function indicesOf(stock: TiledStock): Uint32Array {
  const quads = stock.pool.end * PAGE_QUADS;
  return Uint32Array.from({ length: quads * 6 }, (_, index) => {
    const quad = Math.floor(index / 6);
    return quad * 4 + ([0, 1, 2, 0, 2, 3][index % 6] ?? 0);
  });
}

const all = (): boolean => true;

function volumeOf({ heightUm, cellMm }: StockField): number {
  return heightUm.reduce((sum, height) => sum + height / 1000, 0) * cellMm * cellMm;
}

/** Cuts what lies within `radius` of a place down to a height. */
function cutDisc(field: StockField, x: number, y: number, radius: number, heightUm: number): CellRange {
  const { columns, rows, cellMm } = field;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [dx, dy] = [(column + 0.5) * cellMm - x, (row + 0.5) * cellMm - y];
      const index = row * columns + column;
      if (dx * dx + dy * dy <= radius * radius) {
        field.heightUm[index] = Math.min(field.heightUm[index] ?? 0, heightUm);
      }
    }
  }
  const cell = (mm: number): number => Math.floor(mm / cellMm);
  return { left: cell(x - radius), top: cell(y - radius), right: cell(x + radius) + 2, bottom: cell(y + radius) + 2 };
}

describe('a workpiece in tiles', () => {
  it('draws a blank with few faces', () => {
    const stock = new TiledStock(blankField(128, 96, 0.2, 30_000), 20_000);
    stock.work(all);
    const { gap, volume } = enclosed(stock.pool.arrays.positions, indicesOf(stock));
    expect(gap).toBeLessThan(1e-3);
    expect(Math.abs(volume / (25.6 * 19.2 * 30) - 1)).toBeLessThan(1e-3);
    expect(stock.pool.used).toBeLessThan(20);
  });

  it('closes around a pocket, and keeps its volume and its roundness', () => {
    const field = blankField(128, 128, 0.2, 30_000);
    const stock = new TiledStock(field, 40_000);
    stock.work(all);
    stock.touch(cutDisc(field, 12.8, 12.8, 8, 20_000));
    stock.work(all);
    const { positions } = stock.pool.arrays;
    const { gap, volume } = enclosed(positions, indicesOf(stock));
    expect(gap).toBeLessThan(2e-3);
    expect(Math.abs(volume / volumeOf(field) - 1)).toBeLessThan(2e-3);
    // The wall's corners lie on the circle to a fraction of a cell, not on the grid's steps.
    let [worst, corners] = [0, 0];
    for (let index = 0; index < positions.length; index += 3) {
      const [x = 0, y = 0, z = 0] = positions.subarray(index, index + 3);
      const radius = Math.hypot(x - 12.8, y - 12.8);
      const wall = (stock.pool.arrays.normals[(index / 3) * 4 + 2] ?? 0) === 0;
      if (!wall || radius > 9 || z < 19 || x === 0) continue;
      corners += 1;
      worst = Math.max(worst, Math.abs(radius - 8));
    }
    expect(corners).toBeGreaterThan(200);
    expect(worst).toBeLessThan(0.08);
  });

  it('closes whatever was cut, drawn at once or piece by piece', () => {
    const cut = fc.record({
      x: fc.double({ min: -2, max: 16, noNaN: true }),
      y: fc.double({ min: -2, max: 16, noNaN: true }),
      radius: fc.double({ min: 0.3, max: 6, noNaN: true }),
      heightUm: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
        const field = blankField(72, 70, 0.2, 3000);
        const stock = new TiledStock(field, 60_000);
        stock.work(all);
        for (const { x, y, radius, heightUm } of cuts) {
          stock.touch(cutDisc(field, x, y, radius, heightUm));
          stock.work(() => false);
        }
        stock.work(all);
        const { gap } = enclosed(stock.pool.arrays.positions, indicesOf(stock));
        expect(gap).toBeLessThan(2e-3);
        const anew = new TiledStock(field, 60_000);
        anew.work(all);
        const first = enclosed(stock.pool.arrays.positions, indicesOf(stock));
        const second = enclosed(anew.pool.arrays.positions, indicesOf(anew));
        expect(first.volume).toBeCloseTo(second.volume, 2);
      }),
      { numRuns: 60 },
    );
  });

  it('touches only the tiles that a cut reaches', () => {
    const field = blankField(256, 256, 0.2, 30_000);
    const stock = new TiledStock(field, 40_000);
    stock.work(all);
    stock.pool.takeChanges();
    stock.touch({ left: 40, top: 40, right: 50, bottom: 50 });
    expect(stock.waiting).toBe(1);
    stock.touch({ left: 60, top: 40, right: 62, bottom: 50 });
    expect(stock.waiting).toBe(2);
    stock.work(all);
    const pages = stock.pool.takeChanges().reduce((sum, [, count]) => sum + count, 0);
    expect(pages).toBeLessThanOrEqual(4);
  });

  it('is drawn in coarser cells where faces would be too many, and closes there too', () => {
    const field = blankField(128, 128, 0.2, 30_000);
    for (let index = 0; index < field.heightUm.length; index++)
      field.heightUm[index] = 10_000 + ((index * 7919) % 9973);
    const stock = new TiledStock(field, 9000);
    stock.work(all);
    expect(stock.step).toBe(4);
    expect(stock.pool.used * PAGE_QUADS).toBeLessThanOrEqual(9000 + PAGE_QUADS);
    expect(enclosed(stock.pool.arrays.positions, indicesOf(stock)).gap).toBeLessThan(0.05);
  });
});
