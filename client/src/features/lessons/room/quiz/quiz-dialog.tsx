import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageEvent } from '@tongyan/media/timeline';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { DialogFoot } from '../../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { letterOf } from '../model/quiz-results.ts';
import styles from './quiz.module.css';

export type QuizOpen = Extract<StageEvent, { readonly kind: 'quiz.open' }>;

export interface QuizDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** @param correctOption what the asker holds for right; null for a poll. It is not told to anybody before it is revealed */
  readonly onAsk: (quiz: QuizOpen, correctOption: number | null) => void;
}

const POLL = 'poll';
const NO_LIMIT = '0';
const LIMITS_S = [30, 60, 120, 180, 300] as const;
const FEWEST = 2;
const MOST = 8;

export function QuizDialog({ isOpen, onClose, onAsk }: QuizDialogProps): ReactNode {
  const { t } = useTranslation('lessons');
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState<readonly string[]>(['', '', '', '']);
  const [correct, setCorrect] = useState(POLL);
  const [limit, setLimit] = useState('60');
  const [isLacking, setLacking] = useState(false);

  const filled = options.map((option) => option.trim()).filter((option) => option !== '');
  const setOption = (index: number, text: string): void =>
    setOptions(options.map((option, place) => (place === index ? text : option)));

  function remove(index: number): void {
    setOptions(options.filter((_, place) => place !== index));
    setCorrect(POLL);
  }

  function ask(): void {
    if (question.trim() === '' || filled.length < FEWEST) return setLacking(true);
    // Empty ones are left out: the right one is the one in the same words.
    const right = correct === POLL ? -1 : filled.indexOf((options[Number(correct)] ?? '').trim());
    const quiz: QuizOpen = {
      kind: 'quiz.open',
      quizId: crypto.randomUUID(),
      question: question.trim(),
      options: filled,
      ...(limit === NO_LIMIT ? {} : { forMs: Number(limit) * 1_000 }),
    };
    onAsk(quiz, right === -1 ? null : right);
    setQuestion('');
    setOptions(['', '', '', '']);
    setCorrect(POLL);
    setLacking(false);
    onClose();
  }

  const rightOnes = options.flatMap((option, index) =>
    option.trim() === '' ? [] : [{ id: String(index), label: `${letterOf(index)} ${option.trim()}` }],
  );
  return (
    <Dialog
      title={t('liveQuizAsk')}
      size="medium"
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={() => <DialogFoot onCancel={onClose} action={t('liveQuizSend')} onAct={ask} />}
    >
      {() => (
        <>
          <TextField
            autoFocus
            isRequired
            label={t('liveQuizQuestion')}
            rows={2}
            maxLength={2_000}
            value={question}
            onChange={setQuestion}
            {...(isLacking ? { error: t('liveQuizLack') } : {})}
          />
          <ol className={styles.options}>
            {options.map((option, index) => (
              <li key={index}>
                <TextField
                  label={t('liveQuizOption', { letter: letterOf(index) })}
                  maxLength={200}
                  value={option}
                  onChange={(text) => setOption(index, text)}
                />
                <IconButton
                  icon="close"
                  label={t('liveQuizRemoveOption', { letter: letterOf(index) })}
                  isDisabled={options.length <= FEWEST}
                  onPress={() => remove(index)}
                />
              </li>
            ))}
          </ol>
          <div>
            <Button
              size="small"
              icon="plus"
              isDisabled={options.length >= MOST}
              onPress={() => setOptions([...options, ''])}
            >
              {t('liveQuizAddOption')}
            </Button>
          </div>
          <div className={styles.choices}>
            <Select
              label={t('liveQuizCorrect')}
              value={correct}
              onChange={setCorrect}
              choices={[{ id: POLL, label: t('liveQuizPoll') }, ...rightOnes]}
            />
            <Select
              label={t('liveQuizLimit')}
              value={limit}
              onChange={setLimit}
              choices={[
                { id: NO_LIMIT, label: t('liveQuizNoLimit') },
                ...LIMITS_S.map((seconds) => ({
                  id: String(seconds),
                  label:
                    seconds < 60
                      ? t('liveQuizSeconds', { count: seconds })
                      : t('liveQuizMinutes', { count: seconds / 60 }),
                })),
              ]}
            />
          </div>
        </>
      )}
    </Dialog>
  );
}
