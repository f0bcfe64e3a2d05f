import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import styles from './classes.module.css';
import { useClassAnswer } from './use-answer.ts';

export interface AnswerButtonsProps {
  readonly lessonId: string;
  readonly invited: { readonly classGroupId: string; readonly title: string; readonly orgUnitName: string };
  readonly mayDecline: boolean;
}

/** For whoever answers for a class: yes or no. */
export function AnswerButtons({ lessonId, invited, mayDecline }: AnswerButtonsProps): ReactNode {
  const { t } = useTranslation('lessons');
  const answering = useClassAnswer(lessonId, invited.classGroupId);
  const names = { school: invited.orgUnitName, title: invited.title };
  const pending = answering.isPending ? answering.variables : undefined;
  return (
    <span className={styles.answers}>
      <Button
        size="small"
        variant="primary"
        aria-label={t('classes.acceptNamed', names)}
        isPending={pending === 'yes'}
        onPress={() => answering.mutate('yes')}
      >
        {t('classes.accept')}
      </Button>
      {mayDecline ? (
        <Button
          size="small"
          aria-label={t('classes.declineNamed', names)}
          isPending={pending === 'no'}
          onPress={() => answering.mutate('no')}
        >
          {t('classes.decline')}
        </Button>
      ) : null}
    </span>
  );
}
