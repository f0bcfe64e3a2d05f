import { describe, expect, it } from 'vitest';
import type { Feature } from '../feature.ts';
import type { Viewer } from '../session.ts';
import { placeOf, placesFor } from './destinations.ts';

function viewerWith(...roles: Viewer['memberships'][number]['role'][]): Viewer {
  return {
    person: { id: 'p1', account: 'linjinglan', displayName: '林静澜', mustChangePassword: false },
    memberships: roles.map((role, index) => ({
      id: `m${index}`,
      orgUnitId: 'u1',
      orgUnitName: '连江县青屿实验小学',
      level: 'school',
      role,
      subject: null,
      stage: null,
      beginsOn: null,
      endsOn: null,
    })),
  };
}

const features: readonly Feature[] = [
  {
    name: 'session',
    destinations: [
      {
        id: 'administration',
        to: '/administration',
        visibleTo: ({ memberships }) => memberships.some(({ role }) => role === 'administrator'),
      },
    ],
  },
  { name: 'workbench', destinations: [{ id: 'workbench', to: '/' }] },
  { name: 'gallery', destinations: [{ id: 'research', to: '/documents', within: ['/communities'] }] },
];

describe('the rail', () => {
  it('has its own order, whatever order the features come in', () => {
    expect(placesFor(features, viewerWith('administrator')).map(({ id }) => id)).toEqual([
      'workbench',
      'research',
      'administration',
    ]);
  });

  it('leaves out what no feature offers and what is not for this person', () => {
    expect(placesFor(features, viewerWith('teacher')).map(({ id }) => id)).toEqual(['workbench', 'research']);
  });

  it.each([
    ['/', 'workbench'],
    ['/documents/42', 'research'],
    ['/communities', 'research'],
    ['/documentsandmore', undefined],
    ['/account', undefined],
  ])('knows where one is: %s', (pathname, id) => {
    expect(placeOf(placesFor(features, viewerWith('teacher')), pathname)?.id).toBe(id);
  });
});
