import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Button, ButtonLink } from '../ui/button.tsx';
import { LoadingState, Notice, OfflineState } from '../ui/states.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { type GoneChunk, isGoneChunk, mendGoneChunk } from './offline/gone-chunk.ts';
import { usePageTitle } from './page-title.ts';

/** What became of loading the page anew; undefined while the server is asked. */
function useMending(gone: boolean): GoneChunk | undefined {
  const [outcome, setOutcome] = useState<GoneChunk>();
  useEffect(() => {
    if (gone) void mendGoneChunk().then(setOutcome);
  }, [gone]);
  return outcome;
}

export function BrokenPage(): ReactNode {
  const { t } = useTranslation('app');
  const error = useRouteError();
  const gone = isGoneChunk(error);
  const mending = useMending(gone);
  const title = gone ? t('newVersionTitle') : t('brokenTitle');
  usePageTitle(title);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  if (gone && mending === undefined) return <LoadingState rows={6} label={t('loadingPage')} />;
  // Without a network every page that was not opened yet looks like that.
  if (mending === 'unreachable') {
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
