import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/tag.tsx';
import { toneOf } from './states.ts';
import type { Attempt } from './types.ts';

/** Where an attempt stands; of a scored one how it went. */
export function StateTag({ attempt }: { attempt: Pick<Attempt, 'state' | 'score'> }): ReactNode {
  const { t } = useTranslation('training');
  const { state, score } = attempt;
  const words =
    score === null
      ? t(`state.${state}`)
      : score.open > 0
        ? t('state.toJudge', { count: score.open })
        : score.passed
          ? t('state.passed')
          : t('state.failed');
  return <Tag tone={toneOf(attempt)}>{words}</Tag>;
}
