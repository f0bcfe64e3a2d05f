import { useTranslation } from 'react-i18next';

/** Why a run does not open or go on: in the words of the catalogue of problems where it has some. */
export function useReason(): (code: string) => string {
  const { t, i18n } = useTranslation(['training', 'problems']);
  return (code) => {
    if (code === 'otherVersion' || code === 'otherFingerprint') return t('runOtherVersion');
    const key = `problems:${code}`;
    return i18n.exists(key) ? t(key as 'problems:unknown') : t('runNotOpenedText', { code });
  };
}
