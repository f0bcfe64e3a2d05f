import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../app/query-view.tsx';
import { dueFirst, isUrgent, useMyTasks } from '../../../app/training-due.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Link } from '../../../ui/link.tsx';
import { Row, Rows } from '../../../ui/rows.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { attemptLink, runLink } from '../desk/links.ts';
import { isOpen } from '../desk/states.ts';
import type { ListedAssignment } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './catalogue-page.module.css';

const MOST_SHOWN = 5;

/** Tasks that are set for me, what is due first above. Nothing stands here for whoever has none. */
export function DueTasks(): ReactNode {
  const { t } = useTranslation('training');
  const query = useMyTasks();
  if (query.data === undefined) {
    return query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : null;
  }
  const due = dueFirst(query.data.assignments, Date.now());
  if (due.length === 0) return null;
  return (
    <section aria-labelledby="due" className={styles.due}>
      <SectionHeading
        id="due"
        note={due.length}
        action={<Link href="/training/attempts">{t('catalogue.allTasks')}</Link>}
      >
        {t('catalogue.due')}
      </SectionHeading>
      <Rows label={t('catalogue.due')}>
        {due.slice(0, MOST_SHOWN).map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </Rows>
    </section>
  );
}

/** One task as a trainee sees it. */
export function TaskRow({ task }: { task: ListedAssignment }): ReactNode {
  const { t } = useTranslation('training');
  const { text, moment, points } = useDeskWords();
  const nowMs = Date.now();
  const [newest] = task.mine;
  const open = task.mine.find(isOpen);
  // The title leads on too: a phone has no room for the button.
  const href =
    open !== undefined
      ? runLink(task, { attempt: open.id })
      : newest !== undefined
        ? attemptLink(newest.id)
        : task.may.run
          ? runLink(task, { assignment: task.id })
          : undefined;
  const isClosed = nowMs >= task.closesAtMs || task.withdrawnAtMs !== null;
  const scored = task.mine.find(({ score }) => score !== null);
  const notes = [
    text(task.exerciseTitle),
    ...(task.minutes === null ? [] : [t('tasks.minutesShort', { count: task.minutes })]),
    ...(task.attempts === null ? [] : [t('tasks.used', { used: task.mine.length, of: task.attempts })]),
    ...(scored?.score
      ? [t('tasks.scored', { awarded: points(scored.score.awarded), total: points(scored.score.total) })]
      : []),
  ];
  const when =
    task.withdrawnAtMs !== null
      ? t('tasks.withdrawn')
      : nowMs < task.opensAtMs
        ? t('tasks.opens', { when: moment(task.opensAtMs) })
        : isClosed
          ? t('tasks.closed', { when: moment(task.closesAtMs) })
          : t('tasks.until', { when: moment(task.closesAtMs) });
  return (
    <Row
      kind={t(`mode.${task.mode}`)}
      title={task.title}
      {...(href === undefined ? {} : { href })}
      note={notes.join(' · ')}
      aside={when}
      isUrgent={isUrgent(task, nowMs)}
      action={
        open !== undefined ? (
          <ButtonLink variant="primary" href={runLink(task, { attempt: open.id })}>
            {t('tasks.resume')}
          </ButtonLink>
        ) : task.may.run ? (
          <ButtonLink
            variant={newest === undefined ? 'primary' : 'plain'}
            href={runLink(task, { assignment: task.id })}
          >
            {newest === undefined ? t('tasks.begin') : t('tasks.again')}
          </ButtonLink>
        ) : newest === undefined ? undefined : (
          <ButtonLink href={attemptLink(newest.id)}>{t('tasks.look')}</ButtonLink>
        )
      }
    />
  );
}
