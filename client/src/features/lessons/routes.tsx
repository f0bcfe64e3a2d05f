import { defineFeature, lazyPage, type FrameHandle } from '../../app/feature.ts';
import { deskRoutes } from './desk-routes.tsx';

/** A lesson that goes on fills the window. */
const whole: FrameHandle = { topBar: 'whole' };

export default defineFeature({
  name: 'lessons',
  routes: [
    ...deskRoutes,
    {
      path: 'lessons/:lessonId/live',
      handle: whole,
      lazy: lazyPage(['lessons', 'live'], () => import('./room/live-page.tsx')),
    },
    {
      path: 'lessons/:lessonId/replay',
      handle: whole,
      lazy: lazyPage('lessons', () => import('./replay/replay-page.tsx')),
    },
    {
      path: 'lessons/:lessonId/observation',
      lazy: lazyPage('lessons', () => import('./observation/observation-page.tsx')),
    },
    {
      path: 'lessons/:lessonId/observation/report',
      lazy: lazyPage('lessons', () => import('./observation/report-page.tsx')),
    },
  ],
  destinations: [{ id: 'classroom', to: '/lessons' }],
});
