import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';
import type { PanelId } from '../frame/layout.ts';
import { GroupsPanel } from '../groups/groups-panel.tsx';
import { AgendaPanel } from './agenda-panel.tsx';
import { ChatPanel } from './chat-panel.tsx';
import styles from './panels.module.css';
import { PeoplePanel } from './people-panel.tsx';
import { ResultsPanel } from './results-panel.tsx';

const PANELS: Readonly<Record<PanelId, () => ReactNode>> = {
  agenda: AgendaPanel,
  people: PeoplePanel,
  chat: ChatPanel,
  results: ResultsPanel,
  groups: GroupsPanel,
};

/** One of the panels beside the pictures; alone in a sheet, which bears its title. */
export function Panel({
  panel,
  onPanel,
  isAlone = false,
}: {
  readonly panel: PanelId;
  readonly onPanel: (panel: PanelId | null) => void;
  readonly isAlone?: boolean;
}): ReactNode {
  const { t } = useTranslation('meetings');
  const Content = PANELS[panel];
  return (
    <section className={styles.panel} aria-label={t(`panel_${panel}`)}>
      {isAlone ? null : (
        <header className={styles.head}>
          <h2>{t(`panel_${panel}`)}</h2>
          <IconButton icon="close" label={t('closePanel')} onPress={() => onPanel(null)} />
        </header>
      )}
      <Content />
    </section>
  );
}
