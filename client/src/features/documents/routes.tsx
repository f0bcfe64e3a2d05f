import { loadStrings } from '../../i18n/i18n.ts';
import { defineFeature, lazyPage, type FrameHandle } from '../../app/feature.ts';
import { deviceDrafts, forgetSyncedDocuments } from './device-drafts.ts';

const ownTopBar: FrameHandle = { topBar: 'own' };

export default defineFeature({
  name: 'documents',
  deviceDrafts,
  signedOut: forgetSyncedDocuments,
  routes: [
    { path: 'documents', lazy: lazyPage('documents', () => import('./list/documents-page.tsx')) },
    {
      path: 'documents/:documentId',
      handle: ownTopBar,
      lazy: lazyPage('documents', () => import('./page/document-page.tsx')),
    },
  ],
  async deviceDrafts(personId) {
    const { unsyncedWork } = await import('./sync/browser.ts');
    return (await unsyncedWork(personId)).map(({ documentId, pendingEdits, changedAtMs }) => ({
      documentId,
      unsynced: pendingEdits,
      changedAtMs,
    }));
  },
  signOutGuard: async () => {
    const [guard] = await Promise.all([import('./leaving/sign-out-guard.tsx'), loadStrings('documents')]);
    return guard;
  },
  async signedOut(personId) {
    const { forgetDocuments } = await import('./sync/browser.ts');
    // What the person chose to leave here unsynced waits for them; the rest goes.
    await forgetDocuments(personId, 'synced');
  },
  destinations: [{ id: 'research', to: '/documents', within: ['/communities'] }],
  commands: [
    { id: 'new-document', label: 'documents:commandNew', run: ({ navigate }) => navigate('/documents?new') },
    { id: 'import-document', label: 'documents:commandImport', run: ({ navigate }) => navigate('/documents?import') },
  ],
});
