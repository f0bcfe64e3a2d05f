import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useMatches, useNavigation } from 'react-router';
import { ApiProblem, NetworkFailure } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState, LoadingState, OfflineState } from '../../ui/states.tsx';
import { FeaturesContext } from '../device-drafts.ts';
import { useProblemText } from '../problem-text.ts';
import type { Feature, FrameHandle } from '../feature.ts';
import { useDocumentsOffline } from '../offline/offline-application.tsx';
import { signInPath } from '../return-path.ts';
import { isSignedOut, useSession } from '../session.ts';
import { useArrival } from './arrival.ts';
import { placeOf, placesFor } from './destinations.ts';
import styles from './frame.module.css';
import { OfflineBar } from './offline-bar.tsx';
import { Palette, usePaletteKeys } from './palette-door.tsx';
import { BottomBar, Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Everybody signed in works inside this: rail, top bar, and the page. Whoever is not goes to the sign-in page. */
export function Frame({ features }: { features: readonly Feature[] }): ReactNode {
  const session = useSession();
  const location = useLocation();
  if (isSignedOut(session)) return <Navigate to={signInPath(location.pathname + location.search)} replace />;
  if (session.data?.person.mustChangePassword === true && location.pathname !== '/account') {
    return <Navigate to="/account" replace />;
  }
  if (session.data !== undefined) return <SignedIn features={features} viewer={session.data} />;
  if (session.isPending) return <Waiting />;
  return <Unreachable error={session.error} retry={() => void session.refetch()} />;
}

function SignedIn({
  features,
  viewer,
}: {
  features: readonly Feature[];
  viewer: NonNullable<ReturnType<typeof useSession>['data']>;
}): ReactNode {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  usePaletteKeys(() => setPaletteOpen(true));
  const topBars = useMatches().map((match) => (match.handle as FrameHandle | undefined)?.topBar);
  const isWhole = topBars.includes('whole');
  const ownTopBar = isWhole || topBars.includes('own');
  const content = useArrival();
  useDocumentsOffline();
  const isArriving = useNavigation().state === 'loading';
  const places = placesFor(features, viewer);
  const here = placeOf(places, pathname);
  return (
    <FeaturesContext value={features}>
      <div className={styles.frame} data-own-top-bar={ownTopBar || undefined} data-whole={isWhole || undefined}>
        <a className={styles.skip} href="#content">
          {t('skipToContent')}
        </a>
        {isArriving ? <div className={styles.arriving} aria-hidden="true" /> : null}
        {isWhole ? null : <Rail places={places} here={here} />}
        {ownTopBar ? null : <TopBar here={here} openPalette={() => setPaletteOpen(true)} />}
        <div className={styles.body}>
          <OfflineBar />
          <main ref={content} id="content" tabIndex={-1} className={styles.content}>
            <Suspense fallback={<PageWaiting />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
        {ownTopBar ? null : <BottomBar places={places} here={here} />}
        <Palette features={features} places={places} isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} />
      </div>
    </FeaturesContext>
  );
}

function PageWaiting(): ReactNode {
  return (
    <div className={styles.waiting}>
      <LoadingState rows={6} />
    </div>
  );
}

function Waiting(): ReactNode {
  const { t } = useTranslation('app');
  return (
    <main className={styles.waiting}>
      <LoadingState rows={6} label={t('loadingPage')} />
    </main>
  );
}

function Unreachable({ error, retry }: { error: unknown; retry: () => void }): ReactNode {
  const { t } = useTranslation('ui');
  const problemText = useProblemText();
  const action = <Button onPress={retry}>{t('retry')}</Button>;
  return (
    <main className={styles.waiting}>
      {error instanceof NetworkFailure ? (
        <OfflineState heading="h1" text={problemText(error)} action={action} />
      ) : (
        <ErrorState
          heading="h1"
          text={problemText(error)}
          requestId={error instanceof ApiProblem ? error.requestId : undefined}
          action={action}
        />
      )}
    </main>
  );
}
