import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pagesOf } from '../model/grid.ts';
import { inFront, type Tile } from '../model/tiles.ts';
import styles from './grid.module.css';
import { PersonTile } from './tile.tsx';
import { PageButtons, Tiles } from './video-grid.tsx';

const PHONE_MOST = 4;
/** So far a finger moves before it means another page. */
const SWIPE_PX = 48;

/** On a phone: whoever speaks in front, with oneself in a corner; everybody on the pages after it, by swiping or by buttons. */
export function FrontAndGrid({ tiles }: { readonly tiles: readonly Tile[] }): ReactNode {
  const { t } = useTranslation('meetings');
  const [wanted, setPage] = useState(0);
  const [before, setBefore] = useState<string | null>(null);
  const from = useRef<number | null>(null);
  const front = inFront(tiles, before);
  const frontId = front?.person.personId ?? null;
  if (frontId !== before) setBefore(frontId);
  const me = tiles.find(({ isMe }) => isMe);
  const pages = tiles.length < 2 ? [] : pagesOf(tiles, PHONE_MOST);
  const count = 1 + pages.length;
  const page = Math.min(wanted, count - 1);

  function release(event: PointerEvent): void {
    const moved = from.current === null ? 0 : event.clientX - from.current;
    from.current = null;
    if (Math.abs(moved) < SWIPE_PX) return;
    setPage(Math.min(count - 1, Math.max(0, page + (moved < 0 ? 1 : -1))));
  }

  return (
    <div
      className={styles.place}
      data-swiped
      onPointerDown={(event) => {
        from.current = event.clientX;
      }}
      onPointerUp={release}
      onPointerCancel={() => {
        from.current = null;
      }}
    >
      {page === 0 ? (
        <div className={styles.front}>
          {front === null ? (
            <p className={styles.alone}>{t('nobodyHere')}</p>
          ) : (
            <div className={styles.tile} data-front data-me={front.isMe || undefined}>
              <PersonTile tile={front} isFront />
            </div>
          )}
          {me === undefined || front?.isMe === true ? null : (
            <div className={styles.tile} data-corner data-me data-small>
              <PersonTile tile={me} isFront />
            </div>
          )}
        </div>
      ) : (
        <Tiles tiles={pages[page - 1] ?? []} />
      )}
      <PageButtons page={page} pages={count} onPage={setPage} />
    </div>
  );
}
