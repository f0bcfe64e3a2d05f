import type { SceneFace, ExerciseFace, TrainingMode } from '@tongyan/scenes/session';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { useWhen } from '../../../i18n/when.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { KnownRun } from '../session/store/run-rows.ts';
import { clockText } from '../../../i18n/clock.ts';
import { RefusedRuns } from './refused-runs.tsx';
import styles from './picker.module.css';
import { useKnownRuns } from './use-known-runs.ts';
import { useSceneText } from './use-scene.ts';

export interface LevelPickerProps {
  readonly scene: SceneFace;
  readonly exercise: ExerciseFace;
  readonly personId: string;
  readonly assignmentId: string | null;
  /** The level that somebody came for, as the address says it. */
  readonly wished: string | null;
  readonly onBegin: (mode: TrainingMode) => void;
  readonly onGoOn: (runId: string, mode: TrainingMode) => void;
}

/** What is to be done, on which level, and what was done of it before. */
export function LevelPicker(props: LevelPickerProps): ReactNode {
  const { scene, exercise, personId, assignmentId } = props;
  const { t } = useTranslation('training');
  const { say } = useSceneText(scene);
  const title = say(exercise.title);
  usePageTitle(title);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <ButtonLink variant="quiet" icon="left" href="/training">
          {t('runToCatalogue')}
        </ButtonLink>
        <h1>{title}</h1>
        <p>{say(exercise.summary)}</p>
        <dl className={styles.facts}>
          <div>
            <dt>{t('runFactMinutes')}</dt>
            <dd>{t('runMinutes', { count: exercise.minutes })}</dd>
          </div>
          <div>
            <dt>{t('runFactPoints')}</dt>
            <dd>
              {t('runPoints', {
                total: exercise.totalPoints,
                pass: Math.round(exercise.totalPoints * exercise.passShare),
              })}
            </dd>
          </div>
          {exercise.faultCount.most > 0 ? (
            <div>
              <dt>{t('runFactFaults')}</dt>
              <dd>{t('runFaults', { count: exercise.faultCount.most })}</dd>
            </div>
          ) : null}
        </dl>
      </header>
      <OpenRuns personId={personId} scene={scene} exercise={exercise} onGoOn={props.onGoOn} />
      {assignmentId === null ? <FreeLevels {...props} /> : <TaskLevel {...props} assignmentId={assignmentId} />}
      <RefusedRuns personId={personId} scene={scene} exercise={exercise} />
      <LastAttempts scene={scene} exercise={exercise} />
    </div>
  );
}

/** Runs that were left on this device. */
function OpenRuns({
  personId,
  scene,
  exercise,
  onGoOn,
}: Pick<LevelPickerProps, 'personId' | 'scene' | 'exercise' | 'onGoOn'>): ReactNode {
  const { t } = useTranslation('training');
  const known = useKnownRuns(personId);
  const own = (known.data ?? []).filter(
    ({ row, sent, end }) =>
      row.sceneId === scene.id && row.exerciseId === exercise.id && end === null && sent.refused === null,
  );
  if (own.length === 0) return null;
  return (
    <section className={styles.open} aria-labelledby="open-runs">
      <h2 id="open-runs">{t('runOpenRuns')}</h2>
      <ul>
        {own.map((run) => (
          <OpenRun key={run.row.runId} run={run} tickS={exercise.tickS} onGoOn={onGoOn} />
        ))}
      </ul>
    </section>
  );
}

function OpenRun({
  run: { row, progress, sent },
  tickS,
  onGoOn,
}: {
  readonly run: KnownRun;
  readonly tickS: number;
  readonly onGoOn: LevelPickerProps['onGoOn'];
}): ReactNode {
  const { t } = useTranslation('training');
  const when = useWhen();
  return (
    <li>
      <Tag>{t(`runMode_${row.mode}`)}</Tag>
      <span>
        {t('runLeftAt', { when: when.when(progress.atMs), time: clockText(progress.tick * tickS) })}
        {sent.nextSeq < progress.entries ? ` · ${t('runUnsent', { count: progress.entries - sent.nextSeq })}` : null}
      </span>
      <Button variant="primary" onPress={() => onGoOn(row.runId, row.mode)}>
        {t('runGoOnHere')}
      </Button>
    </li>
  );
}

function FreeLevels({ exercise, wished, onBegin }: LevelPickerProps): ReactNode {
  const { t } = useTranslation('training');
  const free = exercise.modes.filter((mode) => mode !== 'exam');
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t('runChooseLevel')}</h2>
      <ul className={styles.levels}>
        {free.map((mode) => (
          <li key={mode} data-wished={mode === wished || undefined}>
            <h3>{t(`runMode_${mode}`)}</h3>
            <p>{t(`runTells_${mode}`)}</p>
            <Button variant={mode === (wished ?? 'guided') ? 'primary' : 'plain'} onPress={() => onBegin(mode)}>
              {t(`runBegin_${mode}`)}
            </Button>
          </li>
        ))}
        {exercise.modes.includes('exam') ? (
          <li>
            <h3>{t('runMode_exam')}</h3>
            <p>{t('runTells_exam')}</p>
            <p className={styles.note}>{t('runExamIsSet')}</p>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** A task says its level. */
function TaskLevel({ assignmentId, onBegin }: LevelPickerProps & { readonly assignmentId: string }): ReactNode {
  const { t } = useTranslation('training');
  const when = useWhen();
  const task = useQuery({
    queryKey: ['trainingAssignment', assignmentId],
    queryFn: ({ signal }) => api('GET /api/training/assignments/:assignmentId', { params: { assignmentId }, signal }),
  });
  const { data } = task;
  if (data === undefined) return <p role="status">{task.isError ? t('runTaskUnknown') : t('runTaskComes')}</p>;
  return (
    <section aria-labelledby="task">
      <h2 id="task">{data.title}</h2>
      {data.note === '' ? null : <p>{data.note}</p>}
      <ul className={styles.levels}>
        <li data-wished>
          <h3>{t(`runMode_${data.mode}`)}</h3>
          <p>{t(`runTells_${data.mode}`)}</p>
          <p className={styles.note}>{t('runCloses', { when: when.when(data.closesAtMs) })}</p>
          <Button variant="primary" isDisabled={!data.may.run} onPress={() => onBegin(data.mode)}>
            {t(`runBegin_${data.mode}`)}
          </Button>
        </li>
      </ul>
    </section>
  );
}

const SHOWN = 5;

function LastAttempts({ scene, exercise }: Pick<LevelPickerProps, 'scene' | 'exercise'>): ReactNode {
  const { t } = useTranslation('training');
  const when = useWhen();
  const attempts = useQuery({
    queryKey: ['trainingAttempts', scene.id, exercise.id],
    queryFn: ({ signal }) =>
      api('GET /api/training/attempts', {
        query: { sceneId: scene.id, exerciseId: exercise.id, limit: SHOWN },
        signal,
      }),
  });
  const list = attempts.data?.attempts ?? [];
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="last">
      <h2 id="last">{t('runLastAttempts')}</h2>
      <ul className={styles.last}>
        {list.map((attempt) => (
          <li key={attempt.id}>
            <Tag>{t(`runMode_${attempt.mode}`)}</Tag>
            <span>{when.when(attempt.openedAtMs)}</span>
            <b>
              {attempt.score === null
                ? t('runNoScoreYet')
                : t('runScored', { awarded: attempt.score.awarded, total: attempt.score.total })}
            </b>
            <ButtonLink variant="quiet" size="small" href={`/training/attempts/${encodeURIComponent(attempt.id)}`}>
              {t('runToAttempt')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
