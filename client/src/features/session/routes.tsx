import { defineFeature, lazyPage } from '../../app/feature.ts';

export default defineFeature({
  name: 'session',
  publicRoutes: [{ path: '/sign-in', lazy: lazyPage('session', () => import('./sign-in-page.tsx')) }],
  routes: [{ path: 'account', lazy: lazyPage('session', () => import('./account-page.tsx')) }],
});
