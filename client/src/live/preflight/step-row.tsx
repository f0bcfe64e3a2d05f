import type { PreflightStep, StepResult } from '@tongyan/media/client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import styles from './preflight.module.css';
import { useCheckWords } from './words.ts';

const icons: Readonly<Record<StepResult['kind'], IconName>> = {
  waiting: 'clock',
  running: 'more',
  asking: 'sound',
  passed: 'check',
  warned: 'warning',
  failed: 'error',
  skipped: 'info',
};

/** One step: how it went, in figures, and what to do about it. */
export function StepRow(props: {
  step: PreflightStep;
  result: StepResult;
  isBusy: boolean;
  onAnswer: (heard: boolean) => void;
  onAgain: () => void;
}): ReactNode {
  const { step, result, isBusy, onAnswer, onAgain } = props;
  const { t } = useTranslation('live');
  const words = useCheckWords();
  const isTried = result.kind === 'passed' || result.kind === 'warned' || result.kind === 'failed';
  return (
    <li className={styles.step} data-kind={result.kind}>
      <Icon name={icons[result.kind]} />
      <span className={styles.words}>
        <b>{t(`check.step.${step}`)}</b>
        <small>
          {result.kind === 'waiting' || result.kind === 'running' || result.kind === 'asking'
            ? t(`check.state.${result.kind}`)
            : result.kind === 'skipped'
              ? t('check.skipped', { step: t(`check.step.${result.because}`) })
              : words.figures(result.figures)}
        </small>
        {result.kind === 'warned' || result.kind === 'failed' ? (
          <span className={styles.hint}>{words.hint(result.hint, result.figures)}</span>
        ) : null}
      </span>
      {result.kind === 'asking' ? (
        <span className={styles.answers}>
          <Button size="small" variant="primary" onPress={() => onAnswer(true)}>
            {t('check.heard')}
          </Button>
          <Button size="small" onPress={() => onAnswer(false)}>
            {t('check.notHeard')}
          </Button>
        </span>
      ) : isTried ? (
        <IconButton
          icon="again"
          size="small"
          isDisabled={isBusy}
          label={t('check.againNamed', { step: t(`check.step.${step}`) })}
          onPress={onAgain}
        />
      ) : null}
    </li>
  );
}
