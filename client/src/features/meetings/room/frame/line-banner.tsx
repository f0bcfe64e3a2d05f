import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../../api/problem.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { clockText } from '../../../../i18n/clock.ts';
import { useMedia, useMediaLink } from '../../../../live/media-link.tsx';
import { useSecondsSince } from '../../../../live/use-seconds.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { useActs } from '../links/use-meeting.ts';
import styles from './bars.module.css';

/** What is wrong with the lines of this page, what is kept meanwhile, and what is done about it. */
export function LineBanner(): ReactNode {
  const { isFollowing } = useActs();
  return (
    <div className={styles.banners} role="status">
      {isFollowing ? null : <Away />}
      <MediaTrouble />
      <WeakLine />
    </div>
  );
}

function Away(): ReactNode {
  const { t } = useTranslation('meetings');
  const { waiting } = useActs();
  const awayS = useSecondsSince();
  return (
    <p className={styles.banner} data-tone="person">
      <Icon name="cloud-off" size={16} />
      <span>
        {/* Each second would be spoken. */}
        {t('away')} <span aria-hidden="true">{clockText(awayS)}</span>。
        {waiting.length === 0 ? t('awayKept') : t('awayPending', { count: waiting.length })}
      </span>
    </p>
  );
}

function MediaTrouble(): ReactNode {
  const { t } = useTranslation('meetings');
  const media = useMediaLink();
  const { connection, refusal } = useMedia();
  const problemText = useProblemText();
  if (connection === 'joining')
    return (
      <p className={styles.banner}>
        <Icon name="signal" size={16} />
        {t('mediaJoining')}
      </p>
    );
  if (connection === 'lost')
    return (
      <p className={styles.banner} data-tone="person">
        <Icon name="cloud-off" size={16} />
        {t('mediaAway')}
      </p>
    );
  if (connection !== 'refused' || refusal === null) return null;
  const reason = problemText(new ApiProblem({ code: refusal as 'unknown', status: 409 }));
  return (
    <p className={styles.banner} data-tone="person">
      <Icon name="sound-off" size={16} />
      <span>{t('mediaRefused', { reason })}</span>
      <Button size="small" onPress={() => void media.join()}>
        {t('mediaRetry')}
      </Button>
    </p>
  );
}

function WeakLine(): ReactNode {
  const { t } = useTranslation(['meetings', 'live']);
  const { connection, ladder } = useMedia();
  if (connection !== 'joined' || ladder.rung < 3 || ladder.manual !== null) return null;
  const name = t(`live:rung${ladder.rung}`, { content: t('lineContent') });
  return (
    <p className={styles.banner} data-tone="person">
      <Icon name="signal" size={16} />
      {t('weakLine', { rung: ladder.rung, name })}
    </p>
  );
}
