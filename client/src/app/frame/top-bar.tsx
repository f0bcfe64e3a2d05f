import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Place } from './destinations.ts';
import { OrganisationSwitcher } from './organisation-switcher.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PALETTE_SHORTCUT } from './palette-door.tsx';
import styles from './top-bar.module.css';

export function TopBar({ here, openPalette }: { here: Place | undefined; openPalette: () => void }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <header className={styles.bar}>
      <AriaButton className={styles.find ?? ''} onPress={openPalette}>
        <Icon name="search" size={16} />
        <span className={styles.prompt}>{t('searchPrompt')}</span>
        <kbd aria-hidden="true">{PALETTE_SHORTCUT}</kbd>
      </AriaButton>
      <div className={styles.place}>
        <b>{here === undefined ? t('productName') : t(here.id)}</b>
        <OrganisationSwitcher />
      </div>
      <div className={styles.phoneSearch}>
        <IconButton icon="search" size="large" label={t('searchLabel')} onPress={openPalette} />
      </div>
      <PersonMenu />
    </header>
  );
}
