import { MANIFESTS } from '@tongyan/scenes/catalogue';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { keepTrainingOffline } from '../../../app/offline/worker-registration.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Failure, QueryView } from '../../../app/query-view.tsx';
import { useViewer } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { EmptyState, ErrorState, LoadingState, Notice, OfflineState } from '../../../ui/states.tsx';
import { sendLeftRuns } from '../session/device-runs.ts';
import type { RunHandle } from '../session/run-handle.ts';
import { EndView } from './end-view.tsx';
import { LevelPicker } from './level-picker.tsx';
import styles from './picker.module.css';
import { useDarkRoom } from '../../../app/preferences/use-dark-room.ts';
import { useKnownRuns } from './use-known-runs.ts';
import { type RunOpener, type RunPlace, useRun } from './use-run.ts';
import { exerciseOf, useFace, useTold } from './use-scene.ts';
import { useReason } from './use-reason.ts';
import { useStatus } from './use-status.ts';
import { Workspace } from './workspace.tsx';

/** The room in which an exercise is done: levels to choose from, then the machine, then what became of it. */
export default function RunPage(): ReactNode {
  const { sceneId = '', exerciseId = '' } = useParams();
  useDarkRoom();
  const face = useFace(sceneId);
  return (
    <QueryView query={face} heading="h1" loading={<LoadingState rows={6} />}>
      {(loaded) => {
        const exercise = loaded === null ? undefined : exerciseOf(loaded, exerciseId);
        return loaded === null || exercise === undefined ? (
          <NoSuchExercise />
        ) : (
          <Room key={`${sceneId} ${exerciseId}`} scene={loaded} exercise={exercise} />
        );
      }}
    </QueryView>
  );
}

function NoSuchExercise(): ReactNode {
  const { t } = useTranslation('training');
  return (
    <EmptyState
      icon="search"
      heading="h1"
      title={t('runNoSuchExercise')}
      action={<ButtonLink href="/training">{t('runToCatalogue')}</ButtonLink>}
    />
  );
}

function Room({ scene, exercise }: Pick<RunPlace, 'scene' | 'exercise'>): ReactNode {
  const { person } = useViewer();
  const [query, setQuery] = useSearchParams();
  const assignmentId = query.get('assignment');
  const onBegun = useCallback(
    (found: Readonly<Record<string, string>>) => setQuery(found, { replace: true }),
    [setQuery],
  );
  const place = { scene, exercise, personId: person.id, assignmentId };
  const opener = useRun(place, onBegun);
  const known = useKnownRuns(person.id);
  useAskedFor(opener, query, known);
  const { i18n } = useTranslation('training');
  useEffect(() => void sendLeftRuns(person.id), [person.id]);
  const { opening } = opener;
  // All of training is kept with its hints and the names of faults: not in the hands of somebody who is at an exam, or comes to one.
  const isExam =
    opening.kind === 'open' ? opening.handle.port.mode === 'exam' : assignmentId !== null || query.has('attempt');
  useEffect(() => {
    if (!isExam) void keepTrainingOffline(i18n.language);
  }, [isExam, i18n.language]);

  const leave = (): void => {
    opener.leave();
    setQuery({}, { replace: true });
  };
  if (opening.kind === 'open') return <OpenRun place={place} handle={opening.handle} opener={opener} onLeave={leave} />;
  return <Waiting place={place} opener={opener} query={query} onLeave={leave} />;
}

/** A run that the address names is opened at once. */
function useAskedFor(opener: RunOpener, query: URLSearchParams, known: ReturnType<typeof useKnownRuns>): void {
  const runId = query.get('run');
  const attemptId = query.get('attempt');
  const isChoosing = opener.opening.kind === 'choosing';
  const found = known.data?.find(({ row }) => row.runId === runId);
  const isKnown = known.data !== undefined;
  const wanted = !isChoosing || !isKnown ? null : (runId ?? attemptId);
  // Asked once for each address, of what stands there by then.
  const latest = useRef({ opener, found, attemptId });
  latest.current = { opener, found, attemptId };
  useEffect(() => {
    if (wanted === null) return;
    const { opener: asked, found: kept, attemptId: open } = latest.current;
    if (kept !== undefined && kept.end === null) asked.openKept(kept.row.runId, kept.row.mode);
    else if (open !== null) asked.openAttempt(open);
  }, [wanted]);
}

interface OpenRunProps {
  readonly place: RunPlace;
  readonly handle: RunHandle;
  readonly opener: RunOpener;
  readonly onLeave: () => void;
}

function OpenRun(props: OpenRunProps): ReactNode {
  const { place, handle } = props;
  const told = useTold(place.scene, handle.port.mode === 'exam');
  return (
    <QueryView query={told} heading="h1" loading={<LoadingState rows={6} />}>
      {(scene) => <ToldRun {...props} place={{ ...place, scene }} />}
    </QueryView>
  );
}

function ToldRun({ place: { scene, exercise }, handle, opener, onLeave }: OpenRunProps): ReactNode {
  const { i18n } = useTranslation('training');
  const navigate = useNavigate();
  const { end } = useStatus(handle);
  const manifest = MANIFESTS.find(({ id }) => id === scene.id);
  const occupation = manifest?.occupations[0]?.title[i18n.language === 'en' ? 'en' : 'zh-CN'];
  if (end === null) {
    return (
      <Workspace
        scene={scene}
        exercise={exercise}
        handle={handle}
        levelTag={occupation ?? ''}
        onBack={() => void navigate('/training')}
      />
    );
  }
  return (
    <div className={styles.page}>
      <EndView
        scene={scene}
        end={end}
        isExam={handle.port.mode === 'exam'}
        attemptId={handle.attemptId()}
        onAgain={onLeave}
        onTakeBack={opener.takeBack}
      />
    </div>
  );
}

function Waiting({
  place: { scene, exercise, personId, assignmentId },
  opener: { opening, begin, openKept },
  query,
  onLeave,
}: {
  readonly place: RunPlace;
  readonly opener: RunOpener;
  readonly query: URLSearchParams;
  readonly onLeave: () => void;
}): ReactNode {
  const { t } = useTranslation('training');
  const reasonOf = useReason();
  const problemText = useProblemText();
  const back = <Button onPress={onLeave}>{t('runToLevels')}</Button>;
  switch (opening.kind) {
    case 'open':
      return null;
    case 'choosing':
      return (
        <LevelPicker
          scene={scene}
          exercise={exercise}
          personId={personId}
          assignmentId={assignmentId}
          wished={query.get('mode')}
          onBegin={begin}
          onGoOn={openKept}
        />
      );
    case 'opening':
      return <LoadingState rows={6} label={t('runOpening')} />;
    case 'heldElsewhere':
      return (
        <Notice
          icon="info"
          heading="h1"
          tone="person"
          title={t('runHeldTitle')}
          text={t('runHeldText')}
          action={
            <>
              <Button variant="primary" onPress={opening.takeOver}>
                {t('runTakeOver')}
              </Button>
              {back}
            </>
          }
        />
      );
    case 'needsServer':
      return <OfflineState heading="h1" title={t('runNeedsServer')} text={t('runNeedsServerText')} action={back} />;
    case 'notOpened':
      return <ErrorState heading="h1" title={t('runNotOpened')} text={reasonOf(opening.problem.code)} action={back} />;
    case 'failed':
      // What the server refuses it refuses again: nobody is told to try once more.
      if (opening.error instanceof ApiProblem && opening.error.status < 500)
        return <ErrorState heading="h1" title={t('runNotBegun')} text={problemText(opening.error)} action={back} />;
      return <Failure error={opening.error} heading="h1" retry={onLeave} />;
  }
}
