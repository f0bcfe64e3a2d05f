import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useViewer } from '../../../app/session.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { lessonLink } from '../desk/links.ts';
import { useLessonWords } from '../desk/words.ts';
import { StageView } from '../stage/stage-view.tsx';
import { CaptionLine } from './caption-line.tsx';
import { KeptNote } from './kept-note.tsx';
import { MomentList } from './moment-list.tsx';
import { type Moment, momentsOf, neighbour, NO_WORDS, type Replay } from './moments.ts';
import styles from './replay.module.css';
import { Timeline } from './timeline.tsx';
import { useReplayKeys } from './use-replay-keys.ts';
import { useReplay } from './use-replay.ts';

/** A lesson as it was, at any moment of it. */
export function ReplayRoom({ lessonId, replay }: { readonly lessonId: string; readonly replay: Replay }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment: momentText } = useLessonWords();
  const personId = useViewer().person.id;
  const handle = useReplay(lessonId, replay);
  const { clock, stage, atMs } = handle;
  const materials = useQuery({
    queryKey: ['lessons', 'materials', lessonId],
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/materials', { params: { lessonId }, signal }),
    staleTime: Infinity,
  });
  const all = materials.data?.materials;
  const moments = useMemo(() => {
    const titleOf = (id: string): string =>
      all?.find((each) => each.id === id || each.documentId === id || each.sceneId === id)?.title ?? '';
    return momentsOf(replay, titleOf);
  }, [replay, all]);
  const say = useCallback(
    ({ kind, words }: Moment): string => t(`replayMoment.${kind}`, { ...NO_WORDS, ...words }),
    [t],
  );
  const step = (direction: 1 | -1): void => {
    const next = neighbour(moments, clock.at(), direction);
    if (next !== undefined) clock.seek(next.atMs);
  };
  useReplayKeys(clock, replay.lessonMs, step);
  return (
    <main className={styles.room}>
      <header className={styles.head}>
        <Link href={lessonLink(lessonId)} aria-label={t('replayBack')}>
          <Icon name="left" />
        </Link>
        <h1>{replay.title}</h1>
        <p>
          {t('replayOf', { school: replay.schoolName, lead: replay.leadName, moment: momentText(replay.openedAtMs) })}
        </p>
        <KeptNote lessonId={lessonId} />
      </header>
      <div className={styles.stage}>
        <StageView stage={stage} at={clock.at} materials={all ?? []} personId={personId} hasSound={!handle.isMuted} />
        <CaptionLine replay={replay} atMs={atMs} />
      </div>
      <aside className={styles.side}>
        {replay.sources.length === 0 ? <p className={styles.none}>{t('replayNoSound')}</p> : null}
        {handle.lacksSound ? (
          <p className={styles.lacks} role="status">
            {t('replayLacksSound')}
          </p>
        ) : null}
        <MomentList moments={moments} atMs={atMs} say={say} onChoose={(moment) => clock.seek(moment.atMs)} />
      </aside>
      <Timeline handle={handle} replay={replay} moments={moments} say={say} onStep={step} />
    </main>
  );
}
