import { useQuery } from '@tanstack/react-query';
import type { LogEntry, SceneFace } from '@tongyan/scenes/session';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { Failure, QueryView } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/states.tsx';
import { useDarkRoom } from '../../../app/preferences/use-dark-room.ts';
import { useFace, useTold } from '../run/use-scene.ts';
import type { ReplayHandle } from './replay-run.ts';
import { openReplay, ReplayFailed } from './replay-run.ts';
import { ReplayRoom, type ReplayedAttempt } from './replay-room.tsx';

/** Plays an attempt's log: the machine as it was, at any moment of it. */
export default function ReplayPage(): ReactNode {
  const { attemptId = '' } = useParams();
  useDarkRoom();
  const query = useQuery({
    queryKey: ['trainingReplay', attemptId],
    queryFn: ({ signal }) => readAttempt(attemptId, signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <QueryView query={query} heading="h1" loading={<LoadingState rows={6} />}>
      {(read) => <WithScene read={read} />}
    </QueryView>
  );
}

interface Read {
  readonly attempt: ReplayedAttempt;
  readonly log: unknown;
}

async function readAttempt(attemptId: string, signal: AbortSignal): Promise<Read> {
  const params = { attemptId };
  const [{ attempt, may }, log] = await Promise.all([
    api('GET /api/training/attempts/:attemptId', { params, signal }),
    api('GET /api/training/attempts/:attemptId/log', { params, signal }),
  ]);
  const score = may.readScore ? await readScore(attemptId, signal) : null;
  const { entries } = log as { readonly entries: readonly LogEntry[] };
  return { attempt: { attempt, score, entries, seesFaults: may.readScore || may.judge }, log };
}

/** A score that is being computed is no failure of the replay. */
async function readScore(attemptId: string, signal: AbortSignal): Promise<ReplayedAttempt['score']> {
  try {
    const { result } = await api('GET /api/training/attempts/:attemptId/score', { params: { attemptId }, signal });
    return result as unknown as ReplayedAttempt['score'];
  } catch (error) {
    if (error instanceof ApiProblem) return null;
    throw error;
  }
}

function WithScene({ read }: { readonly read: Read }): ReactNode {
  const { t } = useTranslation('training');
  const face = useFace(read.attempt.attempt.sceneId);
  return (
    <QueryView query={face} heading="h1" loading={<LoadingState rows={6} />}>
      {(loaded) =>
        loaded === null ? (
          <EmptyState icon="search" heading="h1" title={t('runNoSuchExercise')} />
        ) : (
          <Told face={loaded} read={read} />
        )
      }
    </QueryView>
  );
}

function Told({ face, read }: { readonly face: SceneFace; readonly read: Read }): ReactNode {
  const told = useTold(face, false);
  return (
    <QueryView query={told} heading="h1" loading={<LoadingState rows={6} />}>
      {(scene) => <Opening scene={scene} read={read} />}
    </QueryView>
  );
}

function Opening({ scene, read }: { readonly scene: SceneFace; readonly read: Read }): ReactNode {
  const { t } = useTranslation('training');
  const [opened, setOpened] = useState<{ readonly handle?: ReplayHandle; readonly error?: unknown }>({});
  const { attempt } = read.attempt;
  useEffect(() => {
    let isGone = false;
    let handle: ReplayHandle | undefined;
    const { sceneId, exerciseId, mode } = attempt;
    openReplay(read.log, { sceneId, exerciseId, mode }).then(
      (ready) => {
        handle = ready;
        if (isGone) ready.close();
        else setOpened({ handle: ready });
      },
      (error: unknown) => (isGone ? undefined : setOpened({ error })),
    );
    return () => {
      isGone = true;
      handle?.close();
    };
  }, [attempt, read.log]);
  if (opened.error instanceof ReplayFailed) {
    const { message } = opened.error;
    const isOther = message === 'otherVersion' || message === 'otherFingerprint';
    return (
      <ErrorState
        heading="h1"
        title={t('runReplayFailed')}
        text={isOther ? t('runReplayOtherVersion') : t('runReplayFailedText', { code: message })}
        action={<Button onPress={() => history.back()}>{t('runReplayBack')}</Button>}
      />
    );
  }
  if (opened.error !== undefined) return <Failure error={opened.error} heading="h1" />;
  if (opened.handle === undefined) return <LoadingState rows={6} label={t('runOpening')} />;
  return <ReplayRoom scene={scene} handle={opened.handle} replayed={read.attempt} />;
}
