import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, NetworkFailure } from '../api/problem.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ErrorState, LoadingState, NoPermissionState, Notice, OfflineState } from '../ui/states.tsx';
import { useProblemText } from './problem-text.ts';

export interface QueryViewProps<Data> {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
  /** Skeleton rows while it loads, or a node of one's own. */
  loading?: number | ReactNode;
  /** Heading level of the notice; `h1` where it is the whole page. */
  heading?: 'h1' | 'h2' | 'p';
}

/**
 * What was read, or what stands in its place. Data that is there stays on the page when reading it again fails:
 * the bar above says that the network is away.
 */
export function QueryView<Data>({ query, children, loading = 4, heading = 'p' }: QueryViewProps<Data>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return typeof loading === 'number' ? <LoadingState rows={loading} /> : loading;
  return <Failure error={query.error} heading={heading} retry={() => void query.refetch()} />;
}

/** The one way in which a failed read shows itself. */
export function Failure({
  error,
  heading = 'p',
  retry,
}: {
  error: unknown;
  heading?: 'h1' | 'h2' | 'p';
  retry?: () => void;
}): ReactNode {
  const { t } = useTranslation(['ui', 'app']);
  const problemText = useProblemText();
  const action = retry === undefined ? {} : { action: <Button onPress={retry}>{t('retry')}</Button> };
  if (error instanceof NetworkFailure) {
    return <OfflineState heading={heading} {...(navigator.onLine ? { text: problemText(error) } : {})} {...action} />;
  }
  if (error instanceof ApiProblem && error.status === 403) return <NoPermissionState heading={heading} />;
  // Asking for it again would not bring it: the page says so, and leads away.
  if (error instanceof ApiProblem && error.status === 404 && heading === 'h1') {
    return (
      <Notice
        icon="search"
        heading={heading}
        title={t('app:notFoundTitle')}
        text={problemText(error)}
        action={<ButtonLink href="/">{t('app:toWorkbench')}</ButtonLink>}
      />
    );
  }
  const requestId = error instanceof ApiProblem && error.status >= 500 ? error.requestId : undefined;
  return <ErrorState heading={heading} text={problemText(error)} requestId={requestId} {...action} />;
}
