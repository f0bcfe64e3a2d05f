import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { MEETINGS_KEY } from '../../../app/meetings-due.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { clockText } from '../../../i18n/clock.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import type { MeetingDetail, MeetingRecord } from '../desk/types.ts';
import { useMeetingWords } from '../desk/words.ts';
import styles from './meeting.module.css';

const ASK_AGAIN_MS = 15_000;

/** What came of a meeting, also of one that still goes on: its points with the time taken, decisions, tasks, who was there. */
export function Record({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const query = useQuery({
    queryKey: [MEETINGS_KEY, 'record', meeting.id],
    queryFn: ({ signal }) => api('GET /api/meetings/:meetingId/record', { params: { meetingId: meeting.id }, signal }),
    ...(meeting.state === 'open' ? { refetchInterval: ASK_AGAIN_MS } : {}),
    staleTime: 0,
  });
  return (
    <QueryView query={query} loading={8}>
      {(record) => (
        <>
          <Written record={record} isOver={meeting.state === 'ended'} />
          <Decisions record={record} />
          <Tasks record={record} />
          <Points record={record} />
          <Attendance record={record} />
          <Messages record={record} />
        </>
      )}
    </QueryView>
  );
}

interface RecordProps {
  readonly record: MeetingRecord;
}

function Written({ record, isOver }: RecordProps & { readonly isOver: boolean }): ReactNode {
  const { t } = useTranslation('meetings');
  const words = useMeetingWords();
  return (
    <p className={styles.quiet} role="status">
      {t(isOver ? 'lasted' : 'lasting', { length: words.length(record.lastedMs) })} ·{' '}
      {t(record.isWritten ? 'writtenAll' : 'writtenNotYet')}
    </p>
  );
}

function Decisions({ record: { decisions } }: RecordProps): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <section aria-labelledby="record-decisions">
      <SectionHeading id="record-decisions" note={decisions.length}>
        {t('decisionsHeading')}
      </SectionHeading>
      {decisions.length === 0 ? <p className={styles.quiet}>{t('noDecisionsAfter')}</p> : null}
      <ol className={styles.results}>
        {decisions.map(({ id, text, byName, at }) => (
          <li key={id}>
            <p>{text}</p>
            <small>
              {byName} · {t('intoMeeting', { time: clockText(at / 1000) })}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Tasks({ record: { tasks } }: RecordProps): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <section aria-labelledby="record-tasks">
      <SectionHeading id="record-tasks" note={tasks.length}>
        {t('tasksHeading')}
      </SectionHeading>
      {tasks.length === 0 ? <p className={styles.quiet}>{t('noTasksAfter')}</p> : null}
      <ol className={styles.results}>
        {tasks.map(({ id, text, who, due }) => (
          <li key={id}>
            <p>{text}</p>
            <small>
              {[who === '' ? t('taskNobody') : who, due === null ? '' : t('taskUntil', { day: due })]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Points({ record: { agenda } }: RecordProps): ReactNode {
  const { t } = useTranslation('meetings');
  if (agenda.length === 0) return null;
  return (
    <section aria-labelledby="record-agenda">
      <SectionHeading id="record-agenda" note={agenda.length}>
        {t('agenda')}
      </SectionHeading>
      <ol className={styles.agenda}>
        {agenda.map(({ id, title, speaker, minutes, startedAt, spentMs }, index) => (
          <li key={id}>
            <span>{index + 1}</span>
            <b>{title}</b>
            <span>{speaker}</span>
            <span>
              {startedAt === null ? t('notCome') : t('spentOf', { time: clockText(spentMs / 1000), minutes })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Attendance({ record: { attendance } }: RecordProps): ReactNode {
  const { t } = useTranslation('meetings');
  const words = useMeetingWords();
  return (
    <section aria-labelledby="record-people">
      <SectionHeading id="record-people" note={t('attendanceNote', { count: attendance.length })}>
        {t('attendance')}
      </SectionHeading>
      <div className={styles.tableBox} tabIndex={0} role="region" aria-labelledby="record-people">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('who')}</th>
              <th scope="col">{t('school')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('cameAt')}</th>
              <th scope="col">{t('leftAt')}</th>
              <th scope="col">{t('wasThere')}</th>
            </tr>
          </thead>
          <tbody>
            {attendance.map(({ person, role, firstAt, lastAt, presentMs }) => (
              <tr key={person.personId}>
                <th scope="row">{person.displayName}</th>
                <td>{person.orgUnitName ?? '—'}</td>
                <td>{t(`role_${role}`)}</td>
                <td>{clockText(firstAt / 1000)}</td>
                <td>{clockText(lastAt / 1000)}</td>
                <td>{words.length(presentMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Messages({ record: { messages } }: RecordProps): ReactNode {
  const { t } = useTranslation('meetings');
  if (messages.length === 0) return null;
  return (
    <details className={styles.messages}>
      <summary>{t('messagesWere', { count: messages.length })}</summary>
      <ol>
        {messages.map(({ id, at, fromName, text }) => (
          <li key={id}>
            <time>{clockText(at / 1000)}</time> <b>{fromName}</b> {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
