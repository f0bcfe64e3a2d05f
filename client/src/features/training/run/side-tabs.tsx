import type { ScenePanel, SceneViewProps } from '@tongyan/scenes/kit';
import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../../ui/tabs.tsx';
import { clockText } from '../../../i18n/clock.ts';
import { ControlList, type ControlListProps } from './controls/control-list.tsx';
import type { ReadLine } from './controls/read-out.ts';
import { SidePart } from './stage-frame.tsx';
import styles from './workspace.module.css';

export interface SideTabsProps extends ControlListProps {
  readonly lines: readonly ReadLine[];
  readonly panels: readonly ScenePanel[];
  readonly props: SceneViewProps;
}

const LAST_LINES = 2;

/** The list of everything that can be done and read, the scene's own panels, and what was read out. */
export const SideTabs = memo(function SideTabs({ lines, panels, props, ...list }: SideTabsProps): ReactNode {
  const { t } = useTranslation('training');
  const [tab, setTab] = useState('controls');
  const own = panels.map(({ id, title, Panel }) => ({
    id: `panel-${id}`,
    label: props.t(title),
    content: (
      <SidePart>
        <Panel {...props} />
      </SidePart>
    ),
  }));
  return (
    <aside className={styles.side} aria-label={t('runSide')}>
      <div className={styles.tabs}>
        <Tabs
          label={t('runSide')}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'controls', label: t('runControls'), content: <ControlList {...list} /> },
            ...own,
            { id: 'readOut', label: t('runReadOut'), content: <AllLines lines={lines} /> },
          ]}
        />
      </div>
      <LastLines lines={lines} />
    </aside>
  );
});

function Line({ line: { timeS, text, tone } }: { readonly line: ReadLine }): ReactNode {
  return (
    <li data-tone={tone}>
      <time>{clockText(timeS)}</time> {text}
    </li>
  );
}

function AllLines({ lines }: { readonly lines: readonly ReadLine[] }): ReactNode {
  const { t } = useTranslation('training');
  if (lines.length === 0) return <p className={styles.nothingRead}>{t('runNothingRead')}</p>;
  return (
    <ol className={styles.lines}>
      {lines.toReversed().map((line) => (
        <Line key={line.n} line={line} />
      ))}
    </ol>
  );
}

/** Spoken as they come. */
function LastLines({ lines }: { readonly lines: readonly ReadLine[] }): ReactNode {
  return (
    <ol className={styles.lastLines} aria-live="polite" aria-relevant="additions">
      {lines.slice(-LAST_LINES).map((line) => (
        <Line key={line.n} line={line} />
      ))}
    </ol>
  );
}
