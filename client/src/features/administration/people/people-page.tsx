import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { QueryView } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState, NoPermissionState } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/toggles.tsx';
import { PageFrame } from '../page-frame.tsx';
import { useChosenUnit, useOrgUnits, usePeople } from '../queries.ts';
import { type OrgUnit, type Role, levelBelow, rolesAt } from '../types.ts';
import { useWords } from '../words.ts';
import { NewPersonDialog } from './new-person-dialog.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import styles from './people-page.module.css';
import { PeopleTable } from './people-table.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { UnitTree } from './unit-tree.tsx';

export default function PeoplePage(): ReactNode {
  const { t } = useTranslation('administration');
  const query = useOrgUnits();
  return (
    <PageFrame title={t('people')}>
      <QueryView query={query} loading={8}>
        {({ orgUnits }) => <Organisation units={orgUnits} />}
      </QueryView>
    </PageFrame>
  );
}

function Organisation({ units }: { units: readonly OrgUnit[] }): ReactNode {
  const { t } = useTranslation('administration');
  const [search, setSearch] = useSearchParams();
  const chosen = useChosenUnit(units, search.get('unit'));
  const personId = search.get('person');
  return (
    <div className={styles.columns}>
      <UnitTree units={units} chosen={chosen} onChoose={(unit) => setSearch({ unit })} />
      {chosen === undefined ? (
        <EmptyState icon="tree" title={t('noUnits')} />
      ) : chosen.administered ? (
        <UnitPeople key={chosen.id} unit={chosen} />
      ) : (
        <NoPermissionState title={t('notYours', { name: chosen.name })} text={t('notYoursText')} />
      )}
      {personId === null ? null : (
        <PersonDialog
          personId={personId}
          units={units}
          onClose={() => setSearch(chosen === undefined ? {} : { unit: chosen.id })}
        />
      )}
    </div>
  );
}

const ANY = '';

function UnitPeople({ unit }: { unit: OrgUnit }): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role | typeof ANY>(ANY);
  const [isSubtree, setSubtree] = useState(false);
  const [page, setPage] = useState(0);
  const [opened, setOpened] = useState<'person' | 'unit' | 'name' | null>(null);
  const deferredText = useDeferredValue(text.trim());
  const isFiltered = deferredText !== '' || role !== ANY;
  const within = isSubtree ? 'subtree' : 'unit';
  const query = usePeople({ orgUnitId: unit.id, within, text: deferredText, role: role === ANY ? null : role, page });
  const below = levelBelow[unit.level];
  const code = unit.schoolIdentifier ?? unit.divisionCode;
  const kind = unit.schoolType === null ? words.level(unit.level) : words.schoolType(unit.schoolType);
  const roles: readonly Role[] = [...new Set([...rolesAt[unit.level], ...(isSubtree ? rolesAt.school : [])])];
  return (
    <section aria-labelledby="unit-name">
      <header className={styles.unit}>
        <h2 id="unit-name">{unit.name}</h2>
        <p>{t('unitNote', { kind, code })}</p>
        <div className={styles.unitActions}>
          <Button icon="pen" onPress={() => setOpened('name')}>
            {t('renameUnit')}
          </Button>
          {below === null ? null : (
            <Button icon="tree" onPress={() => setOpened('unit')}>
              {t('addUnit', { level: words.level(below) })}
            </Button>
          )}
          <Button variant="primary" icon="plus" onPress={() => setOpened('person')}>
            {t('addPerson')}
          </Button>
        </div>
      </header>
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
        {below === null ? null : (
          <Switch
            isSelected={isSubtree}
            onChange={(next) => {
              setSubtree(next);
              setPage(0);
            }}
          >
            {t('withBelow')}
          </Switch>
        )}
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
      {opened === 'person' ? <NewPersonDialog unit={unit} onClose={() => setOpened(null)} /> : null}
      {opened === 'unit' && below !== null ? (
        <UnitDialog parent={unit} level={below} onClose={() => setOpened(null)} />
      ) : null}
      {opened === 'name' ? <UnitDialog unit={unit} onClose={() => setOpened(null)} /> : null}
    </section>
  );
}
