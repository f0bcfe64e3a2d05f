import { defineFeature, lazyPage } from '../../app/feature.ts';

export default defineFeature({
  name: 'records',
  routes: [
    { path: 'records', lazy: lazyPage('records', () => import('./statements/statements-page.tsx')) },
    { path: 'records/credentials', lazy: lazyPage('records', () => import('./credentials/own-page.tsx')) },
    { path: 'records/targets', lazy: lazyPage('records', () => import('./targets/targets-page.tsx')) },
  ],
  publicRoutes: [
    { path: 'credentials/:credentialId', lazy: lazyPage('records', () => import('./credentials/public-page.tsx')) },
  ],
});
