import type { PlannedGroup } from '../contract-live.ts';

/** splitmix32, by whole numbers alone: the same on every machine. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e37_79b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85eb_ca6b) >>> 0;
    z = Math.imul(z ^ (z >>> 13), 0xc2b2_ae35) >>> 0;
    z = (z ^ (z >>> 16)) >>> 0;
    return Number((BigInt(z) * BigInt(below)) >> 32n);
  };
}

/** @returns the people in an order that the seed gives (Fisher and Yates) */
export function shuffled(people: readonly string[], seed: number): readonly string[] {
  const drawn = [...people];
  const next = chance(seed);
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = next(last + 1);
    const [one, two] = [drawn[last], drawn[other]];
    if (one !== undefined && two !== undefined) [drawn[last], drawn[other]] = [two, one];
  }
  return drawn;
}

const named = (groups: readonly (readonly string[])[]): readonly PlannedGroup[] =>
  groups.map((personIds, index) => ({
    id: `g${index + 1}`,
    name: String(index + 1),
    topic: '',
    documentId: null,
    personIds: [...personIds],
  }));

/** G2. */
export function dealByChance(people: readonly string[], count: number, seed: number): readonly PlannedGroup[] {
  const groups: string[][] = Array.from({ length: count }, () => []);
  for (const [index, personId] of shuffled(people, seed).entries()) groups[index % count]?.push(personId);
  return named(groups);
}

/**
 * G3.
 *
 * @param levelOf the level of somebody's school; null for who is of none
 * @returns null where there is one level, or none
 */
export function dealByLevel(
  people: readonly string[],
  count: number,
  seed: number,
  levelOf: (personId: string) => string | null,
): readonly PlannedGroup[] | null {
  const drawn = shuffled(people, seed);
  const byLevel = Map.groupBy(drawn, levelOf);
  const others = byLevel.get(null) ?? [];
  byLevel.delete(null);
  if (byLevel.size < 2) return null;
  const bySize = [...byLevel.values()].toSorted((a, b) => b.length - a.length);
  const groups = bySize.slice(0, count).map((level) => [...level]);
  const smallest = (): string[] | undefined => groups.toSorted((a, b) => a.length - b.length)[0];
  for (const level of bySize.slice(count)) smallest()?.push(...level);
  for (const personId of others) smallest()?.push(personId);
  return named(groups);
}
