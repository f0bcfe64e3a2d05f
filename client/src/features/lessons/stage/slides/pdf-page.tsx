import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/states.tsx';
import type { Size } from '../sheet/fit.ts';
import type { Deck } from './deck.ts';
import styles from './slides.module.css';

export interface PdfPageProps {
  readonly deck: Deck;
  readonly title: string;
  readonly page: number;
  /** CSS pixels. */
  readonly size: Size;
  /** How far it is enlarged: it is drawn anew, so that it stays sharp. */
  readonly scale: number;
}

/** Steps of width, so that a window that is dragged does not draw each of its sizes. */
const STEP_PX = 64;
const MOST_WIDTH_PX = 4_096;

function widthFor({ width }: Size, scale: number): number {
  const wanted = width * scale * window.devicePixelRatio;
  return Math.min(MOST_WIDTH_PX, Math.ceil(wanted / STEP_PX) * STEP_PX);
}

/** One page of a PDF: sharp at any size. The next one is drawn beforehand. */
export function PdfPage({ deck, title, page, size, scale }: PdfPageProps): ReactNode {
  const { t } = useTranslation('lessons');
  const paper = useRef<HTMLCanvasElement>(null);
  const widthPx = widthFor(size, scale);
  const [shown, setShown] = useState<{ readonly page: number; readonly isBroken: boolean }>();
  const [attempt, setAttempt] = useState(0);
  const words = useWords(deck, page);
  useEffect(() => {
    let isGone = false;
    deck.draw(page, widthPx).then(
      (drawn) => {
        if (isGone) return;
        copyOnto(paper.current, drawn);
        setShown({ page, isBroken: false });
        deck.prepare(page + 1, widthPx);
      },
      () => (isGone ? undefined : setShown({ page, isBroken: true })),
    );
    return () => {
      isGone = true;
    };
  }, [deck, page, widthPx, attempt]);
  const isHere = shown?.page === page;
  return (
    <>
      <div className={styles.paper}>
        <canvas
          ref={paper}
          role="img"
          aria-label={t('stagePageOf', { page, pages: deck.pages, title })}
          aria-busy={!isHere}
          // Another page's picture is worse than none: nobody can tell that it is another's.
          data-hidden={!isHere || undefined}
        />
      </div>
      <p className="visually-hidden">{words}</p>
      {isHere && shown.isBroken ? (
        <div className={styles.broken}>
          <Notice
            icon="warning"
            title={t('stagePageBroken', { page })}
            action={<Button onPress={() => setAttempt((known) => known + 1)}>{t('stageAgain')}</Button>}
          />
        </div>
      ) : null}
    </>
  );
}

/** A copy: the same page may stand in two places, and the deck keeps its own. */
function copyOnto(paper: HTMLCanvasElement | null, drawn: HTMLCanvasElement): void {
  if (paper === null) return;
  paper.width = drawn.width;
  paper.height = drawn.height;
  paper.getContext('2d')?.drawImage(drawn, 0, 0);
}

function useWords(deck: Deck, page: number): string {
  const [words, setWords] = useState('');
  useEffect(() => {
    let isGone = false;
    setWords('');
    deck.words(page).then(
      (read) => (isGone ? undefined : setWords(read)),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [deck, page]);
  return words;
}
