import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { NetworkFailure } from '../../../api/problem.ts';
import { Failure } from '../../../app/query-view.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import type { DocumentSummary } from '../rights.ts';
import { DocumentTable } from './document-table.tsx';
import styles from './documents-page.module.css';
import { KeptDocuments } from './kept-documents.tsx';
import { matches } from './matches.ts';
import type { Scope } from './scope-tabs.tsx';
import { useUnsyncedCounts } from './use-unsynced-counts.ts';

const PAGE = 50;
/** A handful is seen at one glance; a filter would only be in the way. */
const WORTH_FILTERING = 8;

const emptyKeys = {
  recent: ['emptyRecent', 'emptyRecentText'],
  mine: ['emptyMine', 'emptyMineText'],
  shared: ['emptyShared', 'emptySharedText'],
  archived: ['emptyArchived', 'emptyArchivedText'],
} as const satisfies Record<Scope, readonly [string, string]>;

export function DocumentList({ scope }: { scope: Scope }): ReactNode {
  const { t } = useTranslation('documents');
  const [filter, setFilter] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['documents', scope],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/documents', {
        query: { scope, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const unsynced = useUnsyncedCounts();
  if (query.data === undefined) {
    return query.isPending ? (
      <LoadingState rows={6} />
    ) : (
      <>
        <Failure error={query.error} retry={() => void query.refetch()} />
        {query.error instanceof NetworkFailure ? <KeptDocuments scope={scope} unsynced={unsynced} /> : null}
      </>
    );
  }
  const documents: DocumentSummary[] = query.data.pages.flatMap((page) => page.documents);
  if (documents.length === 0) {
    const [title, text] = emptyKeys[scope];
    return <EmptyState title={t(title)} text={t(text)} icon={scope === 'archived' ? 'archive' : 'document'} />;
  }
  const shown = documents.filter((document) => matches(document, filter));
  return (
    <>
      {documents.length >= WORTH_FILTERING ? (
        <div className={styles.filter}>
          <SearchField label={t('filterLabel')} value={filter} onChange={setFilter} />
        </div>
      ) : null}
      {shown.length === 0 ? (
        <EmptyState
          icon="search"
          title={t('filterNothing', { query: filter })}
          action={
            <ButtonLink href={`/search?q=${encodeURIComponent(filter)}`}>
              {t('searchEverywhere', { query: filter })}
            </ButtonLink>
          }
        />
      ) : (
        <DocumentTable documents={shown} scope={scope} unsynced={unsynced} />
      )}
      {query.hasNextPage ? (
        <div className={styles.more}>
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
