import { defineFeature, lazyPage, type FrameHandle } from '../../app/feature.ts';

const ownTopBar: FrameHandle = { topBar: 'own' };

export default defineFeature({
  name: 'documents',
  routes: [
    { path: 'documents', lazy: lazyPage('documents', () => import('./list/documents-page.tsx')) },
    {
      path: 'documents/:documentId',
      handle: ownTopBar,
      lazy: lazyPage('documents', () => import('./page/document-page.tsx')),
    },
  ],
  destinations: [{ id: 'research', to: '/documents', within: ['/communities'] }],
  commands: [
    { id: 'new-document', label: 'documents:commandNew', run: ({ navigate }) => navigate('/documents?new') },
    { id: 'import-document', label: 'documents:commandImport', run: ({ navigate }) => navigate('/documents?import') },
  ],
});
