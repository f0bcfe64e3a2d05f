import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { LoadingState, Notice } from '../../../../ui/states.tsx';
import type { Deck } from './deck.ts';
import styles from './slides.module.css';
import { useDeck } from './use-deck.ts';

interface ThumbnailsProps {
  readonly url: string;
  readonly page: number;
  readonly onChoose: (page: number) => void;
}

const WIDTH_PX = 240;

/** All pages of a deck in small, each drawn when it comes into view. */
export function Thumbnails({ url, page, onChoose }: ThumbnailsProps): ReactNode {
  const { t } = useTranslation('lessons');
  const state = useDeck(url);
  if (state.kind === 'loading') return <LoadingState rows={4} />;
  if (state.kind === 'failed')
    return (
      <Notice
        icon="warning"
        title={t('stagePagesFailed')}
        action={<Button onPress={state.retry}>{t('stageAgain')}</Button>}
      />
    );
  const { deck } = state;
  return (
    <ol className={styles.thumbnails}>
      {Array.from({ length: deck.pages }, (_, index) => (
        <li key={index}>
          <Thumbnail deck={deck} page={index + 1} isHere={page === index + 1} onChoose={onChoose} />
        </li>
      ))}
    </ol>
  );
}

interface ThumbnailProps {
  readonly deck: Deck;
  readonly page: number;
  readonly isHere: boolean;
  readonly onChoose: (page: number) => void;
}

function Thumbnail({ deck, page, isHere, onChoose }: ThumbnailProps): ReactNode {
  const { t } = useTranslation('lessons');
  const place = useRef<HTMLButtonElement>(null);
  const paper = useRef<HTMLSpanElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    if (isHere) element.scrollIntoView({ block: 'center' });
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isHere]);
  useEffect(() => {
    if (!isNear) return undefined;
    let isGone = false;
    deck.thumbnail(page, WIDTH_PX).then(
      (canvas) => (isGone ? undefined : paper.current?.replaceChildren(canvas)),
      // A broken page keeps its empty sheet and its number.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [deck, page, isNear]);
  return (
    <button
      ref={place}
      type="button"
      className={styles.thumbnail}
      aria-label={t('stagePages', { page, pages: deck.pages })}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => onChoose(page)}
    >
      <span ref={paper} className={styles.small} />
      <span aria-hidden="true">{page}</span>
    </button>
  );
}
