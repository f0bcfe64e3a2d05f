import { defineFeature, lazyPage } from '../../app/feature.ts';
import type { Viewer } from '../../app/session.ts';

function isAdministrator({ memberships }: Viewer): boolean {
  return memberships.some(({ role }) => role === 'administrator');
}

export default defineFeature({
  name: 'administration',
  routes: [
    { path: 'administration', lazy: lazyPage('administration', () => import('./people/people-page.tsx')) },
    { path: 'administration/rosters', lazy: lazyPage('administration', () => import('./rosters/rosters-page.tsx')) },
    { path: 'administration/audit', lazy: lazyPage('administration', () => import('./audit/audit-page.tsx')) },
  ],
  destinations: [{ id: 'administration', to: '/administration', visibleTo: isAdministrator }],
  commands: [
    {
      id: 'import-roster',
      label: 'administration:commandImport',
      icon: 'upload',
      visibleTo: isAdministrator,
      run: ({ navigate }) => navigate('/administration/rosters'),
    },
  ],
});
