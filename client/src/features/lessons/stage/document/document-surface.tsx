import { Suspense, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownDocument } from '../../../../app/doors/shown-document.ts';
import type { StageViewProps } from '../props.ts';
import { WIDE } from '../sheet/fit.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { SurfaceBoundary } from '../sheet/surface-boundary.tsx';
import { Waiting } from '../sheet/waiting.tsx';
import styles from './document.module.css';

/** A document is laid out so wide on every screen, and shown smaller or larger: the same lines everywhere. */
const LAID_OUT_PX = 1_120;

/** A live document: it is read where the lead teacher stands in it, and what is written appears as it is written. */
export function DocumentSurface(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { stage, personId, onAct } = props;
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
              <ShownDocument
                key={document.documentId}
                personId={personId}
                documentId={document.documentId}
                place={place}
                onPlace={onAct === undefined ? undefined : (there) => onAct({ kind: 'document.scroll', ...there })}
              />
            </Suspense>
          </SurfaceBoundary>
        </div>
      )}
    </Sheet>
  );
}
