import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { Table } from '../../../../ui/table.tsx';
import { noteDimensions, type Report } from '../types.ts';

/** Each observer's notes by element, beside what the meeting before the lesson shared out to them. */
export function Coverage({ report }: { report: Report }): ReactNode {
  const { t } = useTranslation('lessons');
  const { sheets, timeline, meetings } = report;
  const notes = timeline.filter((entry) => entry.kind === 'note');
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="coverage">
      <SectionHeading id="coverage" note={t('watch.coverageNote')}>
        {t('watch.coverage')}
      </SectionHeading>
      <Table
        label={t('watch.coverage')}
        items={sheets.map(({ observerId, observerName }) => ({ id: observerId, name: observerName }))}
        idOf={({ id }) => id}
        columns={[
          { id: 'observer', label: t('watch.observer'), isRowHeader: true, render: ({ name }) => name },
          ...noteDimensions.map((dimension) => ({
            id: dimension,
            label: t(`observe.dimension.${dimension}`),
            isNumber: true,
            render: ({ id }: { readonly id: string }) => {
              const count = notes.filter((note) => note.observerId === id && note.dimension === dimension).length;
              const isShare = meetings.before.shares.some(
                ({ observerId, dimensions }) => observerId === id && dimensions.includes(dimension),
              );
              return isShare ? <strong>{t('watch.shareCount', { count })}</strong> : count;
            },
          })),
        ]}
      />
    </section>
  );
}
