import { loadStrings } from '../../i18n/i18n.ts';
import { defineFeature, lazyPage, type FrameHandle } from '../../app/feature.ts';
import { deviceDrafts, forgetSyncedDocuments } from './device-drafts.ts';

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
  deviceDrafts,
  signedOut: forgetSyncedDocuments,
  signOutGuard: async () => {
    const [guard] = await Promise.all([import('./leaving/sign-out-guard.tsx'), loadStrings('documents')]);
    return guard;
  },
  destinations: [{ id: 'research', to: '/documents', within: ['/communities', '/meetings'] }],
  commands: [
    { id: 'new-document', label: 'documents:commandNew', run: ({ navigate }) => navigate('/documents?new') },
    { id: 'import-document', label: 'documents:commandImport', run: ({ navigate }) => navigate('/documents?import') },
  ],
});
