import { defineFeature, lazyPage } from '../../app/feature.ts';

export default defineFeature({
  name: 'gallery',
  publicRoutes: [{ path: '/dev/gallery', lazy: lazyPage('gallery', () => import('./gallery-page.tsx')) }],
});
