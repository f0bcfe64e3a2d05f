import { defineFeature, lazyPage } from '../../../../app/feature.ts';

/** A page to look at the editor on, and for its tests: two people in one document, in one window. */
export default defineFeature({
  name: 'documentEditor',
  publicRoutes: [{ path: '/dev/editor', lazy: lazyPage([], () => import('./editor-lab.tsx')) }],
});
