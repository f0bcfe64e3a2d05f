import type { ReactNode } from 'react';
import { clockText } from '../i18n/clock.ts';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import styles from './line-banner.module.css';
import { useMedia, useMediaLink } from './media-link.tsx';
import { useSecondsSince } from './use-seconds.ts';

/** What is wrong with the lines of a room, over whatever stands in it; spoken as it comes. */
export function Banners({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles.banners} role="status">
      {children}
    </div>
  );
}

/** One thing that is wrong, or that is only not done yet. */
export function Banner({
  icon,
  isTrouble = true,
  children,
}: {
  readonly icon: IconName;
  readonly isTrouble?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p className={styles.banner} data-tone={isTrouble ? 'person' : undefined}>
      <Icon name={icon} size={16} />
      {children}
    </p>
  );
}

/** The line to the room is down: since when, and what becomes of what is done meanwhile. */
export function AwayBanner({ text, kept }: { readonly text: string; readonly kept: string }): ReactNode {
  const awayS = useSecondsSince();
  return (
    <Banner icon="cloud-off">
      <span>
        {/* Each second would be spoken. */}
        {text} <span aria-hidden="true">{clockText(awayS)}</span> · {kept}
      </span>
    </Banner>
  );
}

export interface MediaTroubleProps {
  readonly away: string;
  readonly retry: string;
  /** @param refusal code of the problem */
  readonly refused: (refusal: string) => string;
  /** Said while it is entered; not at all unless it is given. */
  readonly joining?: string;
}

/** Pictures and voices do not pass: why, and the way to try again. */
export function MediaTrouble({ away, retry, refused, joining }: MediaTroubleProps): ReactNode {
  const media = useMediaLink();
  const { connection, refusal } = useMedia();
  if (connection === 'joining' && joining !== undefined)
    return (
      <Banner icon="signal" isTrouble={false}>
        {joining}
      </Banner>
    );
  if (connection === 'lost') return <Banner icon="cloud-off">{away}</Banner>;
  if (connection !== 'refused' || refusal === null) return null;
  return (
    <Banner icon="sound-off">
      <span>{refused(refusal)}</span>
      <Button size="small" onPress={() => void media.join()}>
        {retry}
      </Button>
    </Banner>
  );
}
