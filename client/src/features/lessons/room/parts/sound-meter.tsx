import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../links/use-links.ts';
import styles from './parts.module.css';

const BARS = 12;
const LOOK_MS = 150;
/** A voice in a classroom seldom goes above this. */
const LOUD = 0.6;
/** What was heard so shortly ago is not silence: people pause between words. */
const PAUSE_MS = 4_000;

/** How loud somebody is. @param identity null where they send no sound */
export function SoundMeter({
  identity,
  isFirst,
}: {
  readonly identity: string | null;
  readonly isFirst: boolean;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { media } = useLive().links;
  const [lit, setLit] = useState(0);
  const [isHeard, setHeard] = useState(false);
  useEffect(() => {
    if (identity === null) return undefined;
    let heardAtMs = Number.NEGATIVE_INFINITY;
    const timer = setInterval(() => {
      const level = Math.min(1, media.level(identity) / LOUD);
      const nowMs = performance.now();
      if (level > 0) heardAtMs = nowMs;
      setLit(Math.ceil(level * BARS));
      setHeard(nowMs - heardAtMs < PAUSE_MS);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [media, identity]);
  const ok = isFirst ? t('liveSoundFirst') : t('liveSoundOk');
  return (
    <>
      <span className={styles.meter} aria-hidden="true">
        {Array.from({ length: BARS }, (_, index) => (
          <i key={index} data-lit={(identity !== null && index < lit) || undefined} />
        ))}
      </span>
      <span>{identity === null ? t('liveSoundOff') : isHeard ? ok : t('liveSoundQuiet')}</span>
    </>
  );
}
