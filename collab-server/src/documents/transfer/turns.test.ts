import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Turns } from './turns.ts';

describe('turns', () => {
  it('serve everybody once before anybody twice, and nobody out of their own order', () => {
    const pushes = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });
    fc.assert(
      fc.property(pushes, (owners) => {
        const turns = new Turns<{ owner: string; number: number }>();
        const counts = new Map<string, number>();
        for (const owner of owners) {
          const number = counts.get(owner) ?? 0;
          counts.set(owner, number + 1);
          turns.push(owner, { owner, number });
        }
        const served: string[] = [];
        for (let item = turns.shift(); item; item = turns.shift()) served.push(`${item.number} ${item.owner}`);
        // The number of an item among its owner's is the round in which it is served.
        const rounds = served.map((each) => Number(each.split(' ')[0]));
        expect(rounds).toEqual(rounds.toSorted((a, b) => a - b));
        expect(served.length).toBe(owners.length);
        expect(new Set(served).size).toBe(owners.length);
        expect(turns.size).toBe(0);
      }),
    );
  });

  it('let somebody who comes late wait no longer than one round', () => {
    const turns = new Turns<string>();
    for (let index = 0; index < 5; index += 1) turns.push('many', `many ${index}`);
    expect(turns.shift()).toBe('many 0');
    turns.push('late', 'late 0');
    expect([turns.shift(), turns.shift(), turns.shift()]).toEqual(['many 1', 'late 0', 'many 2']);
    expect(turns.waitingOf('many')).toBe(2);
    expect(turns.drain()).toEqual(['many 3', 'many 4']);
    expect(turns.shift()).toBeUndefined();
  });
});
