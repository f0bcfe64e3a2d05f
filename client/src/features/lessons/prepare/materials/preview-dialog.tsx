import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { ErrorState, LoadingState } from '../../../../ui/states.tsx';
import type { Material } from '../../desk/types.ts';
import type { Deck } from '../../stage/slides/deck.ts';
import { PdfPage } from '../../stage/slides/pdf-page.tsx';
import { useDeck } from '../../stage/slides/use-deck.ts';
import styles from './materials.module.css';

/** A material as the stage will show it. */
export function PreviewDialog({ material, onClose }: { material: Material; onClose: () => void }): ReactNode {
  const { kind, title, contentUrl } = material;
  return (
    <Dialog size="large" title={title} isOpen onOpenChange={onClose}>
      {() => (
        <div className={styles.preview}>
          {contentUrl === null ? null : kind === 'slides' ? (
            <Slides url={contentUrl} title={title} />
          ) : kind === 'video' ? (
            <video controls src={contentUrl} preload="metadata" aria-label={title} />
          ) : (
            <img src={contentUrl} alt={title} />
          )}
        </div>
      )}
    </Dialog>
  );
}

function Slides({ url, title }: { url: string; title: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const state = useDeck(url);
  if (state.kind === 'loading') return <LoadingState rows={6} />;
  if (state.kind === 'failed') {
    return (
      <ErrorState
        title={t('materials.previewFailed')}
        action={<Button onPress={state.retry}>{t('materials.again')}</Button>}
      />
    );
  }
  return <Pages deck={state.deck} title={title} />;
}

/** CSS pixels in which a page is shown at most. */
const WIDTH = 880;
const HEIGHT = 480;

function Pages({ deck, title }: { deck: Deck; title: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const [page, setPage] = useState(1);
  const [shape, setShape] = useState({ width: 4, height: 3 });
  useEffect(() => {
    let isGone = false;
    deck.sizeOf(page).then(
      (size) => (isGone ? undefined : setShape(size)),
      // A broken page says so itself.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [deck, page]);
  const scale = Math.min(WIDTH / shape.width, HEIGHT / shape.height, (window.innerWidth - 96) / shape.width);
  const size = { width: Math.round(shape.width * scale), height: Math.round(shape.height * scale) };
  return (
    <>
      <div className={styles.page} style={size}>
        <PdfPage deck={deck} title={title} page={page} size={size} scale={1} />
      </div>
      <p className={styles.turn}>
        <IconButton
          icon="left"
          label={t('materials.pageBefore')}
          isDisabled={page === 1}
          onPress={() => setPage(page - 1)}
        />
        <span role="status">
          {page} / {deck.pages}
        </span>
        <IconButton
          icon="right"
          label={t('materials.pageAfter')}
          isDisabled={page === deck.pages}
          onPress={() => setPage(page + 1)}
        />
      </p>
    </>
  );
}
