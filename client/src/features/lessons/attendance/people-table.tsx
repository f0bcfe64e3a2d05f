import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Table } from '../../../ui/table.tsx';
import { useLessonWords } from '../desk/words.ts';
import type { SeatKind } from '../desk/types.ts';
import type { Attendance } from './types.ts';
import { useAttendanceWords } from './use-attendance-words.ts';

const kinds: readonly SeatKind[] = [
  'leadTeacher',
  'leadClassroom',
  'receivingClassroom',
  'assistantTeacher',
  'student',
  'observer',
  'technician',
];

export function PeopleTable({ people }: { people: Attendance['people'] }): ReactNode {
  const { t } = useTranslation('lessons');
  const { time } = useLessonWords();
  const words = useAttendanceWords();
  const seatName = (seat: string) => {
    const kind = kinds.find((each) => each === seat);
    return kind === undefined ? seat : t(`seat.${kind}`);
  };
  return (
    <Table
      label={t('roll.byPerson')}
      items={people}
      idOf={({ seatId }) => seatId}
      empty={t('roll.nobody')}
      columns={[
        { id: 'name', label: t('roll.person'), isRowHeader: true, render: ({ displayName }) => displayName },
        { id: 'seat', label: t('seats.kind'), render: ({ seat }) => seatName(seat) },
        {
          id: 'first',
          label: t('roll.firstSeen'),
          isMinor: true,
          render: ({ firstSeenAtMs }) => (firstSeenAtMs === null ? t('roll.neverSeen') : time(firstSeenAtMs)),
        },
        {
          id: 'minutes',
          label: t('roll.connectedMinutes'),
          isNumber: true,
          isMinor: true,
          render: ({ connectedMs }) => words.minutes(connectedMs),
        },
        { id: 'share', label: t('roll.share'), isNumber: true, render: ({ share }) => words.share(share) },
        {
          id: 'hands',
          label: t('roll.hands'),
          isNumber: true,
          isMinor: true,
          render: ({ participation }) => participation.handsRaised,
        },
        {
          id: 'answers',
          label: t('roll.answers'),
          isNumber: true,
          isMinor: true,
          render: ({ participation }) => words.answers(participation),
        },
      ]}
    />
  );
}
