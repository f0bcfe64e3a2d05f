import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the browser's tab and to a screen reader. */
export function usePageTitle(page: string): void {
  const { t } = useTranslation('app');
  useEffect(() => {
    document.title = t('pageTitle', { page });
  }, [t, page]);
}
