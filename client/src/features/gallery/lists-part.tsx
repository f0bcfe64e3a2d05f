import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type SortDescriptor } from '../../ui/table.tsx';
import { Tree } from '../../ui/tree.tsx';
import styles from './gallery.module.css';
import { Part, Specimen } from './part.tsx';

export function ListsPart(): ReactNode {
  const { t } = useTranslation('gallery');
  const [selected, setSelected] = useState('county');
  const [sort, setSort] = useState<SortDescriptor>({ column: 'people', direction: 'descending' });
  const units = [
    { id: 'a', name: t('school'), people: 46 },
    { id: 'b', name: t('group'), people: 9 },
  ];
  const sorted = sort.direction === 'ascending' ? units.toReversed() : units;
  const columns = [
    { id: 'name', label: t('organisation'), render: (unit: (typeof units)[number]) => unit.name },
    { id: 'level', label: t('level'), isMinor: true, render: () => t('county') },
    {
      id: 'people',
      label: t('people'),
      isNumber: true,
      isSortable: true,
      render: (unit: (typeof units)[number]) => unit.people,
    },
  ];
  return (
    <Part id="lists" title={t('lists')}>
      <Specimen name="SectionHeading; Rows; Row" wide>
        <div className={styles.stack}>
          <section aria-labelledby="gallery-waiting">
            <SectionHeading
              id="gallery-waiting"
              level={3}
              note={2}
              action={<Link href="/dev/gallery">{t('byDue')}</Link>}
            >
              {t('waiting')}
            </SectionHeading>
            <Rows>
              <Row
                kind={t('lesson')}
                title={t('rowUrgent')}
                href="/dev/gallery"
                note={t('rowUrgentNote')}
                aside={t('today')}
                action={<Button variant="primary">{t('open')}</Button>}
                isUrgent
              />
              <Row
                kind={t('review')}
                title={t('sampleTitle')}
                note={t('holder')}
                aside={t('tomorrow')}
                action={<Button>{t('open')}</Button>}
              />
            </Rows>
          </section>
        </div>
      </Specimen>
      <Specimen name="Table">
        <div className={styles.stack}>
          <Table
            label={t('organisations')}
            columns={columns}
            items={sorted}
            idOf={({ id }) => id}
            sort={sort}
            onSort={setSort}
          />
          <Table
            label={t('organisationsNone')}
            columns={columns}
            items={[]}
            idOf={({ id }) => id}
            empty={<EmptyState icon="tree" title={t('nothing')} />}
          />
        </div>
      </Specimen>
      <Specimen name="Tree">
        <div className={styles.stack}>
          <Tree
            label={t('organisations')}
            selected={selected}
            onSelect={setSelected}
            defaultExpanded={['province', 'city', 'county']}
            nodes={[
              {
                id: 'province',
                label: t('province'),
                note: '9',
                children: [
                  {
                    id: 'city',
                    label: t('city'),
                    note: '3',
                    children: [{ id: 'county', label: t('county'), children: [{ id: 'school', label: t('school') }] }],
                  },
                ],
              },
            ]}
          />
        </div>
      </Specimen>
    </Part>
  );
}
