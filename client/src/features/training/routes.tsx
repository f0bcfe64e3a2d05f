import { defineFeature, lazyPage, type FrameHandle } from '../../app/feature.ts';
import { deskRoutes } from './desk-routes.tsx';

const ownTopBar: FrameHandle = { topBar: 'own' };

export default defineFeature({
  name: 'training',
  routes: [
    ...deskRoutes,
    {
      path: 'training/run/:sceneId/:exerciseId',
      handle: ownTopBar,
      lazy: lazyPage('training', () => import('./run/run-page.tsx')),
    },
    {
      path: 'training/attempts/:attemptId/replay',
      handle: ownTopBar,
      lazy: lazyPage('training', () => import('./replay/replay-page.tsx')),
    },
  ],
  destinations: [{ id: 'training', to: '/training' }],
});
