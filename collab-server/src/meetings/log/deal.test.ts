import { describe, expect, it } from 'vitest';
import { dealByChance, dealByLevel, shuffled } from './deal.ts';

const people = Array.from({ length: 13 }, (_, index) => `p${index}`);
const sizes = (groups: readonly { readonly personIds: readonly string[] }[] | null) =>
  (groups ?? []).map(({ personIds }) => personIds.length);
const everybody = (groups: readonly { readonly personIds: readonly string[] }[] | null) =>
  (groups ?? []).flatMap(({ personIds }) => personIds).toSorted();

describe('dealing groups', () => {
  it('G2: deals everybody once, as evenly as can be, and the same again from the same seed', () => {
    const groups = dealByChance(people, 4, 42);
    expect(sizes(groups)).toEqual([4, 3, 3, 3]);
    expect(everybody(groups)).toEqual(people.toSorted());
    expect(dealByChance(people, 4, 42)).toEqual(groups);
    expect(dealByChance(people, 4, 43)).not.toEqual(groups);
  });

  it('G2: puts everybody into the first place about as often', () => {
    const first = new Map<string | undefined, number>();
    for (let seed = 0; seed < 13_000; seed += 1) {
      const [who] = shuffled(people, seed * 2_654_435_761);
      first.set(who, (first.get(who) ?? 0) + 1);
    }
    // 1000 each; far beyond five standard deviations would be no chance.
    expect([...first.values()].every((count) => count > 840 && count < 1_160)).toBe(true);
    expect(first.size).toBe(13);
  });

  it('G3: puts levels together, and who is of no school into the smallest groups', () => {
    const levels = ['primary', 'primary', 'primary', 'junior', 'senior', null, null];
    const levelOf = (personId: string) => levels[Number(personId.slice(1)) % levels.length] ?? null;
    const seven = people.slice(0, 7);
    const three = dealByLevel(seven, 3, 1, levelOf);
    expect(sizes(three)).toEqual([3, 2, 2]);
    expect(three?.[0]?.personIds.toSorted()).toEqual(['p0', 'p1', 'p2']);
    expect(everybody(three)).toEqual(seven);
    // More levels than groups: the smallest are put together.
    expect(sizes(dealByLevel(seven, 2, 1, levelOf))).toEqual([4, 3]);
    expect(dealByLevel(seven, 2, 1, () => 'primary')).toBeNull();
    expect(dealByLevel(seven, 2, 1, () => null)).toBeNull();
  });
});
