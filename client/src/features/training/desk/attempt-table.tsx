import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Table, type TableColumn } from '../../../ui/table.tsx';
import { attemptLink } from './links.ts';
import { StateTag } from './state-tag.tsx';
import type { Attempt } from './types.ts';
import { useDeskWords } from './words.ts';

/** Attempts in lines, each of which opens its page. */
export function AttemptTable({
  label,
  attempts,
  withPerson = false,
}: {
  label: string;
  attempts: readonly Attempt[];
  /** Whose each is, instead of what was done. */
  withPerson?: boolean;
}): ReactNode {
  const { t } = useTranslation('training');
  const { text, moment, clock, points } = useDeskWords();
  const columns: readonly TableColumn<Attempt>[] = [
    withPerson
      ? {
          id: 'person',
          label: t('attempts.person'),
          isRowHeader: true,
          render: ({ person }) => person.displayName,
        }
      : {
          id: 'exercise',
          label: t('attempts.exercise'),
          isRowHeader: true,
          render: ({ exerciseTitle }) => text(exerciseTitle),
        },
    { id: 'mode', label: t('attempts.mode'), isMinor: true, render: ({ mode }) => t(`mode.${mode}`) },
    { id: 'at', label: t('attempts.at'), render: ({ openedAtMs }) => moment(openedAtMs) },
    {
      id: 'time',
      label: t('attempts.time'),
      isNumber: true,
      isMinor: true,
      render: ({ tick, tickS }) => clock(tick * tickS),
    },
    { id: 'state', label: t('attempts.state'), render: (attempt) => <StateTag attempt={attempt} /> },
    {
      id: 'score',
      label: t('attempts.score'),
      isNumber: true,
      render: ({ score }) => (score === null ? '–' : `${points(score.awarded)} / ${points(score.total)}`),
    },
  ];
  return (
    <Table
      label={label}
      columns={columns}
      items={attempts}
      idOf={({ id }) => id}
      hrefOf={({ id }) => attemptLink(id)}
    />
  );
}
