import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../app/query-view.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { useClassGroups } from '../queries.ts';
import type { OrgUnit } from '../types.ts';
import { useWords } from '../words.ts';

/** The classes of a school; each opens with who is in it. */
export function ClassTable({ school }: { school: OrgUnit }): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const query = useClassGroups(school.id);
  return (
    <QueryView query={query} loading={6}>
      {({ classGroups }) =>
        classGroups.length === 0 ? (
          <EmptyState
            icon="people"
            title={t('noClasses', { name: school.name })}
            text={t('noClassesText')}
            action={<ButtonLink href="/administration/rosters">{t('commandImport')}</ButtonLink>}
          />
        ) : (
          <Table
            label={t('classesOf', { name: school.name })}
            items={classGroups}
            idOf={({ id }) => id}
            hrefOf={({ id }) => `/administration?unit=${encodeURIComponent(school.id)}&class=${encodeURIComponent(id)}`}
            columns={[
              { id: 'title', label: t('className'), isRowHeader: true, render: ({ title }) => <b>{title}</b> },
              {
                id: 'grades',
                label: t('grade'),
                width: '20%',
                render: ({ grades }) => grades.map(words.grade).join(t('listComma')),
              },
              {
                id: 'kind',
                label: t('classKind'),
                isMinor: true,
                width: '22%',
                render: ({ kind, subject }) =>
                  [words.classKind(kind), ...(subject === null ? [] : [words.subject(subject)])].join(' · '),
              },
              {
                id: 'teachers',
                label: t('teachers'),
                isNumber: true,
                width: '12%',
                render: ({ teachers }) => teachers,
              },
              {
                id: 'students',
                label: t('students'),
                isNumber: true,
                width: '12%',
                render: ({ students }) => students,
              },
            ]}
          />
        )
      }
    </QueryView>
  );
}
