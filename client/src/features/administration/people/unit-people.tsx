import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../app/query-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { Switch } from '../../../ui/toggles.tsx';
import { usePeople } from '../queries.ts';
import { type OrgUnit, type Role, levelBelow, rolesAt } from '../types.ts';
import { useWords } from '../words.ts';
import styles from './people-page.module.css';
import { PeopleTable } from './people-table.tsx';

const ANY = '';

/** The people of a unit, sought and filtered. */
export function UnitPeople({ unit }: { unit: OrgUnit }): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role | typeof ANY>(ANY);
  const [isSubtree, setSubtree] = useState(false);
  const [page, setPage] = useState(0);
  const deferredText = useDeferredValue(text.trim());
  const isFiltered = deferredText !== '' || role !== ANY;
  const within = isSubtree ? 'subtree' : 'unit';
  const query = usePeople({ orgUnitId: unit.id, within, text: deferredText, role: role === ANY ? null : role, page });
  const hasBelow = levelBelow[unit.level] !== null;
  const roles: readonly Role[] = [...new Set([...rolesAt[unit.level], ...(isSubtree ? rolesAt.school : [])])];
  return (
    <>
      <div className={styles.filters}>
        <SearchField
          label={t('findPeople')}
          value={text}
          onChange={(next) => {
            setText(next);
            setPage(0);
          }}
        />
        <Select<Role | typeof ANY>
          label={t('roleFilter')}
          isLabelHidden
          value={role}
          onChange={(next) => {
            setRole(next);
            setPage(0);
          }}
          choices={[{ id: ANY, label: t('anyRole') }, ...roles.map((id) => ({ id, label: words.role(id) }))]}
        />
        {hasBelow ? (
          <Switch
            isSelected={isSubtree}
            onChange={(next) => {
              setSubtree(next);
              setPage(0);
            }}
          >
            {t('withBelow')}
          </Switch>
        ) : null}
      </div>
      <QueryView query={query} loading={6}>
        {(found) => (
          <PeopleTable
            unit={unit}
            found={found}
            page={page}
            onPage={setPage}
            isFiltered={isFiltered}
            isSubtree={isSubtree}
          />
        )}
      </QueryView>
    </>
  );
}
