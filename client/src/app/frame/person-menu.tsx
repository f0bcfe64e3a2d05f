import { useMutation } from '@tanstack/react-query';
import { useContext, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { changeLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '../../i18n/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Menu, MenuItem, MenuSection, MenuTrigger } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { chooseTheme, THEMES, useTheme, type Theme } from '../preferences/theme.ts';
import { FeaturesContext } from '../device-drafts.ts';
import { useProblemText } from '../problem-text.ts';
import { SignOutGuards } from './sign-out-guards.tsx';
import { leaveForSignIn, useViewer } from '../session.ts';
import styles from './top-bar.module.css';

const themeKeys = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

export function PersonMenu(): ReactNode {
  const { t, i18n } = useTranslation('app');
  const { person } = useViewer();
  const theme = useTheme();
  const signOut = useSignOut();
  const [isLeaving, setLeaving] = useState(false);
  const decided = (leave: boolean): void => {
    setLeaving(false);
    if (leave) signOut();
  };
  return (
    <>
      <MenuTrigger>
        <AriaButton className={styles.person ?? ''} aria-label={t('personMenu', { name: person.displayName })}>
          <Avatar name={person.displayName} />
          <span>{person.displayName}</span>
        </AriaButton>
        <Menu aria-label={t('personMenu', { name: person.displayName })} placement="bottom end">
          <MenuItem id="account" label={t('account')} icon="shield" href="/account" />
          <MenuSection
            title={t('language')}
            selected={i18n.language}
            onSelect={(key) => void changeLanguage(key as Language)}
          >
            {LANGUAGES.map((language) => (
              <MenuItem key={language} id={language} label={LANGUAGE_NAMES[language]} />
            ))}
          </MenuSection>
          <MenuSection title={t('theme')} selected={theme} onSelect={(key) => chooseTheme(key as Theme)}>
            {THEMES.map((choice) => (
              <MenuItem key={choice} id={choice} label={t(themeKeys[choice])} />
            ))}
          </MenuSection>
          <MenuSection title={person.account}>
            <MenuItem id="sign-out" label={t('signOut')} icon="sign-out" onAction={() => setLeaving(true)} />
          </MenuSection>
        </Menu>
      </MenuTrigger>
      {isLeaving ? <SignOutGuards personId={person.id} onDecided={decided} /> : null}
    </>
  );
}

function useSignOut(): () => void {
  const problemText = useProblemText();
  const features = useContext(FeaturesContext);
  const personId = useViewer().person.id;
  const { mutate } = useMutation({
    mutationFn: () => api('DELETE /api/session'),
    onSuccess: async () => {
      await Promise.allSettled(features.flatMap(({ signedOut }) => signedOut?.(personId) ?? []));
      leaveForSignIn();
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return () => mutate();
}
