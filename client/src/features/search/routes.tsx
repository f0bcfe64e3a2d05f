import { defineFeature, lazyPage } from '../../app/feature.ts';

export default defineFeature({
  name: 'search',
  routes: [{ path: 'search', lazy: lazyPage('search', () => import('./search-page.tsx')) }],
  commands: [{ id: 'search', label: 'search:commandSearch', run: ({ navigate }) => navigate('/search') }],
});
