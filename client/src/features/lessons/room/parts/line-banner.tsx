import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../../../app/problem-text.ts';
import { AwayBanner, Banner, Banners, MediaTrouble } from '../../../../live/line-banner.tsx';
import { useFloor, useStage } from '../links/use-links.ts';

/** What is wrong with the lines of this page, what is kept meanwhile, and what is done about it. */
export function LineBanner(): ReactNode {
  const { t } = useTranslation('lessons');
  const refusalText = useRefusalText();
  const { connection, unacknowledged } = useStage();
  const pending = unacknowledged + useFloor().waiting.length;
  return (
    <Banners>
      {connection === 'lost' ? (
        <AwayBanner
          text={t('liveAway')}
          kept={pending === 0 ? t('liveAwayKept') : t('liveAwayPending', { count: pending })}
        />
      ) : null}
      {connection === 'joining' ? (
        <Banner icon="signal" isTrouble={false}>
          {t('liveConnecting')}
        </Banner>
      ) : null}
      <MediaTrouble
        away={t('liveMediaAway')}
        retry={t('liveMediaRetry')}
        refused={(refusal) =>
          refusal === 'lesson.mediaMissing'
            ? t('liveMediaMissing')
            : t('liveMediaRefused', { reason: refusalText(refusal) })
        }
      />
    </Banners>
  );
}
