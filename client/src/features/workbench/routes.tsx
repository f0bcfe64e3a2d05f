import { defineFeature, lazyPage } from '../../app/feature.ts';

export default defineFeature({
  name: 'workbench',
  routes: [{ index: true, lazy: lazyPage('workbench', () => import('./workbench-page.tsx')) }],
  destinations: [{ id: 'workbench', to: '/' }],
});
