import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Link } from '../../../../ui/link.tsx';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { useLessonWords } from '../../desk/words.ts';
import styles from '../observation.module.css';
import type { Report } from '../types.ts';
import { reportKey } from '../use-observation.ts';

type Verdict = Report['answers'][number]['verdict'];

/** The taught teacher confirms or objects; and where the report was entered. */
export function Answers({ lessonId, report }: { lessonId: string; report: Report }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const { answers, files, mayAnswer } = report;
  return (
    <section aria-labelledby="answer">
      <SectionHeading id="answer">{t('watch.answer')}</SectionHeading>
      {answers.length === 0 && !mayAnswer ? <p className={styles.quiet}>{t('watch.noAnswer')}</p> : null}
      {answers.map(({ byName, verdict, words, atMs, isCurrent }) => (
        <article key={`${atMs} ${byName}`} className={styles.remark}>
          <h3>
            {byName}
            <small>{moment(atMs)}</small>
            <Tag tone={verdict === 'confirmed' ? 'good' : 'danger'}>{t(`watch.verdict.${verdict}`)}</Tag>
            {isCurrent ? null : <Tag>{t('watch.outdated')}</Tag>}
          </h3>
          {words === '' ? null : <p className={styles.text}>{words}</p>}
        </article>
      ))}
      {mayAnswer ? <AnswerForm lessonId={lessonId} digest={report.digest} /> : null}
      {files.map(({ documentId, byName, atMs }) => (
        <p key={documentId} className={styles.finding}>
          {t('watch.filedBy', { name: byName, moment: moment(atMs) })}{' '}
          <Link href={`/documents/${encodeURIComponent(documentId)}`}>{t('watch.openRecord')}</Link>
        </p>
      ))}
    </section>
  );
}

function AnswerForm({ lessonId, digest }: { lessonId: string; digest: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [words, setWords] = useState('');
  const [isMute, setMute] = useState(false);
  const answering = useMutation({
    mutationFn: (verdict: Verdict) =>
      api('POST /api/lessons/:lessonId/observation/answers', {
        params: { lessonId },
        body: { digest, verdict, words },
      }),
    onSuccess: (report) => {
      queryClient.setQueryData(reportKey(lessonId), report);
      setWords('');
    },
    onError: (error) => {
      showToast({ text: problemText(error), tone: 'danger' });
      void queryClient.invalidateQueries({ queryKey: reportKey(lessonId) });
    },
  });
  return (
    <div className={styles.answer}>
      <TextField
        label={t('watch.words')}
        description={t('watch.answerText')}
        rows={3}
        maxLength={2_000}
        value={words}
        onChange={(text) => {
          setWords(text);
          setMute(false);
        }}
        {...(isMute ? { error: t('watch.wordsMissing') } : {})}
      />
      <div className={styles.actions}>
        <Button variant="primary" isDisabled={answering.isPending} onPress={() => answering.mutate('confirmed')}>
          {t('watch.confirm')}
        </Button>
        <Button
          isDisabled={answering.isPending}
          onPress={() => (words.trim() === '' ? setMute(true) : answering.mutate('objected'))}
        >
          {t('watch.object')}
        </Button>
      </div>
    </div>
  );
}
