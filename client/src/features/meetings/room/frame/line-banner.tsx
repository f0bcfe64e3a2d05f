import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../../../app/problem-text.ts';
import { AwayBanner, Banner, Banners, MediaTrouble } from '../../../../live/line-banner.tsx';
import { useMedia } from '../../../../live/media-link.tsx';
import { useActs } from '../links/use-meeting.ts';

/** What is wrong with the lines of this page, what is kept meanwhile, and what is done about it. */
export function LineBanner(): ReactNode {
  const { t } = useTranslation('meetings');
  const refusalText = useRefusalText();
  const { isFollowing, waiting } = useActs();
  return (
    <Banners>
      {isFollowing ? null : (
        <AwayBanner
          text={t('away')}
          kept={waiting.length === 0 ? t('awayKept') : t('awayPending', { count: waiting.length })}
        />
      )}
      <MediaTrouble
        joining={t('mediaJoining')}
        away={t('mediaAway')}
        retry={t('mediaRetry')}
        refused={(refusal) => t('mediaRefused', { reason: refusalText(refusal) })}
      />
      <WeakLine />
    </Banners>
  );
}

function WeakLine(): ReactNode {
  const { t } = useTranslation(['meetings', 'live']);
  const { connection, ladder } = useMedia();
  if (connection !== 'joined' || ladder.rung < 3 || ladder.manual !== null) return null;
  const name = t(`live:rung${ladder.rung}`, { content: t('lineContent') });
  return <Banner icon="signal">{t('weakLine', { rung: ladder.rung, name })}</Banner>;
}
