import { describe, expect, it } from 'vitest';
import { emptyGroups, groupOf, placed, toPlace } from './groups.ts';

describe('groups that are laid by hand', () => {
  it('hold each person once, wherever they were before', () => {
    const first = placed(emptyGroups(2), 'a', 'g1');
    expect(groupOf(first, 'a')).toBe('g1');
    const moved = placed(placed(first, 'b', 'g2'), 'a', 'g2');
    expect(moved.map(({ personIds }) => personIds)).toEqual([[], ['b', 'a']]);
    expect(groupOf(placed(moved, 'a', null), 'a')).toBeNull();
  });

  it('are numbered in order, each with an id of its own', () => {
    const groups = emptyGroups(3);
    expect(groups.map(({ name }) => name)).toEqual(['1', '2', '3']);
    expect(new Set(groups.map(({ id }) => id)).size).toBe(3);
  });

  it('take whoever is here but the hosts', () => {
    const person = (personId: string, role: 'host' | 'coHost' | 'member' | 'guest', isPresent = true) => ({
      personId,
      displayName: personId,
      orgUnitName: null,
      level: null,
      role,
      isPresent,
      groupId: null,
      stopped: [],
    });
    const people = [
      person('h', 'host'),
      person('c', 'coHost'),
      person('m', 'member'),
      person('g', 'guest'),
      person('x', 'member', false),
    ];
    expect(toPlace({ people }).map(({ personId }) => personId)).toEqual(['m', 'g']);
  });
});
