import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice, OfflineState } from '../ui/states.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { usePageTitle } from './page-title.ts';

/** A chunk that is gone belongs to an older build: the server was updated while this page was open. */
function isGoneChunk(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script|preload CSS/u.test(error.message);
}

export function BrokenPage(): ReactNode {
  const { t } = useTranslation('app');
  const error = useRouteError();
  const gone = isGoneChunk(error);
  // Without a network every page that was not opened yet looks like that.
  const isOffline = gone && !navigator.onLine;
  const title = gone ? t('newVersionTitle') : t('brokenTitle');
  usePageTitle(title);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  if (isOffline) {
    return <OfflineState heading="h1" action={<Button onPress={() => location.reload()}>{t('reload')}</Button>} />;
  }
  return (
    <Notice
      icon={gone ? 'info' : 'error'}
      tone={gone ? 'plain' : 'danger'}
      heading="h1"
      title={title}
      text={gone ? t('newVersionText') : t('brokenText')}
      {...(!gone && error instanceof Error ? { detail: error.message } : {})}
      action={
        <>
          <Button variant="primary" onPress={() => location.reload()}>
            {t('reload')}
          </Button>
          <ButtonLink href="/">{t('toWorkbench')}</ButtonLink>
        </>
      }
    />
  );
}
