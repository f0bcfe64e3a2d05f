import { expect, it } from 'vitest';
import type { OrgUnit } from '../types.ts';
import { nodesOf, pathTo } from './nodes.ts';

function unit(id: string, parentId: string | null, people: number | null): OrgUnit {
  const codes = { divisionCode: '350100', schoolIdentifier: null, schoolType: null };
  return { id, parentId, level: 'city', ...codes, name: id, people, administered: people !== null };
}

const units = [unit('p', null, null), unit('c', 'p', 0), unit('k', 'c', 2), unit('d', 'p', 1)];

it('nests a flat list and says how many people a unit holds', () => {
  expect(nodesOf(units)).toEqual([
    {
      id: 'p',
      label: 'p',
      children: [
        { id: 'c', label: 'c', children: [{ id: 'k', label: 'k', note: '2' }] },
        { id: 'd', label: 'd', note: '1' },
      ],
    },
  ]);
});

it('begins at whatever has no parent in the list', () => {
  expect(nodesOf(units.slice(1)).map(({ id }) => id)).toEqual(['c', 'd']);
});

it('finds what must be open for a unit to be seen', () => {
  expect(pathTo(units, 'k')).toEqual(['k', 'c', 'p']);
  expect(pathTo(units, 'nowhere')).toEqual([]);
});
