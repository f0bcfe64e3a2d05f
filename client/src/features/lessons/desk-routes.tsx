import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/feature.ts';

/** Pages round the lessons: what is planned, what is prepared, what is left of it. */
export const deskRoutes: RouteObject[] = [
  { path: 'lessons', lazy: lazyPage('lessons', () => import('./timetable/timetable-page.tsx')) },
  { path: 'lessons/past', lazy: lazyPage('lessons', () => import('./timetable/past-page.tsx')) },
  { path: 'lessons/new', lazy: lazyPage('lessons', () => import('./plan/new-page.tsx')) },
  { path: 'lessons/consents', lazy: lazyPage('lessons', () => import('./consents/consents-page.tsx')) },
  { path: 'lessons/device-check', lazy: lazyPage(['lessons', 'live'], () => import('./desk/preflight-page.tsx')) },
  { path: 'lessons/:lessonId', lazy: lazyPage('lessons', () => import('./prepare/lesson-page.tsx')) },
  { path: 'lessons/:lessonId/attendance', lazy: lazyPage('lessons', () => import('./attendance/attendance-page.tsx')) },
  { path: 'lessons/:lessonId/closing', lazy: lazyPage('lessons', () => import('./closing/closing-page.tsx')) },
  {
    path: 'lessons/:lessonId/device-check',
    lazy: lazyPage(['lessons', 'live'], () => import('./desk/preflight-page.tsx')),
  },
];
