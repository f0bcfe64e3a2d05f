import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteResponse } from '../../../api/contracts.ts';
import { urlOf } from '../../../api/client.ts';
import { Link } from '../../../ui/link.tsx';

type Films = RouteResponse<'GET /api/lessons/:lessonId/recording'>['films'];

/** MP4s of the lead teacher, where the installation makes them; nothing otherwise. */
export function FilmLinks({ lessonId, films }: { readonly lessonId: string; readonly films: Films }): ReactNode {
  const { t } = useTranslation('lessons');
  const done = films.filter(({ state }) => state === 'complete');
  const hasFailed = done.length === 0 && films.some(({ state }) => state === 'failed');
  if (hasFailed) return <span>{t('replayFilmFailed')}</span>;
  return done.map(({ filmId, name, sizeBytes }) => (
    <Link key={filmId} href={urlOf('GET /api/lessons/:lessonId/recording/films/:filmId', { lessonId, filmId })}>
      {t('replayFilm', { name, size: Math.max(1, Math.round(sizeBytes / 1e6)) })}
    </Link>
  ));
}
