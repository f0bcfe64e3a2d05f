import { defineFeature, lazyPage } from '../../app/feature.ts';

export default defineFeature({
  name: 'communities',
  routes: [
    { path: 'communities', lazy: lazyPage('communities', () => import('./list/communities-page.tsx')) },
    { path: 'communities/:communityId', lazy: lazyPage('communities', () => import('./page/community-page.tsx')) },
  ],
  commands: [
    { id: 'found-community', label: 'communities:commandFound', run: ({ navigate }) => navigate('/communities?new') },
  ],
});
