import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/states.tsx';
import type { StageMaterial, StageViewProps } from '../props.ts';
import { type Size, WIDE } from '../sheet/fit.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Waiting } from '../sheet/waiting.tsx';
import type { Deck } from './deck.ts';
import { PdfPage } from './pdf-page.tsx';
import styles from './slides.module.css';
import { useDeck } from './use-deck.ts';

/** The page of the deck in front. */
export function SlidesSurface(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { slides } = props.stage;
  const material = props.materials.find(({ id }) => id === slides?.deckId);
  if (slides === null) return null;
  if (material === undefined || material.contentUrl === null)
    return <Notice icon="search" title={t('stageMaterialMissing')} text={t('stageMaterialMissingText')} />;
  if (material.kind === 'image') return <ImageSlide {...props} material={material} url={material.contentUrl} />;
  return <PdfSlides key={material.id} {...props} material={material} url={material.contentUrl} page={slides.page} />;
}

interface DeckProps extends StageViewProps {
  readonly material: StageMaterial;
  readonly url: string;
}

const aspectOf = (size: Size | null | undefined): number =>
  size === null || size === undefined || size.height === 0 ? WIDE : size.width / size.height;

function PdfSlides({ material, url, page, ...props }: DeckProps & { readonly page: number }): ReactNode {
  const { t } = useTranslation('lessons');
  const state = useDeck(url);
  const deck = state.kind === 'ready' ? state.deck : null;
  const pageSize = usePageSize(deck, page);
  const aspect = aspectOf(pageSize ?? material.size);
  if (state.kind === 'failed')
    return (
      <Notice
        icon="warning"
        role="alert"
        title={t('stageDeckFailed', { title: material.title })}
        text={t('stageDeckFailedText')}
        action={<Button onPress={state.retry}>{t('stageAgain')}</Button>}
      />
    );
  return (
    <Sheet {...props} aspect={aspect} hasInk>
      {({ size, scale }) =>
        deck === null ? (
          <Waiting label={t('stageDeckComes', { title: material.title })} />
        ) : (
          <PdfPage deck={deck} title={material.title} page={page} size={size} scale={scale} />
        )
      }
    </Sheet>
  );
}

function usePageSize(deck: Deck | null, page: number): Size | null {
  const [known, setKnown] = useState<Size | null>(null);
  useEffect(() => {
    let isGone = false;
    deck?.sizeOf(page).then(
      (size) => (isGone ? undefined : setKnown(size)),
      // A broken page keeps the size of the one before; it says itself that it is broken.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [deck, page]);
  return known;
}

function ImageSlide({ material, url, ...props }: DeckProps): ReactNode {
  const { t } = useTranslation('lessons');
  const [attempt, setAttempt] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  if (hasFailed)
    return (
      <Notice
        icon="warning"
        role="alert"
        title={t('stageDeckFailed', { title: material.title })}
        text={t('stageDeckFailedText')}
        action={
          <Button
            onPress={() => {
              setFailed(false);
              setAttempt(attempt + 1);
            }}
          >
            {t('stageAgain')}
          </Button>
        }
      />
    );
  return (
    <Sheet {...props} aspect={aspectOf(material.size)} hasInk>
      {() => (
        <img
          key={attempt}
          className={styles.picture}
          src={url}
          alt={material.title}
          draggable={false}
          onError={() => setFailed(true)}
        />
      )}
    </Sheet>
  );
}
