import { describe, expect, it } from 'vitest';

import type { Point } from '../../../kit/index.ts';
import { DRAWING, miswired, WIRING_MISTAKES } from '../../model/index.ts';
import { DEVICES } from '../layout/devices.ts';
import { terminalOf, TERMINALS } from '../layout/terminals.ts';
import { laneOf, routeWire } from './route.ts';
import { WireLines } from './wire-lines.ts';

const bodies = Object.entries(DEVICES).filter(([name]) => name !== 'rail' && name !== 'PE' && name !== 'X0');

/** Devices in whose body a point lies; a wire may run before a device, not through it. */
function bodyAt([x, y, z]: Point): string | undefined {
  return bodies.find(
    ([, { at, size }]) =>
      Math.abs(x - at[0]) < size[0] / 2 - 1 && Math.abs(y - at[1]) < size[1] / 2 - 1 && z > 0 && z < size[2] * 0.5,
  )?.[0];
}

const apart = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const wires = [DRAWING, ...Object.values(WIRING_MISTAKES).map((mistake) => miswired(DRAWING, mistake))].flat();

describe('the way of a wire', () => {
  it('goes from screw to screw, for every wire of the drawing and of the known mistakes', () => {
    for (const [index, { from, to }] of wires.entries()) {
      const [a, b] = [terminalOf(from), terminalOf(to)];
      if (a === undefined || b === undefined) throw new Error(`${from} or ${to} has no place`);
      const points = routeWire(a, b, laneOf(index % 70));
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) throw new Error('a wire without points');
      expect(apart(first, a.at)).toBeLessThan(3);
      expect(apart(last, b.at)).toBeLessThan(3);
      for (const point of points) for (const number of point) expect(Number.isFinite(number)).toBe(true);
    }
  });

  it('goes through no device but at its own ends', () => {
    const through = new Set<string>();
    for (const [index, { from, to }] of wires.entries()) {
      const [a, b] = [terminalOf(from), terminalOf(to)];
      if (a === undefined || b === undefined) continue;
      for (const point of routeWire(a, b, laneOf(index % 70))) {
        const body = bodyAt(point);
        if (body === undefined || body === a.part || body === b.part) continue;
        through.add(`${from} ${to} through ${body}`);
      }
    }
    expect([...through]).toEqual([]);
  });

  it('is found between any two terminals', () => {
    for (const a of TERMINALS) {
      for (const b of TERMINALS) {
        if (a === b) continue;
        expect(routeWire(a, b, laneOf(3)).length).toBeGreaterThan(1);
      }
    }
  });
});

describe('the lines of wires', () => {
  const wire = (id: string, from: string, to: string) => ({
    id,
    from,
    to,
    mark: '1',
    colour: 'red',
    circuit: 'control',
    torqueNm: 1,
  });

  it('stay where they are while others come and go', () => {
    const keeper = new WireLines();
    const [a, b, c] = [wire('a', 'QF:2', 'FU1:1'), wire('b', 'QF:4', 'FU1:3'), wire('c', 'QF:6', 'FU1:5')];
    const before = keeper.linesOf([a, b, c]);
    const after = keeper.linesOf([a, c]);
    expect(after[1]).toBe(before[2]);
    // The lane that is free is the next one's.
    const [, , again] = keeper.linesOf([a, c, wire('d', 'QF:4', 'FU1:3')]);
    expect(again?.points).toEqual(before[1]?.points);
  });

  it('leave out what has no place', () => {
    expect(new WireLines().linesOf([wire('a', 'QF:2', 'nowhere:1')])).toEqual([]);
  });
});
