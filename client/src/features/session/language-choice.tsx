import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';

/** Names the language that is not spoken now, in itself. */
export function LanguageChoice(): ReactNode {
  const { i18n } = useTranslation('session');
  return LANGUAGES.filter((language) => language !== i18n.language).map((language) => (
    <Button key={language} variant="quiet" icon="globe" onPress={() => void changeLanguage(language)}>
      <span lang={language}>{LANGUAGE_NAMES[language]}</span>
    </Button>
  ));
}
