import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PastDocumentProps } from '../../../app/doors/past-document.ts';
import { Failure } from '../../../app/query-view.tsx';
import { DocumentEditor } from '../editor/index.ts';
import { SheetSkeleton } from './document-skeleton.tsx';
import styles from './shown-document.module.css';
import { useStanding } from './use-standing.ts';
import { useTrainingMoments } from './use-training-moments.ts';

/** A document as it stood at a moment: read only, without anybody in it. */
export default function PastDocument({ documentId, title, version, read, place }: PastDocumentProps): ReactNode {
  const { state, error, retry } = usePastState(documentId, version, read);
  if (error !== null) return <Failure error={error} retry={retry} />;
  if (state === null) return <SheetSkeleton />;
  return <Past key={state.doc.clientID} state={state} title={title} place={place} />;
}

interface PastState {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** The state that it is in. */
  readonly version: number;
}

function Past({
  state: { doc, awareness, version },
  title,
  place,
}: Pick<PastDocumentProps, 'title' | 'place'> & { readonly state: PastState }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const trainingMoments = useTrainingMoments();
  useStanding(frame, doc, place);
  return (
    <div ref={frame} className={styles.shown} data-version={version}>
      <Suspense fallback={<SheetSkeleton />}>
        <DocumentEditor
          doc={doc}
          awareness={awareness}
          right="read"
          showsNotice={false}
          isReady
          title={title}
          trainingMoments={trainingMoments}
        />
      </Suspense>
    </div>
  );
}

/** Goes on from a state to a later one, and begins anew for an earlier one. */
function usePastState(documentId: string, version: number, read: PastDocumentProps['read']) {
  const [state, setState] = useState<PastState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const has = useRef<{ readonly documentId: string; readonly state: PastState } | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    const known = has.current;
    const isOnward = known !== null && known.documentId === documentId && known.state.version <= version;
    if (isOnward && known.state.version === version) return undefined;
    read(version, isOnward ? known.state.version : null, asking.signal).then(
      (update) => {
        if (asking.signal.aborted) return;
        const doc = isOnward ? known.state.doc : new Y.Doc();
        Y.applyUpdate(doc, update);
        const next = { doc, awareness: isOnward ? known.state.awareness : new Awareness(doc), version };
        has.current = { documentId, state: next };
        if (!isOnward) known?.state.awareness.destroy();
        setError(null);
        setState(next);
      },
      (failure: unknown) => {
        if (!asking.signal.aborted) setError(failure);
      },
    );
    return () => asking.abort();
  }, [documentId, version, read, attempt]);
  useEffect(
    () => () => {
      has.current?.state.awareness.destroy();
      has.current = null;
    },
    [],
  );
  return { state, error, retry: () => setAttempt((before) => before + 1) };
}
