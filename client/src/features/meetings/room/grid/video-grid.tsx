import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';
import { pagesOf, planGrid, type Size } from '../model/grid.ts';
import type { Tile } from '../model/tiles.ts';
import styles from './grid.module.css';
import { PersonTile } from './tile.tsx';

const GAP_PX = 8;

/** Everybody, each as large as there is room; by pages where they are many. */
export function VideoGrid({ tiles, most }: { readonly tiles: readonly Tile[]; readonly most: number }): ReactNode {
  const pages = pagesOf(tiles, most);
  const [wanted, setPage] = useState(0);
  const page = Math.min(wanted, pages.length - 1);
  return (
    <div className={styles.place}>
      <Tiles tiles={pages[page] ?? []} />
      <PageButtons page={page} pages={pages.length} onPage={setPage} />
    </div>
  );
}

export function Tiles({ tiles }: { readonly tiles: readonly Tile[] }): ReactNode {
  const { t } = useTranslation('meetings');
  const element = useRef<HTMLUListElement>(null);
  const size = useSize(element);
  const { columns, tile } = planGrid(tiles.length, size, GAP_PX);
  const style = {
    '--columns': columns,
    '--tile-width': `${tile.widthPx}px`,
    '--tile-height': `${tile.heightPx}px`,
  } as CSSProperties;
  return (
    <ul ref={element} className={styles.grid} style={style} aria-label={t('pictures')}>
      {tiles.map((one) => (
        <li
          key={one.person.personId}
          className={styles.tile}
          data-me={one.isMe || undefined}
          data-small={tile.widthPx < 200 || undefined}
          data-speaking={one.media?.isSpeaking || undefined}
        >
          <PersonTile tile={one} />
        </li>
      ))}
    </ul>
  );
}

export function PageButtons(props: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}): ReactNode {
  const { page, pages, onPage } = props;
  const { t } = useTranslation('meetings');
  if (pages < 2) return null;
  return (
    <div className={styles.pages} role="group" aria-label={t('picturePages')}>
      <IconButton icon="left" label={t('pageBefore')} isDisabled={page === 0} onPress={() => onPage(page - 1)} />
      <span aria-live="polite">
        {page + 1} / {pages}
      </span>
      <IconButton
        icon="right"
        label={t('pageAfter')}
        isDisabled={page === pages - 1}
        onPress={() => onPage(page + 1)}
      />
    </div>
  );
}

function useSize(element: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ widthPx: 0, heightPx: 0 });
  useEffect(() => {
    const place = element.current;
    if (place === null) return undefined;
    const sizes = new ResizeObserver(() => setSize({ widthPx: place.clientWidth, heightPx: place.clientHeight }));
    sizes.observe(place);
    return () => sizes.disconnect();
  }, [element]);
  return size;
}
