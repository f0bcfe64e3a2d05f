import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '../../../live/preflight/check.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useMeetingWords } from '../desk/words.ts';
import { useActs, useHere } from './links/use-meeting.ts';
import styles from './waiting-room.module.css';

/** What a guest sees until a host lets them in: whose door it is, what happens now, and a check of their devices meanwhile. */
export function WaitingRoom({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const { t } = useTranslation('meetings');
  const { meeting } = useHere();
  const { isFollowing } = useActs();
  const words = useMeetingWords();
  const [isChecking, setChecking] = useState(false);
  return (
    <main className={styles.waiting}>
      <div className={styles.words}>
        <Icon name="clock" />
        <h1>{t('waitingTitle')}</h1>
        <p role="status">{isFollowing ? t('waitingText', { name: meeting.host.displayName }) : t('awayWaiting')}</p>
        <dl>
          <div>
            <dt>{t('meeting')}</dt>
            <dd>{meeting.title}</dd>
          </div>
          <div>
            <dt>{t('community')}</dt>
            <dd>{meeting.community.name}</dd>
          </div>
          <div>
            <dt>{t('time')}</dt>
            <dd>{words.when(meeting)}</dd>
          </div>
          <div>
            <dt>{t('host')}</dt>
            <dd>{meeting.host.displayName}</dd>
          </div>
        </dl>
        <p className={styles.buttons}>
          <Button aria-expanded={isChecking} onPress={() => setChecking(!isChecking)}>
            {t(isChecking ? 'waitingCheckClose' : 'waitingCheck')}
          </Button>
          <Button variant="quiet" onPress={onLeave}>
            {t('waitingLeave')}
          </Button>
        </p>
      </div>
      {isChecking ? (
        <div className={styles.check}>
          <Check admit={undefined} />
        </div>
      ) : null}
    </main>
  );
}
