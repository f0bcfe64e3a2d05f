import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { agendaMinutes, type AgendaRow, emptyRow, minutesOf } from './form.ts';
import styles from './plan.module.css';

const MOST = 30;

/** The agenda, point by point. */
export function AgendaFields({
  rows,
  length,
  isTried,
  onChange,
}: {
  readonly rows: readonly AgendaRow[];
  /** Minutes of the whole meeting, where it is known. */
  readonly length: number | undefined;
  readonly isTried: boolean;
  readonly onChange: (rows: readonly AgendaRow[]) => void;
}): ReactNode {
  const { t } = useTranslation('meetings');
  const sum = agendaMinutes(rows);
  const set = (id: string, change: Partial<AgendaRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...change } : row)));
  const move = (index: number, by: -1 | 1) => {
    const [row] = rows.slice(index, index + 1);
    if (row !== undefined) onChange(rows.toSpliced(index, 1).toSpliced(index + by, 0, row));
  };
  return (
    <section aria-labelledby="plan-agenda">
      <SectionHeading
        id="plan-agenda"
        note={
          length !== undefined && sum > length
            ? t('agendaTooLong', { sum, length })
            : t('agendaSum', { count: rows.length, minutes: sum })
        }
      >
        {t('agenda')}
      </SectionHeading>
      <ol className={styles.rows}>
        {rows.map((row, index) => {
          const number = index + 1;
          return (
            <li key={row.id} className={styles.row}>
              <span className={styles.number}>{number}</span>
              <TextField
                label={t('pointTitle', { number })}
                isLabelHidden
                placeholder={t('pointTitleHint')}
                maxLength={120}
                value={row.title}
                onChange={(title) => set(row.id, { title })}
                error={isTried && row.title.trim() === '' ? t('problem_agendaTitleMissing') : undefined}
              />
              <TextField
                label={t('pointMinutes', { number })}
                isLabelHidden
                inputMode="numeric"
                value={row.minutes}
                onChange={(minutes) => set(row.id, { minutes })}
                error={
                  isTried && minutesOf(row.minutes, 1, 240) === undefined ? t('problem_agendaMinutesWrong') : undefined
                }
              />
              <TextField
                label={t('pointSpeaker', { number })}
                isLabelHidden
                placeholder={t('pointSpeakerHint')}
                maxLength={60}
                value={row.speaker}
                onChange={(speaker) => set(row.id, { speaker })}
              />
              <span className={styles.rowButtons}>
                <IconButton
                  icon="up"
                  size="small"
                  label={t('pointUp', { number })}
                  isDisabled={index === 0}
                  onPress={() => move(index, -1)}
                />
                <IconButton
                  icon="down"
                  size="small"
                  label={t('pointDown', { number })}
                  isDisabled={index === rows.length - 1}
                  onPress={() => move(index, 1)}
                />
                <IconButton
                  icon="trash"
                  size="small"
                  label={t('pointRemove', { number })}
                  onPress={() => onChange(rows.filter(({ id }) => id !== row.id))}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <Button
        icon="plus"
        isDisabled={rows.length >= MOST}
        onPress={() => onChange([...rows, emptyRow(() => crypto.randomUUID())])}
      >
        {t('pointAdd')}
      </Button>
    </section>
  );
}
