import { describe, expect, it } from 'vitest';

import { BoardChanges, type BoardElement, elementsOf } from './board-elements.ts';

const element = (id: string, version = 1, more: object = {}): BoardElement => ({
  id,
  type: 'rectangle',
  version,
  versionNonce: 7,
  isDeleted: false,
  ...more,
});

const kindsOf = (changes: BoardChanges, ...elements: readonly BoardElement[]) =>
  changes.since(elements).map((event) => (event.kind === 'board.put' ? `put ${event.elementId}` : event.kind));

describe('what has changed on a board', () => {
  it('is each element that is new or has another version, once', () => {
    const changes = new BoardChanges();
    expect(kindsOf(changes, element('a'), element('b'))).toEqual(['put ea', 'put eb']);
    expect(kindsOf(changes, element('a'), element('b'))).toEqual([]);
    expect(kindsOf(changes, element('a', 2), element('b'))).toEqual(['put ea']);
  });

  it('is not what the log shows already', () => {
    const changes = new BoardChanges();
    changes.know([element('a', 3)]);
    expect(kindsOf(changes, element('a', 3))).toEqual([]);
    expect(kindsOf(changes, element('a', 4))).toEqual(['put ea']);
  });

  it('is each deletion of what the log has, once, and the element anew where that is undone', () => {
    const changes = new BoardChanges();
    const deleted = element('a', 2, { isDeleted: true });
    expect(kindsOf(changes, deleted)).toEqual([]);
    changes.know([element('a')]);
    expect(kindsOf(changes, deleted)).toEqual(['board.erase']);
    expect(kindsOf(changes, deleted)).toEqual([]);
    expect(kindsOf(changes, element('a', 3))).toEqual(['put ea']);
  });

  it('is no picture and no foreign page', () => {
    expect(
      kindsOf(new BoardChanges(), element('a', 1, { type: 'image' }), element('b', 1, { type: 'iframe' })),
    ).toEqual([]);
  });

  it('is told to a hundredth, and a very long line thinned until the log takes it', () => {
    const points = Array.from({ length: 9_000 }, (_, index) => [index + 0.123_456, 1 / 3]);
    const [put] = new BoardChanges().since([element('a', 1, { type: 'freedraw', points, pressures: [] })]);
    if (put?.kind !== 'board.put') throw new Error('it is put');
    const read = JSON.parse(put.element) as { readonly points: readonly (readonly number[])[] };
    expect(put.element.length).toBeLessThanOrEqual(32_768);
    expect(read.points.length).toBeGreaterThan(1_000);
    expect([read.points[0], read.points.at(-1)]).toEqual([
      [0.12, 0.33],
      [8_999.12, 0.33],
    ]);
  });
});

describe('a board of the log', () => {
  it('is read from the lowest element to the highest, without what is none', () => {
    const texts = [element('b', 1, { index: 'a2' }), element('a', 1, { index: 'a1' }), { id: 'x' }].map((one) =>
      JSON.stringify(one),
    );
    const elements = [...texts, '{', 'null'].map((text, index) => ({ elementId: `e${index}`, element: text }));
    expect(elementsOf({ boardId: 'b1', elements }).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(elementsOf(undefined)).toEqual([]);
  });
});
