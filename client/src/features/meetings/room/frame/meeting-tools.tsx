import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './bars.module.css';
import { DeviceFailures, DeviceTools } from './device-tools.tsx';
import { LAYOUTS } from './layout.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { LineDialog } from './line-dialog.tsx';
import { ToolButton } from './tool-button.tsx';
import { type ToolsProps, usePanelTools } from './tools.ts';

const LAYOUT_ICONS = { videos: 'people', beside: 'table', document: 'document' } as const;

/** One's own tools and the panels, below the pictures. */
export function MeetingTools({ devices, place, unread, hasHand, onHand, onKeys, onLeave }: ToolsProps): ReactNode {
  const { t } = useTranslation('meetings');
  const panels = usePanelTools(unread);
  const [isLeaving, setLeaving] = useState(false);
  const [showsLine, setShowsLine] = useState(false);
  return (
    <footer className={styles.tools} role="group" aria-label={t('tools')}>
      <DeviceFailures devices={devices} />
      <DeviceTools devices={devices} sources={['microphone', 'camera', 'screen']} />
      <ToolButton
        icon="hand"
        word={t('tool_hand')}
        label={t(hasHand ? 'handLower' : 'handRaise')}
        aria-pressed={hasHand}
        {...(hasHand ? { tone: 'up' as const } : {})}
        onPress={onHand}
      />
      <hr />
      {LAYOUTS.map((layout) => (
        <ToolButton
          key={layout}
          icon={LAYOUT_ICONS[layout]}
          word={t(`layout_${layout}`)}
          aria-pressed={place.layout === layout}
          onPress={() => place.setLayout(layout)}
        />
      ))}
      <span data-end />
      {panels.map(({ id, icon, count }) => (
        <ToolButton
          key={id}
          icon={icon}
          word={t(`panel_${id}`)}
          label={count === 0 ? t(`panel_${id}`) : t('panelWaits', { panel: t(`panel_${id}`), count })}
          count={count}
          aria-expanded={place.panel === id}
          onPress={() => place.togglePanel(id)}
        />
      ))}
      <hr />
      <ToolButton icon="signal" word={t('tool_line')} onPress={() => setShowsLine(true)} />
      <ToolButton icon="keyboard" word={t('tool_keys')} onPress={onKeys} />
      <ToolButton icon="sign-out" word={t('tool_leave')} tone="danger" onPress={() => setLeaving(true)} />
      <LeaveDialog isOpen={isLeaving} onOpenChange={setLeaving} onLeave={onLeave} />
      <LineDialog isOpen={showsLine} onOpenChange={setShowsLine} />
    </footer>
  );
}
