import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/feature.ts';

/** Pages around the runs: catalogue, tasks, attempts, scores, reports. */
export const deskRoutes: RouteObject[] = [
  { path: 'training', lazy: lazyPage('training', () => import('./catalogue/catalogue-page.tsx')) },
  { path: 'training/attempts', lazy: lazyPage('training', () => import('./catalogue/my-attempts-page.tsx')) },
  { path: 'training/attempts/:attemptId', lazy: lazyPage('training', () => import('./attempt/attempt-page.tsx')) },
  { path: 'training/attempts/:attemptId/report', lazy: lazyPage('training', () => import('./report/report-page.tsx')) },
  { path: 'training/compare', lazy: lazyPage('training', () => import('./attempt/compare-page.tsx')) },
  { path: 'training/assignments', lazy: lazyPage('training', () => import('./assignments/assignments-page.tsx')) },
  { path: 'training/assignments/new', lazy: lazyPage('training', () => import('./assignments/new-page.tsx')) },
  { path: 'training/assignments/:assignmentId', lazy: lazyPage('training', () => import('./matrix/matrix-page.tsx')) },
  {
    path: 'training/assignments/:assignmentId/edit',
    lazy: lazyPage('training', () => import('./assignments/edit-page.tsx')),
  },
  { path: 'training/statistics', lazy: lazyPage('training', () => import('./statistics/statistics-page.tsx')) },
];
