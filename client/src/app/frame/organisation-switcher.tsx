import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem, MenuSection, MenuTrigger } from '../../ui/menu.tsx';
import { chooseOrganisation, useOrganisation } from '../organisation.ts';
import { useViewer } from '../session.ts';
import styles from './top-bar.module.css';

/** Words alone where a person belongs to one organisation; a choice where there are several. */
export function OrganisationSwitcher(): ReactNode {
  const { t } = useTranslation('app');
  const { memberships } = useViewer();
  const current = useOrganisation();
  if (current === undefined) return null;
  const choices = new Map(memberships.map((membership) => [membership.orgUnitId, membership.orgUnitName]));
  if (choices.size === 1) {
    return (
      <p className={styles.organisation}>
        <span className="visually-hidden">{t('organisation')}</span>
        <span>{current.orgUnitName}</span>
      </p>
    );
  }
  return (
    <MenuTrigger>
      <AriaButton className={styles.organisation ?? ''} aria-label={t('organisationOf', { name: current.orgUnitName })}>
        <span>{current.orgUnitName}</span>
        <Icon name="down" size={16} />
      </AriaButton>
      <Menu aria-label={t('organisation')} placement="bottom end">
        <MenuSection
          title={t('organisation')}
          selected={current.orgUnitId}
          onSelect={(key) => chooseOrganisation(String(key))}
        >
          {[...choices].map(([id, name]) => (
            <MenuItem key={id} id={id} label={name} />
          ))}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
}
