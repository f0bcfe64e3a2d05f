import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignOutGuardProps } from '../../../app/feature.ts';
import { UnsentGuard, type UnsentWork } from '../../../app/unsent-guard.tsx';
import { forgetDocuments, sendUnsyncedWork, unsyncedWork } from '../sync/browser.ts';

const EDITS: UnsentWork = {
  count: async (personId) => (await unsyncedWork(personId)).reduce((sum, row) => sum + row.pendingEdits, 0),
  send: sendUnsyncedWork,
  discard: (personId) => forgetDocuments(personId, 'all'),
};

/** Signing out clears this person's documents from the device: edits that have not reached the server are asked about first. */
export default function SignOutGuard(props: SignOutGuardProps): ReactNode {
  const { t } = useTranslation('documents');
  return (
    <UnsentGuard
      {...props}
      work={EDITS}
      title={t('leavingTitle')}
      text={(count) => [t('leavingText', { count }), t('leavingHow'), t('leavingKeepNote')]}
      sending={t('leavingSending')}
      labels={{ discard: t('leavingDiscard'), keep: t('leavingKeep'), stay: t('leavingStay') }}
    />
  );
}
