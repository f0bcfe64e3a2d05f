import { Suspense, useCallback, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type * as Y from 'yjs';
import type { DocumentPlace, ShownDocumentProps } from '../../../app/doors/shown-document.ts';
import { Failure } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice, OfflineState } from '../../../ui/states.tsx';
import { DocumentEditor } from '../editor/index.ts';
import type { DocumentDetail } from '../rights.ts';
import type { DocumentConnection } from '../sync/document-connection.ts';
import type { SyncState } from '../sync/sync-state.ts';
import { type BlockBox, blockIdsOf, placeAt, scrolledFor } from './block-places.ts';
import { SheetSkeleton } from './document-skeleton.tsx';
import styles from './shown-document.module.css';
import { useDocumentConnection, useDocumentFacts, useSyncState } from './use-document.ts';
import { useReadOnly } from './use-read-only.ts';
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

function Shown({ connection, state, detail, place, onPlace }: ShownProps): ReactNode {
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const { right, readOnly } = useReadOnly(connection, state, detail);
  const trainingMoments = useTrainingMoments();
  const { doc } = connection;
  useStanding(frame, doc, onPlace === undefined ? place : null);
  useTelling(frame, doc, onPlace);
  const open = useCallback((id: string) => void navigate(`/documents/${encodeURIComponent(id)}`), [navigate]);
  const leads = onPlace !== undefined;
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

type Frame = RefObject<HTMLDivElement | null>;

const scrollerIn = (frame: Frame): HTMLElement | null => frame.current?.querySelector('[role="region"]') ?? null;

function boxesIn(scroller: HTMLElement): readonly BlockBox[] {
  const content = scroller.querySelector('.ProseMirror');
  if (content === null) return [];
  const origin = scroller.getBoundingClientRect();
  // The page may be shown smaller than it is laid out.
  const scale = origin.width / scroller.offsetWidth || 1;
  return Array.from(content.children, (block) => {
    const { top, height } = block.getBoundingClientRect();
    return { topPx: (top - origin.top) / scale + scroller.scrollTop, heightPx: height / scale };
  });
}

/** How often it is looked whether it still stands where it is to: the text comes late, pictures later, and others write. */
const LOOK_MS = 400;
const NEAR_PX = 2;

function useStanding(frame: Frame, doc: Y.Doc, place: DocumentPlace | null): void {
  useEffect(() => {
    if (place === null) return undefined;
    const stand = (): void => {
      const scroller = scrollerIn(frame);
      if (scroller === null) return;
      const wanted = scrolledFor(blockIdsOf(doc), boxesIn(scroller), place);
      if (wanted !== undefined && Math.abs(scroller.scrollTop - wanted) > NEAR_PX) scroller.scrollTop = wanted;
    };
    stand();
    const timer = setInterval(stand, LOOK_MS);
    return () => clearInterval(timer);
  }, [frame, doc, place]);
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
