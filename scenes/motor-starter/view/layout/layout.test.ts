import { describe, expect, it } from 'vitest';

import { CABINET, TERMINALS as MODEL_TERMINALS } from '../../model/index.ts';
import { sayIn } from '../strings/index.ts';
import { DEVICES, DUCTS, DUCT, PLATE } from './devices.ts';
import { onDoor } from './door-frame.ts';
import { labelList } from './label-list.ts';
import { movingLabels } from './moving-labels.ts';
import { boxOfPart } from './part-box.ts';
import { TERMINALS, terminalOf } from './terminals.ts';

type Rectangle = readonly [left: number, right: number, bottom: number, top: number];

const overlap = (a: Rectangle, b: Rectangle): boolean => a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3];

const footprints: readonly (readonly [string, Rectangle])[] = [
  ...Object.entries(DEVICES).map(([name, { at, size }]): [string, Rectangle] => [
    name,
    [at[0] - size[0] / 2, at[0] + size[0] / 2, at[1] - size[1] / 2, at[1] + size[1] / 2],
  ]),
  ...Object.entries(DUCTS).map(([name, { along, at, from, to }]): [string, Rectangle] => {
    const half = DUCT.width / 2;
    return [name, along === 'x' ? [from, to, at - half, at + half] : [at - half, at + half, from, to]];
  }),
];

describe('the layout of the cabinet', () => {
  it('has a place for every terminal of the model, and for no other', () => {
    expect(TERMINALS.map(({ id }) => id).toSorted()).toEqual(MODEL_TERMINALS.toSorted());
  });

  it('stands no device in another or in a duct', () => {
    const met: string[] = [];
    for (const [index, [name, a]] of footprints.entries())
      for (const [other, b] of footprints.slice(index + 1))
        if (!(name in DUCTS && other in DUCTS) && overlap(a, b)) met.push(`${name} ${other}`);
    expect(met).toEqual([]);
  });

  it('keeps everything on the plate', () => {
    for (const [name, [left, right, bottom, top]] of footprints) {
      expect([left >= -PLATE.width / 2, right <= PLATE.width / 2, name]).toEqual([true, true, name]);
      expect([bottom >= -PLATE.height / 2, top <= PLATE.height / 2, name]).toEqual([true, true, name]);
    }
  });

  it('leaves room between screws for a finger of the pointer', () => {
    for (const [index, { id, at, radius }] of TERMINALS.entries()) {
      for (const other of TERMINALS.slice(index + 1)) {
        const apart = Math.hypot(at[0] - other.at[0], at[1] - other.at[1]);
        expect([apart >= radius + other.radius, id, other.id]).toEqual([true, id, other.id]);
      }
    }
  });

  it('sizes devices as they are sold', () => {
    expect(DEVICES.QF.size[0]).toBe(54);
    for (const name of ['KM1', 'KM2', 'KM3', 'FR'] as const) expect(DEVICES[name].size[0]).toBe(45);
    expect(DEVICES.FU1.size[0] / 3).toBeCloseTo(17.7, 0);
  });

  it('knows a box for every part that is no instrument of the model', () => {
    const parts = Object.entries(CABINET.parts)
      .filter(
        ([name, { terminals, instrument }]) =>
          instrument !== true && terminals.length > 0 && !['mainPE'].includes(name),
      )
      .map(([name]) => name);
    expect(parts.filter((part) => boxOfPart(part) === undefined)).toEqual([]);
  });

  it('finds no terminal that is not there', () => {
    expect(terminalOf('QF:9')).toBeUndefined();
  });

  it('turns the door as its group is turned', () => {
    const [x, , z] = onDoor([10, 0, 0]);
    const [x0, , z0] = onDoor([0, 0, 0]);
    expect(Math.hypot(x - x0, z - z0)).toBeCloseTo(10);
    expect(z).toBeGreaterThan(z0);
  });
});

describe('labels', () => {
  it.each(['zh-CN', 'en'] as const)('in %s have words and ids of their own', (language) => {
    const say = sayIn(language);
    const { labels, placed } = labelList(say);
    const all = [...labels, ...movingLabels(say)];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ text, draw }) => text === '' && draw === undefined)).toEqual([]);
    const known = new Set(labels.map(({ id }) => id));
    expect(placed.filter(({ id }) => !known.has(id))).toEqual([]);
  });
});
