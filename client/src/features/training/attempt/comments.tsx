import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { replayLink } from '../desk/links.ts';
import { attemptKey, useComments } from '../desk/queries.ts';
import type { Attempt, Comment } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './attempt-page.module.css';
import { readClock, threadsOf } from './moments.ts';

/** What was said about moments, and a field to say something about one. */
export function Comments({
  attempt,
  mayComment,
  at,
  onAt,
}: {
  attempt: Attempt;
  mayComment: boolean;
  /** The moment to be spoken of, as it is typed. */
  at: string;
  onAt: (at: string) => void;
}): ReactNode {
  const { t } = useTranslation('training');
  const query = useComments(attempt.id, true);
  return (
    <section aria-labelledby="comments" className={styles.section}>
      <SectionHeading id="comments" {...(query.data === undefined ? {} : { note: query.data.comments.length })}>
        {t('comments.title')}
      </SectionHeading>
      <QueryView query={query} loading={2}>
        {({ comments }) =>
          comments.length === 0 ? (
            <p className={styles.quiet}>{mayComment ? t('comments.noneYet') : t('comments.none')}</p>
          ) : (
            <ul>
              {threadsOf(comments).map(({ first, answers }) => (
                <li key={first.id} className={styles.thread}>
                  <OneComment comment={first} attempt={attempt} isFirst />
                  {answers.map((answer) => (
                    <OneComment key={answer.id} comment={answer} attempt={attempt} isFirst={false} />
                  ))}
                  {mayComment ? <AnswerForm to={first} attempt={attempt} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {mayComment ? <CommentForm attempt={attempt} at={at} onAt={onAt} /> : null}
    </section>
  );
}

function OneComment({
  comment,
  attempt,
  isFirst,
}: {
  comment: Comment;
  attempt: Attempt;
  isFirst: boolean;
}): ReactNode {
  const { t } = useTranslation('training');
  const { moment, clock } = useDeskWords();
  const time = clock(comment.tick * attempt.tickS);
  return (
    <div className={styles.comment} data-answer={!isFirst || undefined}>
      <p>
        <b>{comment.author.displayName}</b> {comment.byTrainee ? <Tag>{t('comments.trainee')}</Tag> : null}{' '}
        <small>{moment(comment.atMs)}</small>
      </p>
      <p className={styles.said}>{comment.text}</p>
      {isFirst ? (
        <ButtonLink
          size="small"
          icon="play"
          href={replayLink(attempt.id, comment.tick)}
          aria-label={t('attempt.playMoment', { time })}
        >
          {t('attempt.play', { time })}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function useSay(attempt: Attempt, onSaid: () => void) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (body: { tick: number; text: string; replyTo?: string }) =>
      api('POST /api/training/attempts/:attemptId/comments', { params: { attemptId: attempt.id }, body }),
    onSuccess: async () => {
      onSaid();
      await queryClient.invalidateQueries({ queryKey: [...attemptKey(attempt.id), 'comments'] });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
}

function CommentForm({ attempt, at, onAt }: { attempt: Attempt; at: string; onAt: (at: string) => void }): ReactNode {
  const { t } = useTranslation('training');
  const { clock } = useDeskWords();
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const say = useSay(attempt, () => {
    setText('');
    setTried(false);
  });
  const endS = attempt.tick * attempt.tickS;
  const seconds = readClock(at, endS);
  return (
    <form
      id="say"
      className={styles.say}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (seconds === null || text.trim() === '') return;
        say.mutate({ tick: Math.round(seconds / attempt.tickS), text: text.trim() });
      }}
    >
      <TextField
        label={t('comments.at')}
        value={at}
        onChange={onAt}
        placeholder="00:00"
        error={isTried && seconds === null ? t('comments.atWrong', { end: clock(endS) }) : undefined}
      />
      <TextField
        label={t('comments.text')}
        rows={2}
        maxLength={2_000}
        value={text}
        onChange={setText}
        error={isTried && text.trim() === '' ? t('comments.textMissing') : undefined}
      />
      <Button type="submit" isPending={say.isPending}>
        {t('comments.say')}
      </Button>
    </form>
  );
}

function AnswerForm({ to, attempt }: { to: Comment; attempt: Attempt }): ReactNode {
  const { t } = useTranslation('training');
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const say = useSay(attempt, () => {
    setText('');
    setOpen(false);
  });
  if (!isOpen) {
    return (
      <Button variant="quiet" size="small" onPress={() => setOpen(true)}>
        {t('comments.answer')}
      </Button>
    );
  }
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') say.mutate({ tick: to.tick, text: text.trim(), replyTo: to.id });
      }}
    >
      <TextField
        label={t('comments.answer')}
        isLabelHidden
        autoFocus
        value={text}
        maxLength={2_000}
        onChange={setText}
      />
      <Button type="submit" isPending={say.isPending}>
        {t('comments.say')}
      </Button>
    </form>
  );
}
