import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import { useFloor, useMedia, useStage } from '../links/use-links.ts';
import styles from './parts.module.css';

/** From here on two classrooms may see a page turn at moments that differ noticeably. */
const LOOSE_MS = 40;

/** What this page sends, how well it knows the time, and whether what was done here is kept. */
export function FootLine({ isSending }: { readonly isSending: boolean }): ReactNode {
  const { t } = useTranslation('lessons');
  const { clock, headSeq, unacknowledged } = useStage();
  const { waiting } = useFloor();
  const { line } = useMedia();
  const pending = unacknowledged + waiting.length;
  const uplink = line === null ? 0 : line.sent.kbps / 1000;
  return (
    <footer className={styles.foot}>
      <span>
        <Icon name="signal" size={16} />
        {!isSending ? null : uplink > 0 ? t('liveUplink', { mbps: uplink.toFixed(1) }) : t('liveUplinkNone')}
        {isSending || line === null ? null : t('liveDownlink', { mbps: (line.received.kbps / 1000).toFixed(1) })}
      </span>
      <span data-tone={clock !== null && clock.boundMs > LOOSE_MS ? 'person' : undefined}>
        {clock === null ? t('liveClockNone') : t('liveClockBound', { ms: Math.max(1, Math.ceil(clock.boundMs)) })}
      </span>
      <span data-tone={pending > 0 ? 'person' : undefined} role="status">
        {pending === 0
          ? t('liveLogSaved', { entries: headSeq })
          : t('liveLogPending', { entries: headSeq, count: pending })}
      </span>
    </footer>
  );
}
