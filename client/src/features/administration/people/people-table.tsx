import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { PAGE_SIZE } from '../queries.ts';
import type { OrgUnit, PeoplePage, Person } from '../types.ts';
import { useWords } from '../words.ts';
import styles from './people-page.module.css';

interface PeopleTableProps {
  unit: OrgUnit;
  found: PeoplePage;
  page: number;
  onPage: (page: number) => void;
  isFiltered: boolean;
  isSubtree: boolean;
}

export function PeopleTable({ unit, found, page, onPage, isFiltered, isSubtree }: PeopleTableProps): ReactNode {
  const { t } = useTranslation('administration');
  const { people, total } = found;
  const last = Math.max(0, Math.ceil(total / PAGE_SIZE) - 1);
  if (people.length === 0) {
    return isFiltered ? (
      <EmptyState icon="search" title={t('nobodyFound')} text={t('nobodyFoundText')} />
    ) : (
      <EmptyState icon="people" title={t('nobodyHere', { name: unit.name })} text={t('nobodyHereText')} />
    );
  }
  return (
    <>
      <Table
        label={t('peopleOf', { name: unit.name })}
        items={people}
        idOf={({ id }) => id}
        hrefOf={({ id }) => `/administration?unit=${encodeURIComponent(unit.id)}&person=${encodeURIComponent(id)}`}
        columns={[
          {
            id: 'name',
            label: t('name'),
            isRowHeader: true,
            width: '18%',
            render: ({ displayName }) => <b>{displayName}</b>,
          },
          { id: 'account', label: t('account'), isMinor: true, width: '20%', render: ({ account }) => account },
          {
            id: 'roles',
            label: t('roles'),
            render: (person) => <Roles person={person} unit={unit} isSubtree={isSubtree} />,
          },
          { id: 'state', label: t('state'), width: '16%', render: (person) => <State person={person} /> },
        ]}
      />
      <footer className={styles.foot}>
        <span role="status">{t('peopleCount', { count: total })}</span>
        {last === 0 ? null : (
          <>
            <Button size="small" isDisabled={page === 0} onPress={() => onPage(page - 1)}>
              {t('before')}
            </Button>
            <span>{t('pageOf', { page: page + 1, pages: last + 1 })}</span>
            <Button size="small" isDisabled={page >= last} onPress={() => onPage(page + 1)}>
              {t('after')}
            </Button>
          </>
        )}
      </footer>
    </>
  );
}

/** In the unit itself its name would only repeat; elsewhere it tells where the role is held. */
function Roles({ person, unit, isSubtree }: { person: Person; unit: OrgUnit; isSubtree: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const shown = isSubtree ? person.memberships : person.memberships.filter(({ orgUnitId }) => orgUnitId === unit.id);
  return shown
    .map((membership) => {
      const role = words.membership(membership);
      return membership.orgUnitId === unit.id ? role : `${membership.orgUnitName} ${role}`;
    })
    .join(t('listComma'));
}

function State({ person }: { person: Person }): ReactNode {
  const { t } = useTranslation('administration');
  if (person.disabled) return <span className={styles.disabled}>{t('stateDisabled')}</span>;
  if (!person.hasPassword) return <span className={styles.needed}>{t('stateNoPassword')}</span>;
  return t('stateActive');
}
