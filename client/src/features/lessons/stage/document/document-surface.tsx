import { Suspense, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PastDocument } from '../../../../app/doors/past-document.ts';
import { type DocumentPlace, ShownDocument } from '../../../../app/doors/shown-document.ts';
import { Notice } from '../../../../ui/states.tsx';
import type { PastDocuments, StageViewProps } from '../props.ts';
import { WIDE } from '../sheet/fit.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { SurfaceBoundary } from '../sheet/surface-boundary.tsx';
import { Waiting } from '../sheet/waiting.tsx';
import styles from './document.module.css';

/** A document is laid out so wide on every screen, and shown smaller or larger: the same lines everywhere. */
const LAID_OUT_PX = 1_120;

/** A document: live it is read where the lead teacher stands in it, and what is written appears as it is written. */
export function DocumentSurface(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { stage, personId, onAct, at, pastDocuments } = props;
  const { document } = stage;
  const blockId = document?.blockId ?? null;
  const past = document?.past ?? 0;
  const place = useMemo(() => (blockId === null ? null : { blockId, past }), [blockId, past]);
  if (document === null) return null;
  return (
    <Sheet {...props} aspect={WIDE}>
      {({ size: { width } }) => (
        <div
          className={styles.page}
          style={{ width: LAID_OUT_PX, height: LAID_OUT_PX / WIDE, scale: String(width / LAID_OUT_PX) }}
        >
          <SurfaceBoundary>
            <Suspense fallback={<Waiting label={t('stageDocumentComes')} />}>
              {pastDocuments === undefined ? (
                <ShownDocument
                  key={document.documentId}
                  personId={personId}
                  documentId={document.documentId}
                  place={place}
                  onPlace={onAct === undefined ? undefined : (there) => onAct({ kind: 'document.scroll', ...there })}
                />
              ) : (
                <AsItWas
                  key={document.documentId}
                  documentId={document.documentId}
                  documents={pastDocuments}
                  atMs={at()}
                  place={place}
                />
              )}
            </Suspense>
          </SurfaceBoundary>
        </div>
      )}
    </Sheet>
  );
}

interface AsItWasProps {
  readonly documentId: string;
  readonly documents: PastDocuments;
  readonly atMs: number;
  readonly place: DocumentPlace | null;
}

/** A document of a replay: what stood in it then. */
function AsItWas({ documentId, documents, atMs, place }: AsItWasProps): ReactNode {
  const { t } = useTranslation('lessons');
  const read = useMemo(() => documents.read(documentId), [documents, documentId]);
  const facts = documents.find(documentId);
  if (facts === undefined) return <Waiting label={t('stageDocumentComes')} />;
  const { title, versions } = facts;
  const version = versions.findLast((since) => since <= atMs) ?? versions[0];
  if (title === null || version === undefined)
    return <Notice icon="lock" title={t('stageDocumentGone')} text={t('stageDocumentGoneText')} />;
  return <PastDocument documentId={documentId} title={title} version={version} read={read} place={place} />;
}
