import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../ui/icon.tsx';
import { Logo } from '../../ui/logo.tsx';
import type { Place } from './destinations.ts';
import styles from './rail.module.css';

interface Props {
  places: readonly Place[];
  here: Place | undefined;
}

export function Rail({ places, here }: Props): ReactNode {
  const { t } = useTranslation('app');
  return (
    <nav className={styles.rail} aria-label={t('mainNavigation')}>
      <Link className={styles.logo} to="/" aria-label={t('goHome')}>
        <Logo />
      </Link>
      <PlaceList places={places} here={here} />
    </nav>
  );
}

/** The same places under the thumb, on a phone. */
export function BottomBar({ places, here }: Props): ReactNode {
  const { t } = useTranslation('app');
  return (
    <nav className={styles.bottomBar} aria-label={t('mainNavigation')}>
      <PlaceList places={places} here={here} />
    </nav>
  );
}

function PlaceList({ places, here }: Props): ReactNode {
  const { t } = useTranslation('app');
  return (
    <ul>
      {places.map((place) => (
        <li key={place.id}>
          <Link to={place.to} {...(place === here ? { 'aria-current': 'page' } : {})}>
            <Icon name={place.icon} />
            {t(place.id)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
