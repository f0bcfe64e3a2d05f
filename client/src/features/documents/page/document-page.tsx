import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePageTitle } from '../../../app/page-title.ts';
import { Failure } from '../../../app/query-view.tsx';
import { useViewer } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Notice, OfflineState } from '../../../ui/states.tsx';
import { DocumentWorkspace } from './document-workspace.tsx';
import { forgetDocument } from '../sync/browser.ts';
import { DocumentSkeleton } from './document-skeleton.tsx';
import { KeepTextButtons } from './keep-text-buttons.tsx';
import { useDocumentConnection, useDocumentFacts, useSyncState } from './use-document.ts';

export default function DocumentPage(): ReactNode {
  const { documentId = '' } = useParams();
  // Another document is another page: nothing of the first may linger.
  return <OneDocument key={documentId} documentId={documentId} />;
}

function OneDocument({ documentId }: { documentId: string }): ReactNode {
  const { t } = useTranslation(['documents', 'ui']);
  const { person } = useViewer();
  const connection = useDocumentConnection(person.id, documentId);
  const state = useSyncState(connection);
  const facts = useDocumentFacts(documentId, connection, state);
  usePageTitle(facts.kind === 'known' ? facts.detail.title : t('title'));

  const isRevoked =
    state.line.kind === 'stopped' && (state.line.reason === 'forbidden' || state.line.reason === 'notFound');
  useForgetRevoked(person.id, documentId, isRevoked && state.pendingEdits === 0);
  if (connection !== undefined && state.isReady && (isRevoked || facts.kind === 'notFound')) {
    const pending = state.pendingEdits;
    const title = facts.kind === 'known' ? facts.detail.title : t('untitled');
    return (
      <Notice
        icon="lock"
        heading="h1"
        tone={pending > 0 ? 'person' : 'plain'}
        title={t('revokedTitle')}
        text={pending > 0 ? t('revokedKept', { count: pending }) : t('revokedText')}
        role="alert"
        action={
          <>
            {pending > 0 ? <KeepTextButtons doc={connection.doc} title={title} /> : null}
            <ButtonLink href="/documents">{t('toList')}</ButtonLink>
          </>
        }
      />
    );
  }
  if (isRevoked) return <NotFound />;
  switch (facts.kind) {
    case 'notFound':
      return <NotFound />;
    case 'waiting':
      return <DocumentSkeleton />;
    case 'neverHere':
      return (
        <OfflineState
          heading="h1"
          title={t('firstOpenTitle')}
          text={t('firstOpenText')}
          action={
            <>
              <Button onPress={facts.retry}>{t('ui:retry')}</Button>
              <ButtonLink href="/documents">{t('toList')}</ButtonLink>
            </>
          }
        />
      );
    case 'failed':
      return <Failure error={facts.error} heading="h1" retry={facts.retry} />;
    case 'known':
      return connection === undefined ? (
        <DocumentSkeleton />
      ) : (
        <DocumentWorkspace connection={connection} state={state} detail={facts.detail} personId={person.id} />
      );
  }
}

function NotFound(): ReactNode {
  const { t } = useTranslation('documents');
  return (
    <Notice
      icon="document"
      heading="h1"
      title={t('notFoundTitle')}
      text={t('notFoundText')}
      action={<ButtonLink href="/documents">{t('toList')}</ButtonLink>}
    />
  );
}

/** What may not be read any more does not stay on the device, unless it is the only place that has some of the work. */
function useForgetRevoked(personId: string, documentId: string, isDue: boolean): void {
  useEffect(() => {
    if (isDue) void forgetDocument(personId, documentId);
  }, [personId, documentId, isDue]);
}
