import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
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

export function UnitTree({ units, chosen, onChoose }: UnitTreeProps): ReactNode {
  const { t } = useTranslation('administration');
  const nodes = useMemo(() => nodesOf(units), [units]);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set(pathTo(units, chosen?.id ?? '')));
  // On a phone the tree stands in the way of the people: it opens when asked for.
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.tree} aria-labelledby="unit-tree" data-closed={!isOpen || undefined}>
      <SectionHeading
        id="unit-tree"
        note={t('unitsCount', { count: units.filter((unit) => unit.administered).length })}
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
      <div className={styles.treeBody}>
        <Tree
          label={t('tree')}
          nodes={nodes}
          expanded={expanded}
          onExpandedChange={setExpanded}
          {...(chosen === undefined ? {} : { selected: chosen.id })}
          onSelect={(id) => {
            setExpanded(new Set([...expanded, ...pathTo(units, id)]));
            setOpen(false);
            onChoose(id);
          }}
        />
      </div>
    </section>
  );
}
