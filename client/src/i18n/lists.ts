import { useTranslation } from 'react-i18next';

/** Names one after the other, as the chosen language sets them apart: '甲、乙', 'A, B'. */
export function useList(): (names: readonly string[]) => string {
  const { t } = useTranslation('ui');
  return (names) => names.join(t('listComma'));
}

/** Something with what is said of it: '甲：乙', 'A: B'. */
export function useSaid(): (about: string, said: string) => string {
  const { t } = useTranslation('ui');
  return (about, said) => t('saidOf', { about, said });
}
