import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import { useMedia, useStage } from '../links/use-links.ts';
import styles from './parts.module.css';

/** This page's line in a few numbers, and what is done where it is weak. */
export function LineFacts(): ReactNode {
  const { t } = useTranslation(['lessons', 'live']);
  const { clock, lastLateMs } = useStage();
  const { line, ladder } = useMedia();
  const rttMs = clock?.roundTripMs ?? line?.received.roundTripMs ?? null;
  return (
    <p className={styles.lineFacts}>
      <span data-tone={ladder.rung > 1 ? 'person' : undefined}>
        <Icon name="signal" size={16} />
        {t('live:rungNow', { rung: ladder.rung, name: t(`live:rung${ladder.rung}`, { content: t('liveContent') }) })}
      </span>
      <span>
        {t('liveDelay')} {rttMs === null ? t('liveUnknown') : `${Math.round(rttMs)} ms`}
      </span>
      <span>
        {clock === null ? t('liveClockNone') : t('liveClockBound', { ms: Math.max(1, Math.ceil(clock.boundMs)) })}
      </span>
      {lastLateMs === null ? null : (
        <span>{lastLateMs < 1 ? t('liveOnTime') : t('liveLate', { ms: Math.round(lastLateMs) })}</span>
      )}
    </p>
  );
}
