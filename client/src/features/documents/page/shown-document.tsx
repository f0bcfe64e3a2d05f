import { Suspense, useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type * as Y from 'yjs';
import type { ShownDocumentProps } from '../../../app/doors/shown-document.ts';
import { Failure } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice, OfflineState } from '../../../ui/states.tsx';
import { DocumentEditor } from '../editor/index.ts';
import type { DocumentDetail } from '../rights.ts';
import type { DocumentConnection } from '../sync/document-connection.ts';
import type { SyncState } from '../sync/sync-state.ts';
import { blockIdsOf, placeAt } from './block-places.ts';
import { SheetSkeleton } from './document-skeleton.tsx';
import styles from './shown-document.module.css';
import { useDocumentConnection, useDocumentFacts, useSyncState } from './use-document.ts';
import { useReadOnly } from './use-read-only.ts';
import { boxesIn, type Frame, scrollerIn, useStanding } from './use-standing.ts';
import { useTrainingMoments } from './use-training-moments.ts';

/** A document without the frame of its own page: what is written appears at once, and it stands where it is told to. */
export default function ShownDocument(props: ShownDocumentProps): ReactNode {
  const { t } = useTranslation(['documents', 'ui']);
  const { personId, documentId } = props;
  const connection = useDocumentConnection(personId, documentId);
  const state = useSyncState(connection);
  const facts = useDocumentFacts(documentId, connection, state);
  switch (facts.kind) {
    case 'notFound':
      return <Notice icon="lock" title={t('notFoundTitle')} text={t('notFoundText')} />;
    case 'waiting':
      return <SheetSkeleton />;
    case 'neverHere':
      return <OfflineState action={<Button onPress={facts.retry}>{t('ui:retry')}</Button>} />;
    case 'failed':
      return <Failure error={facts.error} retry={facts.retry} />;
    case 'known':
      if (connection === undefined) return <SheetSkeleton />;
      return <Shown {...props} connection={connection} state={state} detail={facts.detail} />;
  }
}

interface ShownProps extends ShownDocumentProps {
  readonly connection: DocumentConnection;
  readonly state: SyncState;
  readonly detail: DocumentDetail;
}

function Shown({ connection, state, detail, place, onPlace, isWritten = false }: ShownProps): ReactNode {
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const { right, readOnly } = useReadOnly(connection, state, detail);
  const trainingMoments = useTrainingMoments();
  const { doc } = connection;
  useStanding(frame, doc, onPlace === undefined ? place : null);
  useTelling(frame, doc, onPlace);
  const open = useCallback((id: string) => void navigate(`/documents/${encodeURIComponent(id)}`), [navigate]);
  const leads = onPlace !== undefined || isWritten;
  return (
    <div ref={frame} className={styles.shown} data-leads={leads || undefined}>
      <Suspense fallback={<SheetSkeleton />}>
        <DocumentEditor
          doc={doc}
          awareness={connection.awareness}
          right={leads && readOnly === undefined ? right : 'read'}
          schemaGate={{ requiredVersion: detail.schemaVersion }}
          showsNotice={false}
          isReady={state.isReady}
          title={detail.title}
          pictures={connection.pictures}
          trainingMoments={trainingMoments}
          {...(leads ? { onOpenDocument: open } : {})}
        />
      </Suspense>
    </div>
  );
}

const TELL_MS = 200;

function useTelling(frame: Frame, doc: Y.Doc, onPlace: ShownDocumentProps['onPlace']): void {
  const latest = useRef(onPlace);
  latest.current = onPlace;
  const tells = onPlace !== undefined;
  useEffect(() => {
    const element = frame.current;
    if (element === null || !tells) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      const scroller = scrollerIn(frame);
      const place = scroller === null ? undefined : placeAt(blockIdsOf(doc), boxesIn(scroller), scroller.scrollTop);
      if (place !== undefined) latest.current?.(place);
    };
    const onScroll = (): void => {
      timer ??= setTimeout(tell, TELL_MS);
    };
    // Scrolling does not bubble, but it can be caught on the way down.
    element.addEventListener('scroll', onScroll, true);
    return () => {
      element.removeEventListener('scroll', onScroll, true);
      clearTimeout(timer);
    };
  }, [frame, doc, tells]);
}
