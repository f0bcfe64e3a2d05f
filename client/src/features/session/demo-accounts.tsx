import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { RouteResponse } from '../../api/contracts.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import styles from './demo-accounts.module.css';
import { useRoleName } from './role-names.ts';
import type { SignIn } from './use-sign-in.ts';

type DemoAccount = RouteResponse<'GET /api/installation'>['demoAccounts'][number];

export function DemoAccounts({ accounts, signIn }: { accounts: readonly DemoAccount[]; signIn: SignIn }): ReactNode {
  const { t } = useTranslation('session');
  const roleName = useRoleName();
  return (
    <section aria-labelledby="demo-accounts" className={styles.section}>
      <SectionHeading id="demo-accounts">{t('demoAccounts')}</SectionHeading>
      <p className={styles.note}>{t('demoNote')}</p>
      <ul>
        {accounts.map(({ account, password, displayName, orgUnitName, role }) => (
          <li key={account}>
            <AriaButton
              className={styles.account ?? ''}
              isDisabled={signIn.isPending}
              onPress={() => signIn.mutate({ account, password })}
            >
              <Avatar name={displayName} personId={account} />
              <span className={styles.words}>
                <b>{displayName}</b>
                <small>
                  {roleName(role)} · {orgUnitName}
                </small>
              </span>
              <code>{account}</code>
              <Icon name="right" size={16} />
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
