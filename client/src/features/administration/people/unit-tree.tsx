import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Tree } from '../../../ui/tree.tsx';
import type { OrgUnit } from '../types.ts';
import { nodesOf, pathTo } from './nodes.ts';
import styles from './people-page.module.css';

interface UnitTreeProps {
  units: readonly OrgUnit[];
  chosen: OrgUnit | undefined;
  onChoose: (id: string) => void;
}

/** With more units than this, one finds by name what one does not see. */
const FIND_FROM = 12;

export function UnitTree({ units, chosen, onChoose }: UnitTreeProps): ReactNode {
  const { t } = useTranslation('administration');
  const nodes = useMemo(() => nodesOf(units), [units]);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set(pathTo(units, chosen?.id ?? '')));
  // On a phone the tree stands in the way of the people: it opens when asked for.
  const [isOpen, setOpen] = useState(false);
  const administered = useMemo(() => units.filter((unit) => unit.administered), [units]);
  const byId = useMemo(() => new Map(units.map((unit) => [unit.id, unit])), [units]);
  const choose = (id: string): void => {
    setExpanded(new Set([...expanded, ...pathTo(units, id)]));
    setOpen(false);
    onChoose(id);
  };
  return (
    <section className={styles.tree} aria-labelledby="unit-tree" data-closed={!isOpen || undefined}>
      <SectionHeading
        id="unit-tree"
        note={t('unitsCount', { count: administered.length })}
        action={
          <span className={styles.openTree}>
            <Button size="small" icon="tree" onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
              {isOpen ? t('closeTree') : t('openTree')}
            </Button>
          </span>
        }
      >
        {t('tree')}
      </SectionHeading>
      {administered.length > FIND_FROM ? (
        <ComboBox
          label={t('findUnit')}
          isLabelHidden
          placeholder={t('findUnit')}
          choices={administered.map(({ id, name, parentId }) => {
            const above = byId.get(parentId ?? '')?.name;
            return { id, label: name, ...(above === undefined ? {} : { note: above }) };
          })}
          value={chosen?.administered === true ? chosen.id : null}
          onChange={(id) => (id === null ? undefined : choose(id))}
        />
      ) : null}
      <div className={styles.treeBody}>
        <Tree
          label={t('tree')}
          nodes={nodes}
          expanded={expanded}
          onExpandedChange={setExpanded}
          {...(chosen === undefined ? {} : { selected: chosen.id })}
          onSelect={choose}
        />
      </div>
    </section>
  );
}
