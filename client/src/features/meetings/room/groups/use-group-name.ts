import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** How a group is called in the reader's language: groups that nobody named are numbered. */
export function useGroupName(): (name: string) => string {
  const { t } = useTranslation('meetings');
  return useCallback((name) => (/^\d+$/u.test(name) ? t('groupName', { place: name }) : name), [t]);
}
