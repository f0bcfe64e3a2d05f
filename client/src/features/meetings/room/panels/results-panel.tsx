import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { Button } from '../../../../ui/button.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { documentLink } from '../../desk/links.ts';
import { useActs, useDo, useView } from '../links/use-meeting.ts';
import styles from './panels.module.css';

const NOBODY = '';

/** Decisions and tasks: one line each, which the minutes take over by themselves. */
export function ResultsPanel(): ReactNode {
  const { t } = useTranslation('meetings');
  const { decisions, tasks, meeting, me } = useView();
  const { waiting } = useActs();
  const pending = waiting.filter(({ kind }) => kind === 'decision.record' || kind === 'task.record').length;
  return (
    <>
      <div className={styles.body}>
        <section aria-labelledby="results-decisions">
          <h3 id="results-decisions">{t('decisions', { count: decisions.length })}</h3>
          {decisions.length === 0 ? <p className={styles.quiet}>{t('noDecisions')}</p> : null}
          <ol className={styles.results} aria-live="polite">
            {decisions.map(({ id, at, text, byName }) => (
              <li key={id}>
                <p>{text}</p>
                <small>
                  {byName} · {clockText(at / 1000)}
                </small>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="results-tasks">
          <h3 id="results-tasks">{t('tasks', { count: tasks.length })}</h3>
          {tasks.length === 0 ? <p className={styles.quiet}>{t('noTasks')}</p> : null}
          <ol className={styles.results} aria-live="polite">
            {tasks.map(({ id, text, who, due, byName }) => (
              <li key={id}>
                <p>{text}</p>
                <small>
                  {[who === '' ? t('taskNobody') : who, due === null ? '' : t('taskUntil', { day: due }), byName]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ol>
        </section>
        <p className={styles.quiet} role="status">
          {pending > 0 ? t('resultsPending', { count: pending }) : t('resultsKept')}{' '}
          {meeting.minutesDocumentId === null ? null : (
            <Link tone="inline" href={documentLink(meeting.minutesDocumentId)} target="_blank">
              {t('minutesDocument')}
            </Link>
          )}
        </p>
      </div>
      {/* Guests read what is decided. */}
      {me.role === 'guest' ? null : (
        <div className={styles.foot}>
          <NewDecision />
          <NewTask />
        </div>
      )}
    </>
  );
}

function NewDecision(): ReactNode {
  const { t } = useTranslation('meetings');
  const act = useDo();
  const [text, setText] = useState('');
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        void act({ kind: 'decision.record', text: text.trim() });
        setText('');
      }}
    >
      <TextField
        label={t('decision')}
        placeholder={t('decisionHint')}
        maxLength={1_000}
        value={text}
        onChange={setText}
      />
      <Button type="submit" isDisabled={text.trim() === ''}>
        {t('recordDecision')}
      </Button>
    </form>
  );
}

function NewTask(): ReactNode {
  const { t } = useTranslation('meetings');
  const { people } = useView();
  const act = useDo();
  const [text, setText] = useState('');
  const [personId, setPersonId] = useState(NOBODY);
  const [due, setDue] = useState('');
  const who = people.find((person) => person.personId === personId);
  return (
    <form
      className={styles.task}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        void act({
          kind: 'task.record',
          text: text.trim(),
          who: who?.displayName ?? '',
          personId: who?.personId ?? null,
          due: due === '' ? null : due,
        });
        setText('');
      }}
    >
      <TextField label={t('task')} placeholder={t('taskHint')} maxLength={500} value={text} onChange={setText} />
      <Select
        label={t('taskWho')}
        isLabelHidden
        value={personId}
        onChange={setPersonId}
        choices={[
          { id: NOBODY, label: t('taskNobody') },
          ...people.map((person) => ({ id: person.personId, label: person.displayName })),
        ]}
      />
      <TextField label={t('taskDue')} isLabelHidden type="date" value={due} onChange={setDue} />
      <Button type="submit" isDisabled={text.trim() === ''}>
        {t('recordTask')}
      </Button>
    </form>
  );
}
