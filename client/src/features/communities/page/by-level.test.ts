import { describe, expect, it } from 'vitest';
import type { CommunityMember } from '../types.ts';
import { byLevel } from './by-level.ts';

const member = (personId: string, rest: Partial<CommunityMember>): CommunityMember => ({
  personId,
  displayName: personId,
  role: 'member',
  joinedAtMs: 0,
  orgUnitId: null,
  orgUnitName: null,
  level: null,
  countyName: null,
  cityName: null,
  ...rest,
});

describe('people by level', () => {
  it('shows the four levels from the top, empty ones too', () => {
    const groups = byLevel([member('a', { level: 'city' })]);
    expect(groups.map(({ level, places }) => [level, places.length])).toEqual([
      ['province', 0],
      ['city', 1],
      ['county', 0],
      ['school', 0],
    ]);
  });

  it('parts a level by city and county, hosts first', () => {
    const lianjiang = { level: 'school', cityName: '福州市', countyName: '连江县' } as const;
    const shouning = { level: 'school', cityName: '宁德市', countyName: '寿宁县' } as const;
    const school = byLevel([
      member('a', lianjiang),
      member('b', { ...lianjiang, role: 'host' }),
      member('c', shouning),
    ]).at(3);
    const places = school?.places.map(({ name, members }) => [name, members.map(({ personId }) => personId)]);
    expect(places).toEqual(
      expect.arrayContaining([
        ['福州市 连江县', ['b', 'a']],
        ['宁德市 寿宁县', ['c']],
      ]),
    );
    expect(places).toHaveLength(2);
  });

  it('names people without a unit last', () => {
    expect(byLevel([member('a', {})]).at(-1)).toMatchObject({
      level: null,
      places: [{ members: [{ personId: 'a' }] }],
    });
  });
});
