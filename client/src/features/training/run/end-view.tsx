import type { SceneFace } from '@tongyan/scenes/session';
import type { ScoreResult } from '@tongyan/scenes/session/scoring';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { RunEnd } from '../session/run-handle.ts';
import styles from './picker.module.css';
import { useReason } from './use-reason.ts';
import { useSceneText } from './use-scene.ts';

export interface EndViewProps {
  readonly scene: SceneFace;
  readonly end: RunEnd;
  readonly isExam: boolean;
  readonly attemptId: string | null;
  readonly onAgain: () => void;
  readonly onTakeBack: () => void;
}

/** What became of a run that is over. */
export function EndView({ scene, end, isExam, attemptId, onAgain, onTakeBack }: EndViewProps): ReactNode {
  const { t } = useTranslation('training');
  const reasonOf = useReason();
  switch (end.kind) {
    case 'shown':
      return (
        <Notice
          icon="check"
          heading="h1"
          title={t('runShownTitle')}
          text={t('runShownText')}
          action={<Button onPress={onAgain}>{t('runToLevels')}</Button>}
        />
      );
    case 'takenOver':
      return (
        <Notice
          icon="info"
          heading="h1"
          tone="person"
          title={t('runTakenOverTitle')}
          text={t('runTakenOverText')}
          action={<Button onPress={onTakeBack}>{t('runTakeOver')}</Button>}
        />
      );
    case 'handedIn':
      return (
        <Notice
          icon="check"
          heading="h1"
          title={t('runHandedInTitle')}
          text={t(isExam ? 'runHandedInExamText' : 'runHandedInText')}
          action={
            attemptId === null ? (
              <Button onPress={onAgain}>{t('runToLevels')}</Button>
            ) : (
              <ButtonLink variant="primary" href={`/training/attempts/${encodeURIComponent(attemptId)}`}>
                {t(isExam ? 'runToResult' : 'runToScore')}
              </ButtonLink>
            )
          }
        />
      );
    case 'cutOff':
      return (
        <Notice
          icon="error"
          heading="h1"
          tone="danger"
          title={t('runCutOffTitle')}
          text={t('runCutOffText', { reason: reasonOf(end.code) })}
          action={<Button onPress={onAgain}>{t('runToLevels')}</Button>}
        />
      );
    case 'kept':
      return (
        <div className={styles.page}>
          <Notice
            icon="cloud-off"
            heading="h1"
            tone="person"
            title={t('runKeptTitle')}
            text={t('runKeptText')}
            action={<Button onPress={onAgain}>{t('runToLevels')}</Button>}
          />
          {end.score === null ? null : <Provisional scene={scene} score={end.score} />}
        </div>
      );
  }
}

function Provisional({ scene, score }: { readonly scene: SceneFace; readonly score: ScoreResult }): ReactNode {
  const { t } = useTranslation('training');
  const { say } = useSceneText(scene);
  return (
    <section aria-labelledby="provisional">
      <h2 id="provisional">
        {t('runProvisional', { awarded: score.awarded, total: score.total })}{' '}
        <Tag tone="person">{t('runOwnCount')}</Tag>
      </h2>
      <ul className={styles.aspects}>
        {score.aspects.map(({ id, title, awarded, points }) => (
          <li key={id}>
            <span>{say(title)}</span>
            <b>{awarded === null ? t('runToJudge') : `${awarded} / ${points}`}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
