import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chunkAt } from './chunks.ts';
import type { Replay } from './moments.ts';
import styles from './replay.module.css';

export interface LeadPictureProps {
  readonly pictures: Replay['pictures'];
  /** An element for each of them, held to the clock. */
  readonly cameras: readonly HTMLVideoElement[];
  readonly atMs: number;
}

/** The lead teacher's picture where it was recorded; nothing is shown where it never was. */
export function LeadPicture({ pictures, cameras, atMs }: LeadPictureProps): ReactNode {
  const { t } = useTranslation('lessons');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(...cameras);
  }, [cameras]);
  const shown = pictures.findIndex(({ chunks }) => chunkAt(chunks, atMs) !== undefined);
  useEffect(() => {
    for (const [index, camera] of cameras.entries()) camera.hidden = index !== shown;
  }, [cameras, shown]);
  const name = pictures[shown]?.name ?? '';
  useEffect(() => {
    for (const camera of cameras) camera.setAttribute('aria-label', t('replayPicture', { name }));
  }, [cameras, name, t]);
  if (pictures.length === 0) return null;
  return (
    <figure className={styles.picture}>
      <div ref={place} />
      {shown === -1 ? <p>{t('replayNoPicture')}</p> : <figcaption>{name}</figcaption>}
    </figure>
  );
}
