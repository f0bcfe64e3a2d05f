import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { useChosenUnit, useOrgUnits } from '../queries.ts';
import type { OrgUnit } from '../types.ts';
import { useWords } from '../words.ts';
import styles from './rosters-page.module.css';

/** A subtree as the same files that the import reads. */
export function ExportPart(): ReactNode {
  const { t } = useTranslation('administration');
  const query = useOrgUnits();
  return (
    <section aria-labelledby="roster-export" className={styles.side}>
      <SectionHeading id="roster-export">{t('exportTitle')}</SectionHeading>
      <p className={styles.note}>{t('exportNote')}</p>
      <QueryView query={query} loading={1}>
        {({ orgUnits }) => <ExportForm units={orgUnits} />}
      </QueryView>
    </section>
  );
}

function ExportForm({ units }: { units: readonly OrgUnit[] }): ReactNode {
  const { t } = useTranslation('administration');
  const words = useWords();
  const [picked, setPicked] = useState<string | null>(null);
  const unit = useChosenUnit(units, picked);
  if (unit === undefined) return null;
  const mine = units.filter(({ administered }) => administered);
  return (
    <>
      <ComboBox
        label={t('unit')}
        choices={mine.map(({ id, name, level }) => ({ id, label: name, note: words.level(level) }))}
        value={unit.id}
        onChange={setPicked}
      />
      <div className={styles.actions}>
        <ButtonLink icon="download" href={urlOf('GET /api/rosters/export', {}, { orgUnitId: unit.id })} download>
          {t('export')}
        </ButtonLink>
      </div>
    </>
  );
}
