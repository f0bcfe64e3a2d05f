import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../../ui/avatar.tsx';
import { Button } from '../../../../ui/button.tsx';
import { useDo, useView } from '../links/use-meeting.ts';
import styles from './panels.module.css';

/** Who waits to be let in, and who was turned away: for hosts. */
export function AtDoor(): ReactNode {
  const { t } = useTranslation('meetings');
  const { door } = useView();
  const act = useDo();
  const waiting = door.filter(({ standing, isPresent }) => standing === 'waiting' && isPresent);
  const away = door.filter(({ standing }) => standing === 'refused' || standing === 'removed');
  return (
    <>
      {waiting.length === 0 ? null : (
        <section aria-labelledby="people-waiting">
          <h3 id="people-waiting">
            {t('waitingPeople', { count: waiting.length })}
            {waiting.length > 1 ? (
              <Button size="small" onPress={() => void act({ kind: 'waiting.admitAll' })}>
                {t('admitAll')}
              </Button>
            ) : null}
          </h3>
          <ul className={styles.people}>
            {waiting.map(({ personId, displayName, orgUnitName, isInvited }) => (
              <li key={personId} data-tone="person">
                <Avatar name={displayName} personId={personId} />
                <span className={styles.words}>
                  <b>{displayName}</b>
                  <small>{[orgUnitName, t(isInvited ? 'invited' : 'notInvited')].filter(Boolean).join(' · ')}</small>
                </span>
                <Button
                  size="small"
                  variant="primary"
                  aria-label={t('admitNamed', { name: displayName })}
                  onPress={() => void act({ kind: 'person.admit', personId })}
                >
                  {t('admit')}
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('refuseNamed', { name: displayName })}
                  onPress={() => void act({ kind: 'person.refuse', personId })}
                >
                  {t('refuse')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {away.length === 0 ? null : (
        <section aria-labelledby="people-away">
          <h3 id="people-away">{t('awayPeople', { count: away.length })}</h3>
          <ul className={styles.people}>
            {away.map(({ personId, displayName, orgUnitName, standing }) => (
              <li key={personId}>
                <Avatar name={displayName} personId={personId} />
                <span className={styles.words}>
                  <b>{displayName}</b>
                  <small>
                    {[orgUnitName, t(standing === 'removed' ? 'wasRemoved' : 'wasRefused')].filter(Boolean).join(' · ')}
                  </small>
                </span>
                <Button
                  size="small"
                  aria-label={t('admitAgainNamed', { name: displayName })}
                  onPress={() => void act({ kind: 'person.admit', personId })}
                >
                  {t('admitAgain')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
