import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../../../live/media-link.tsx';
import { FrontAndGrid } from '../grid/front-and-grid.tsx';
import { VideoGrid } from '../grid/video-grid.tsx';
import { useView } from '../links/use-meeting.ts';
import { screenOf, tilesOf } from '../model/tiles.ts';
import styles from './frame.module.css';
import type { MeetingLayout } from './layout.ts';
import { Pane } from './pane.tsx';

const GRID_MOST = 9;
const STRIP_MOST = 4;
const LEAST = 30;
const MOST = 85;
const STEP = 5;
/** Share of the pane in percent, beside pictures and in front of them. */
const BESIDE = 62;
const IN_FRONT = 82;

/** Pictures and document: side by side, or one of them in front. A screen that somebody shares takes the document's place. */
export function Stage({ place, isNarrow }: { readonly place: MeetingLayout; readonly isNarrow: boolean }): ReactNode {
  const media = useMedia();
  const tiles = tilesOf(useView(), media);
  const screen = screenOf(media);
  const isDocument = place.layout === 'document';
  const showsPane = place.layout !== 'videos' || screen !== null;
  if (isNarrow)
    return <div className={styles.stage}>{isDocument ? <Pane screen={screen} /> : <FrontAndGrid tiles={tiles} />}</div>;
  if (!showsPane)
    return (
      <div className={styles.stage}>
        <VideoGrid tiles={tiles} most={GRID_MOST} />
      </div>
    );
  return (
    <Split key={place.layout} initial={isDocument ? IN_FRONT : BESIDE}>
      <Pane screen={screen} />
      <VideoGrid tiles={tiles} most={isDocument ? STRIP_MOST : GRID_MOST} />
    </Split>
  );
}

/** Two places with a line between them that is moved by pointer or arrow keys. */
function Split({
  initial,
  children: [left, right],
}: {
  readonly initial: number;
  readonly children: readonly [ReactNode, ReactNode];
}): ReactNode {
  const { t } = useTranslation('meetings');
  const element = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(initial);
  const move = (to: number): void => setShare(Math.min(MOST, Math.max(LEAST, to)));

  function drag(event: PointerEvent): void {
    const box = element.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(((event.clientX - box.left) / box.width) * 100);
  }

  function press(event: KeyboardEvent): void {
    const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    move(share + by);
  }

  return (
    <div ref={element} className={styles.stage} data-split style={{ '--share': `${share}%` } as CSSProperties}>
      {left}
      <div
        role="separator"
        tabIndex={0}
        aria-label={t('splitter')}
        aria-orientation="vertical"
        aria-valuenow={Math.round(share)}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        className={styles.separator}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
      />
      {right}
    </div>
  );
}
