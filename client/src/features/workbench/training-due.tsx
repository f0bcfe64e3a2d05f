import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dueFirst, isUrgent, useMyTasks } from '../../app/training-due.ts';
import { useWhen } from '../../i18n/when.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';

const MOST_SHOWN = 4;

/** Training that is due, the nearest end first; nothing stands here for whoever has none. */
export function TrainingDue(): ReactNode {
  const { t, i18n } = useTranslation('workbench');
  const { time } = useWhen();
  const { data } = useMyTasks();
  const nowMs = Date.now();
  const due = data === undefined ? [] : dueFirst(data.assignments, nowMs);
  if (due.length === 0) return null;
  const day = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, {
    month: 'long',
    day: 'numeric',
  });
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <section aria-labelledby="training-due">
      <SectionHeading
        id="training-due"
        note={due.length}
        action={<Link href="/training/attempts">{t('allTraining')}</Link>}
      >
        {t('trainingDue')}
      </SectionHeading>
      <Rows label={t('trainingDue')}>
        {due.slice(0, MOST_SHOWN).map((task) => (
          <Row
            key={task.id}
            title={task.title}
            href="/training"
            note={task.exerciseTitle[language]}
            aside={t('dueUntil', { when: `${day.format(task.closesAtMs)} ${time(task.closesAtMs)}` })}
            isUrgent={isUrgent(task, nowMs)}
            action={
              <ButtonLink href="/training" aria-label={t('openNamed', { title: task.title })}>
                {t('open')}
              </ButtonLink>
            }
          />
        ))}
      </Rows>
    </section>
  );
}
