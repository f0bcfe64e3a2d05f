import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { QueryView } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState, NoPermissionState } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { ClassDialog } from '../classes/class-dialog.tsx';
import { ClassTable } from '../classes/class-table.tsx';
import { PageFrame } from '../page-frame.tsx';
import { useChosenUnit, useOrgUnits } from '../queries.ts';
import { type OrgUnit, levelBelow } from '../types.ts';
import { useWords } from '../words.ts';
import { FirstPasswordsDialog } from './first-passwords-dialog.tsx';
import { NewPersonDialog } from './new-person-dialog.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import styles from './people-page.module.css';
import { PersonDialog } from './person-dialog.tsx';
import { UnitPeople } from './unit-people.tsx';
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
  const classGroupId = search.get('class');
  const here = chosen === undefined ? {} : { unit: chosen.id };
  return (
    <div className={styles.columns}>
      <UnitTree units={units} chosen={chosen} onChoose={(unit) => setSearch({ unit })} />
      {chosen === undefined ? (
        <EmptyState icon="tree" title={t('noUnits')} />
      ) : chosen.administered ? (
        <Unit key={chosen.id} unit={chosen} />
      ) : (
        <NoPermissionState title={t('notYours', { name: chosen.name })} text={t('notYoursText')} />
      )}
      {personId === null ? null : <PersonDialog personId={personId} units={units} onClose={() => setSearch(here)} />}
      {classGroupId === null ? null : (
        <ClassDialog classGroupId={classGroupId} onClose={() => setSearch({ ...here, view: 'classes' })} />
      )}
    </div>
  );
}

function Unit({ unit }: { unit: OrgUnit }): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const [opened, setOpened] = useState<'person' | 'unit' | 'name' | 'passwords' | null>(null);
  const below = levelBelow[unit.level];
  const code = unit.schoolIdentifier ?? unit.divisionCode;
  const kind = unit.schoolType === null ? words.level(unit.level) : words.schoolType(unit.schoolType);
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
          <Button icon="key" onPress={() => setOpened('passwords')}>
            {t('firstPasswords')}
          </Button>
          <Button variant="primary" icon="plus" onPress={() => setOpened('person')}>
            {t('addPerson')}
          </Button>
        </div>
      </header>
      {unit.level === 'school' ? <SchoolTabs school={unit} /> : <UnitPeople unit={unit} />}
      {opened === 'person' ? <NewPersonDialog unit={unit} onClose={() => setOpened(null)} /> : null}
      {opened === 'unit' && below !== null ? (
        <UnitDialog parent={unit} level={below} onClose={() => setOpened(null)} />
      ) : null}
      {opened === 'passwords' ? <FirstPasswordsDialog unit={unit} onClose={() => setOpened(null)} /> : null}
      {opened === 'name' ? <UnitDialog unit={unit} onClose={() => setOpened(null)} /> : null}
    </section>
  );
}

/** A school has its people, and the classes in which they teach and learn. */
function SchoolTabs({ school }: { school: OrgUnit }): ReactNode {
  const { t } = useTranslation('administration');
  const [search, setSearch] = useSearchParams();
  const isClasses = search.get('view') === 'classes' || search.has('class');
  return (
    <Tabs<'people' | 'classes'>
      label={school.name}
      selected={isClasses ? 'classes' : 'people'}
      onSelect={(view) => {
        if ((view === 'classes') !== isClasses) {
          setSearch(view === 'classes' ? { unit: school.id, view } : { unit: school.id });
        }
      }}
      tabs={[
        { id: 'people', label: t('schoolPeople'), content: <UnitPeople unit={school} /> },
        { id: 'classes', label: t('classes'), content: <ClassTable school={school} /> },
      ]}
    />
  );
}
