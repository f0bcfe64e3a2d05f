import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { TRAINING_KEY } from '../desk/queries.ts';
import { useDeskWords } from '../desk/words.ts';
import { readPoints } from './points.ts';
import styles from './score-sheet.module.css';

export interface JudgeFormProps {
  attemptId: string;
  aspectId: string;
  /** The most that can be given. */
  most: number;
  /** What was given before; null where nobody has judged. */
  earned: number | null;
  note: string | null;
}

/** Judges an aspect that no machine can: points and a word about them. The server scores anew. */
export function JudgeForm({ attemptId, aspectId, most, earned, note: before }: JudgeFormProps): ReactNode {
  const { t } = useTranslation('training');
  const { points: written } = useDeskWords();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [typed, setTyped] = useState(earned === null ? '' : String(earned));
  const [note, setNote] = useState(before ?? '');
  const [isTried, setTried] = useState(false);
  const points = readPoints(typed, most);
  const judging = useMutation({
    mutationFn: (given: number) =>
      api('POST /api/training/attempts/:attemptId/judgements', {
        params: { attemptId },
        body: { aspect: aspectId, points: given, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [TRAINING_KEY] });
      showToast({ text: t('attempt.judgedNow') });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <form
      className={styles.judge}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (points !== null) judging.mutate(points);
      }}
    >
      <TextField
        label={t('attempt.pointsOf', { of: written(most) })}
        inputMode="decimal"
        value={typed}
        onChange={setTyped}
        error={isTried && points === null ? t('attempt.pointsWrong', { of: written(most) }) : undefined}
      />
      <TextField label={t('attempt.note')} value={note} maxLength={4_000} onChange={setNote} />
      <Button type="submit" isPending={judging.isPending}>
        {earned === null ? t('attempt.judge') : t('attempt.judgeAgain')}
      </Button>
    </form>
  );
}
