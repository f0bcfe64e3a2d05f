import { loadStrings } from '../../i18n/i18n.ts';
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
  // Nothing of it is a document: looking is what brings it to the server.
  deviceDrafts: async (personId) => {
    const [{ sendNowAndThen }, { sendLeftDrafts }] = await Promise.all([
      import('./session/device-runs.ts'),
      import('./report/drafts.ts'),
    ]);
    await sendNowAndThen(personId);
    await sendLeftDrafts(personId);
    return [];
  },
  signedOut: async (personId) => {
    const { forgetRuns } = await import('./session/device-runs.ts');
    await forgetRuns(personId, 'sent');
  },
  signOutGuard: async () => {
    const [guard] = await Promise.all([import('./session/leaving/sign-out-guard.tsx'), loadStrings('training')]);
    return guard;
  },
  destinations: [{ id: 'training', to: '/training', within: ['/records'] }],
});
