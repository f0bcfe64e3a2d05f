import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuSeparator, MenuTrigger } from '../../../../ui/menu.tsx';
import styles from './bars.module.css';
import { DeviceFailures, DeviceTools } from './device-tools.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { LineDialog } from './line-dialog.tsx';
import { ToolButton } from './tool-button.tsx';
import { type ToolsProps, usePanelTools } from './tools.ts';

/** On a phone: what is needed at any moment, and everything else behind one button. */
export function PhoneTools({ devices, place, unread, hasHand, onHand, onLeave }: ToolsProps): ReactNode {
  const { t } = useTranslation(['meetings', 'live']);
  const panels = usePanelTools(unread);
  const [isLeaving, setLeaving] = useState(false);
  const [showsLine, setShowsLine] = useState(false);
  const waits = panels.reduce((sum, { count }) => sum + count, 0);
  const isDocument = place.layout === 'document';
  return (
    <footer className={styles.tools} role="group" aria-label={t('tools')}>
      <DeviceFailures devices={devices} />
      <DeviceTools devices={devices} sources={['microphone', 'camera']} />
      <ToolButton
        icon="hand"
        word={t('tool_hand')}
        label={t(hasHand ? 'handLower' : 'handRaise')}
        aria-pressed={hasHand}
        {...(hasHand ? { tone: 'up' as const } : {})}
        onPress={onHand}
      />
      <ToolButton icon="document" word={t('tool_document')} aria-pressed={isDocument} onPress={place.toggleDocument} />
      <MenuTrigger>
        <ToolButton
          icon="more"
          word={t('tool_more')}
          label={waits === 0 ? t('tool_more') : t('panelWaits', { panel: t('tool_more'), count: waits })}
          count={waits}
        />
        <Menu aria-label={t('tool_more')} placement="top end">
          {panels.map(({ id, icon, count }) => (
            <MenuItem
              key={id}
              id={id}
              icon={icon}
              label={t(`panel_${id}`)}
              {...(count === 0 ? {} : { note: t('waits', { count }) })}
              onAction={() => place.setPanel(id)}
            />
          ))}
          <MenuItem
            id="screen"
            icon="screen"
            label={t(devices.isOn('screen') ? 'live:shareStop' : 'live:shareScreen')}
            isDisabled={!devices.isOn('screen') && !devices.may('screen')}
            onAction={() => devices.turn('screen', !devices.isOn('screen'))}
          />
          <MenuItem id="line" icon="signal" label={t('tool_line')} onAction={() => setShowsLine(true)} />
          <MenuSeparator />
          <MenuItem id="leave" icon="sign-out" isDanger label={t('tool_leave')} onAction={() => setLeaving(true)} />
        </Menu>
      </MenuTrigger>
      <LeaveDialog isOpen={isLeaving} onOpenChange={setLeaving} onLeave={onLeave} />
      <LineDialog isOpen={showsLine} onOpenChange={setShowsLine} />
    </footer>
  );
}
