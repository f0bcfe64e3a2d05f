import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.ts';
import { chooseTheme, THEMES, useTheme, type Theme } from '../../app/preferences/theme.ts';
import { changeLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '../../i18n/i18n.ts';
import { RadioGroup } from '../../ui/toggles.tsx';
import { ActionsPart } from './actions-part.tsx';
import { ChoicesPart } from './choices-part.tsx';
import { FieldsPart } from './fields-part.tsx';
import { FoundationsPart } from './foundations-part.tsx';
import styles from './gallery.module.css';
import { ListsPart } from './lists-part.tsx';
import { OverlaysPart } from './overlays-part.tsx';
import { StatesPart } from './states-part.tsx';
import { StandingPart } from './standing-part.tsx';

const themeKeys = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

/** Every component in every state. The accessibility and screenshot tests run on it. */
export default function GalleryPage(): ReactNode {
  const { t, i18n } = useTranslation('gallery');
  const { t: app } = useTranslation('app');
  const theme = useTheme();
  usePageTitle(t('title'));
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lede')}</p>
        </div>
        <RadioGroup<Language>
          label={app('language')}
          orientation="horizontal"
          choices={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
          value={LANGUAGES.find((language) => language === i18n.language) ?? null}
          onChange={(language) => void changeLanguage(language)}
        />
        <RadioGroup<Theme>
          label={app('theme')}
          orientation="horizontal"
          choices={THEMES.map((id) => ({ id, label: app(themeKeys[id]) }))}
          value={theme}
          onChange={chooseTheme}
        />
      </header>
      <FoundationsPart />
      <ActionsPart />
      <FieldsPart />
      <ChoicesPart />
      <StandingPart />
      <ListsPart />
      <OverlaysPart />
      <StatesPart />
    </main>
  );
}
