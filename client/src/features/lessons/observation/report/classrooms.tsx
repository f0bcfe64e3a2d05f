import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../../i18n/lists.ts';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { Table } from '../../../../ui/table.tsx';
import { clockText } from '../clock-text.ts';
import styles from '../observation.module.css';
import type { Report } from '../types.ts';

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Hands, callings and answers by classroom, and who spoke how long where that was measured. */
export function Classrooms({ report }: { report: Report }): ReactNode {
  const { t } = useTranslation('lessons');
  const { classrooms, quizzes } = report;
  const isRevealed = quizzes.some(({ correctOption }) => correctOption !== null);
  const right = (answers: readonly (readonly number[])[]): number =>
    sum(answers.map((counts, index) => counts[quizzes[index]?.correctOption ?? -1] ?? 0));
  return (
    <section aria-labelledby="classrooms">
      <SectionHeading id="classrooms">{t('watch.classrooms')}</SectionHeading>
      <Talk talk={report.talk} />
      <Table
        label={t('watch.classrooms')}
        items={classrooms}
        idOf={({ place }) => place ?? 'home'}
        columns={[
          {
            id: 'place',
            label: t('watch.classroom'),
            isRowHeader: true,
            render: ({ place }) => place ?? t('watch.home'),
          },
          { id: 'hands', label: t('watch.hands'), isNumber: true, render: ({ handsRaised }) => handsRaised },
          { id: 'calls', label: t('watch.calls'), isNumber: true, render: ({ calledOn }) => calledOn },
          {
            id: 'answers',
            label: t('watch.answers'),
            isNumber: true,
            render: ({ answers }) => sum(answers.map((counts) => sum(counts))),
          },
          {
            id: 'right',
            label: t('watch.right'),
            isNumber: true,
            render: ({ answers }) => (isRevealed ? right(answers) : '–'),
          },
        ]}
      />
      {quizzes.map(({ at, question, options, correctOption }, index) => (
        <article key={`${at} ${question}`} className={styles.remark}>
          <h3>
            <small>{clockText(at)}</small> {question}
          </h3>
          <dl>
            {options.map((option, number) => (
              // Two options may read alike.
              <div key={`${number} ${option}`}>
                <dt>{correctOption === number ? t('watch.option', { text: option }) : option}</dt>
                <dd>
                  {classrooms
                    .map(({ place, answers }) => `${place ?? t('watch.home')} ${answers[index]?.[number] ?? 0}`)
                    .join(' · ')}
                </dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </section>
  );
}

function Talk({ talk }: { talk: Report['talk'] }): ReactNode {
  const { t } = useTranslation('lessons');
  const said = useSaid();
  if (talk === null) {
    return <p className={styles.finding}>{said(t('watch.talk'), t('watch.talkMissing'))}</p>;
  }
  const all = talk.teachersMs + talk.pupilsMs;
  return (
    <div className={styles.finding}>
      <p>
        {said(
          t('watch.talk'),
          t('watch.talkText', {
            teachers: clockText(talk.teachersMs),
            pupils: clockText(talk.pupilsMs),
            share: all === 0 ? 0 : Math.round((100 * talk.teachersMs) / all),
          }),
        )}
      </p>
      <p className={styles.quiet}>
        {t('watch.talkHow', {
          teacherCount: talk.teacherMicrophones,
          pupilCount: talk.pupilMicrophones,
          recorded: clockText(talk.recordedMs),
        })}
      </p>
    </div>
  );
}
