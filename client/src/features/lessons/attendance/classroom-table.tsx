import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useLessonWords } from '../desk/words.ts';
import type { ClassroomAttendance } from './types.ts';
import { useAttendanceWords } from './use-attendance-words.ts';

export function ClassroomTable({ classrooms }: { classrooms: readonly ClassroomAttendance[] }): ReactNode {
  const { t } = useTranslation('lessons');
  const words = useAttendanceWords();
  const { bellOffset } = useLessonWords();
  if (classrooms.length === 0) return <EmptyState icon="people" title={t('roll.noClassrooms')} />;
  return (
    <Table
      label={t('roll.byClassroom')}
      items={classrooms}
      idOf={({ classroomId }) => classroomId}
      columns={[
        {
          id: 'name',
          label: t('roll.classroom'),
          isRowHeader: true,
          render: ({ orgUnitName, name, bellOffsetMinutes }) => (
            <>
              {`${orgUnitName} ${name}`}
              {bellOffsetMinutes === 0 ? null : (
                <>
                  <br />
                  <small>{bellOffset(bellOffsetMinutes)}</small>
                </>
              )}
            </>
          ),
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
          id: 'attended',
          label: t('roll.attended'),
          render: ({ attended }) =>
            attended === null ? (
              t('roll.open')
            ) : (
              <Tag tone={attended ? 'good' : 'person'}>{attended ? t('roll.yes') : t('roll.no')}</Tag>
            ),
        },
        {
          id: 'roll',
          label: t('roll.call'),
          render: ({ roll }) => (roll === null ? t('roll.notCalled') : words.counts(roll.counts)),
        },
        {
          id: 'hands',
          label: t('roll.hands'),
          isNumber: true,
          isMinor: true,
          render: ({ participation }) => participation.handsRaised,
        },
        {
          id: 'called',
          label: t('roll.calledOn'),
          isNumber: true,
          isMinor: true,
          render: ({ participation }) => participation.calledOn,
        },
        {
          id: 'answers',
          label: t('roll.answers'),
          isNumber: true,
          isMinor: true,
          render: ({ participation }) => words.answers(participation),
        },
        {
          id: 'messages',
          label: t('roll.messages'),
          isNumber: true,
          isMinor: true,
          render: ({ participation }) => participation.messages,
        },
      ]}
    />
  );
}
