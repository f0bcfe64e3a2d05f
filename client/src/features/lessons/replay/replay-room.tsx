import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useViewer } from '../../../app/session.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { lessonLink } from '../desk/links.ts';
import { useLessonWords } from '../desk/words.ts';
import { BesideReplay } from '../observation/beside-replay.tsx';
import { StageView } from '../stage/stage-view.tsx';
import { useTwinPlaces } from '../stage/twin/use-twin-places.ts';
import { CaptionLine } from './caption-line.tsx';
import { KeptNote } from './kept-note.tsx';
import { LeadPicture } from './lead-picture.tsx';
import { MomentList } from './moment-list.tsx';
import { type Moment, momentsOf, neighbour, NO_WORDS, type Replay } from './moments.ts';
import styles from './replay.module.css';
import { Timeline } from './timeline.tsx';
import { useReplayKeys } from './use-replay-keys.ts';
import { usePastDocuments } from './use-past-documents.ts';
import { useReplay } from './use-replay.ts';

type Panel = 'moments' | 'sheet';

/** A lesson as it was, at any moment of it. */
export function ReplayRoom({ lessonId, replay }: { readonly lessonId: string; readonly replay: Replay }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment: momentText } = useLessonWords();
  const personId = useViewer().person.id;
  const [search, setSearch] = useSearchParams();
  const handle = useReplay(lessonId, replay, Number(search.get('at') ?? 0) || 0);
  const { clock, stage, atMs } = handle;
  const pastDocuments = usePastDocuments(lessonId);
  const twinPlaceOf = useTwinPlaces(lessonId);
  const panel = replay.mayObserve && search.get('panel') === 'sheet' ? 'sheet' : 'moments';
  const choosePanel = (chosen: Panel): void =>
    setSearch(chosen === 'sheet' ? { panel: 'sheet' } : {}, { replace: true });
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
  const list = (
    <>
      {replay.sources.length === 0 ? <p className={styles.none}>{t('replayNoSound')}</p> : null}
      <MomentList moments={moments} atMs={atMs} say={say} onChoose={(moment) => clock.seek(moment.atMs)} />
    </>
  );
  return (
    <main className={styles.room} data-panel={panel}>
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
      <div className={styles.stage} data-seq={handle.seq}>
        <StageView
          stage={stage}
          at={clock.at}
          materials={all ?? []}
          personId={personId}
          pastDocuments={pastDocuments}
          twinPlaceOf={twinPlaceOf}
          hasSound={!handle.isMuted}
        />
        <CaptionLine replay={replay} atMs={atMs} />
      </div>
      <aside className={styles.side} aria-label={t('replayPanel')}>
        <LeadPicture pictures={replay.pictures} cameras={handle.cameras} atMs={atMs} />
        {handle.lacksSound ? (
          <p className={styles.lacks} role="status">
            {t('replayLacksSound')}
          </p>
        ) : null}
        {replay.mayObserve ? (
          <Tabs<Panel>
            label={t('replayPanel')}
            selected={panel}
            onSelect={choosePanel}
            tabs={[
              { id: 'moments', label: t('replayMoments'), content: list },
              {
                id: 'sheet',
                label: t('observe.title'),
                content: <BesideReplay lessonId={lessonId} clock={clock} />,
              },
            ]}
          />
        ) : (
          list
        )}
      </aside>
      <Timeline handle={handle} replay={replay} moments={moments} say={say} onStep={step} />
    </main>
  );
}
