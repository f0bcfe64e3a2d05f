import { defineFeature, lazyPage, type FrameHandle } from '../../app/feature.ts';
import { deskRoutes } from './desk-routes.tsx';

/** The twin fills the window. */
const whole: FrameHandle = { topBar: 'whole' };

export default defineFeature({
  name: 'training',
  routes: [
    ...deskRoutes,
    {
      path: 'training/run/:sceneId/:exerciseId',
      handle: whole,
      lazy: lazyPage('training', () => import('./run/run-page.tsx')),
    },
    {
      path: 'training/attempts/:attemptId/replay',
      handle: whole,
      lazy: lazyPage('training', () => import('./replay/replay-page.tsx')),
    },
  ],
  destinations: [{ id: 'training', to: '/training', within: ['/records'] }],
});
