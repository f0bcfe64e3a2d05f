import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../../app/problem-text.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { clockText } from '../../../../i18n/clock.ts';
import { useSecondsSince } from '../../../../live/use-seconds.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { useFloor, useLive, useMedia, useStage } from '../links/use-links.ts';
import styles from './banner.module.css';

/** What is wrong with the lines of this page, what is kept meanwhile, and what is done about it. */
export function LineBanner(): ReactNode {
  const { connection } = useStage();
  return (
    <div className={styles.banners} role="status">
      {connection === 'lost' ? <Away /> : null}
      {connection === 'joining' ? <Joining /> : null}
      <MediaTrouble />
    </div>
  );
}

function Joining(): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <p className={styles.banner}>
      <Icon name="signal" size={16} />
      {t('liveConnecting')}
    </p>
  );
}

function Away(): ReactNode {
  const { t } = useTranslation('lessons');
  const { unacknowledged } = useStage();
  const pending = unacknowledged + useFloor().waiting.length;
  const awayS = useSecondsSince();
  return (
    <p className={styles.banner} data-tone="person">
      <Icon name="cloud-off" size={16} />
      <span>
        {/* Each second would be spoken. */}
        {t('liveAway')} <span aria-hidden="true">{clockText(awayS)}</span>。
        {pending === 0 ? t('liveAwayKept') : t('liveAwayPending', { count: pending })}
      </span>
    </p>
  );
}

function MediaTrouble(): ReactNode {
  const { t } = useTranslation('lessons');
  const { media } = useLive().links;
  const { connection, refusal } = useMedia();
  const problemText = useProblemText();
  if (connection === 'lost')
    return (
      <p className={styles.banner} data-tone="person">
        <Icon name="cloud-off" size={16} />
        {t('liveMediaAway')}
      </p>
    );
  if (connection !== 'refused' || refusal === null) return null;
  const reason = problemText(new ApiProblem({ code: refusal as 'unknown', status: 409 }));
  return (
    <p className={styles.banner} data-tone="person">
      <Icon name="sound-off" size={16} />
      <span>{refusal === 'lesson.mediaMissing' ? t('liveMediaMissing') : t('liveMediaRefused', { reason })}</span>
      <Button size="small" onPress={() => void media.join()}>
        {t('liveMediaRetry')}
      </Button>
    </p>
  );
}
