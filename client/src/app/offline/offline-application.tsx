import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../ui/toast.tsx';
import { takeReloadedForUpdate } from './gone-chunk.ts';
import { keepDocumentsOffline, startServiceWorker, takeNewVersion } from './worker-registration.ts';

/** Keeps the application on this device once the page is at rest, and says when a new version waits. Shows nothing itself. */
export function OfflineApplication(): ReactNode {
  const { t } = useTranslation('app');
  useEffect(() => {
    if (takeReloadedForUpdate()) showToast({ text: t('reloadedForUpdate') });
    return whenIdle(() =>
      startServiceWorker(() =>
        showToast({ text: t('newVersionReady'), action: { label: t('refresh'), run: () => void takeNewVersion() } }),
      ),
    );
  }, [t]);
  return null;
}

/** Inside the frame, where somebody is signed in: what documents need is fetched while nobody waits for anything else. */
export function useDocumentsOffline(): void {
  const { i18n } = useTranslation('app');
  const { language } = i18n;
  useEffect(() => whenIdle(() => void keepDocumentsOffline(language)), [language]);
}

const LATEST_MS = 10_000;
const WITHOUT_IDLE_MS = 2_000;

/** Safari has no requestIdleCallback. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, WITHOUT_IDLE_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: LATEST_MS });
  return () => cancelIdleCallback(handle);
}
