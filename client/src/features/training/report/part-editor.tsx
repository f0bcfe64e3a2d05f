import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import type { ReportPart } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './report-page.module.css';
import { usePart, type WritingPart } from './use-part.ts';

export interface PartEditorProps {
  attemptId: string;
  part: ReportPart;
  label: string;
  rows: number;
}

/** A part of a report: to be written by whose it is, to be read by the others. On paper it is text. */
export function PartEditor(props: PartEditorProps): ReactNode {
  const { part, label, rows, attemptId } = props;
  const { t } = useTranslation('training');
  const writing = usePart(attemptId, part);
  const { text, state, write } = writing;
  // What the server would no longer take is shown all the same: nobody loses what they wrote.
  const isOpen = part.mayWrite || state === 'refused';
  if (!isOpen) return <Printed part={part} text={part.text} rows={rows} isAlone />;
  return (
    <div className={styles.own}>
      <textarea
        aria-label={label}
        rows={rows}
        maxLength={4_000}
        value={text}
        readOnly={!part.mayWrite}
        placeholder={t('report.writeHere')}
        onChange={(event) => write(event.target.value)}
      />
      <Printed part={part} text={text} rows={rows} isAlone={false} />
      <Standing part={part} writing={writing} />
    </div>
  );
}

/** A text area prints only what fits into it. */
function Printed({
  part,
  text,
  rows,
  isAlone,
}: {
  part: ReportPart;
  text: string;
  rows: number;
  isAlone: boolean;
}): ReactNode {
  const { moment } = useDeskWords();
  const { author, atMs, section } = part;
  const isSigned = section === 'teacherReview' || section === 'peerReview';
  return (
    <div className={isAlone ? styles.read : styles.printed} aria-hidden={isAlone ? undefined : true}>
      <p style={{ minHeight: text === '' && isAlone ? undefined : `${rows * 1.6}em` }}>
        {text === '' && isAlone ? '–' : text}
      </p>
      {isSigned && author !== null && atMs !== null ? (
        <p className={styles.author}>{`${author.displayName} ${moment(atMs)}`}</p>
      ) : null}
    </div>
  );
}

function Standing({ part, writing }: { part: ReportPart; writing: WritingPart }): ReactNode {
  const { t } = useTranslation('training');
  const { moment } = useDeskWords();
  const { state, settle } = writing;
  const { author, atMs, version, text } = part;
  if (state === 'conflict') {
    return (
      <div className={styles.conflict} role="alert">
        <p>{t('report.conflict', { name: author?.displayName ?? '', when: atMs === null ? '' : moment(atMs) })}</p>
        <blockquote>{text}</blockquote>
        <Button size="small" onPress={() => settle('mine')}>
          {t('report.keepMine')}
        </Button>
        <Button size="small" onPress={() => settle('theirs')}>
          {t('report.takeTheirs')}
        </Button>
      </div>
    );
  }
  if (state === 'refused') {
    return (
      <div className={styles.conflict} role="alert">
        <p>{t('report.refused')}</p>
        <Button size="small" onPress={() => settle('theirs')}>
          {t('report.dropMine')}
        </Button>
      </div>
    );
  }
  const words = {
    saved: version === 0 || atMs === null ? '' : t('report.saved', { when: moment(atMs) }),
    waiting: t('report.waiting'),
    offline: t('report.offline'),
  }[state];
  return (
    <p className={styles.standing} role="status">
      {words}
    </p>
  );
}
