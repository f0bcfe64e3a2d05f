import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Failure } from '../../../app/query-view.tsx';
import { useWhen } from '../../../i18n/when.ts';
import { Button } from '../../../ui/button.tsx';
import { Row, Rows } from '../../../ui/rows.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import type { CommunityDetail } from '../types.ts';

export function CommunityDocuments({ community }: { community: CommunityDetail }): ReactNode {
  const { t } = useTranslation('communities');
  const { when } = useWhen();
  const [archived, setArchived] = useState(false);
  const communityId = community.id;
  const query = useInfiniteQuery({
    queryKey: ['community', communityId, 'documents', archived],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/communities/:communityId/documents', {
        params: { communityId },
        query: { archived, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const documents = query.data?.pages.flatMap((page) => page.documents);
  return (
    <section aria-labelledby="community-documents">
      <SectionHeading
        id="community-documents"
        action={
          <Button variant="quiet" size="small" onPress={() => setArchived(!archived)}>
            {archived ? t('archivedHide') : t('archivedShow')}
          </Button>
        }
      >
        {t('documentsHeading')}
      </SectionHeading>
      {documents === undefined ? (
        query.isPending ? (
          <LoadingState rows={5} />
        ) : (
          <Failure error={query.error} retry={() => void query.refetch()} />
        )
      ) : documents.length === 0 ? (
        archived ? (
          <EmptyState icon="archive" title={t('archivedEmpty')} />
        ) : (
          <EmptyState title={t('documentsEmpty')} text={t('documentsEmptyText')} />
        )
      ) : (
        <Rows label={t('documentsHeading')}>
          {documents.map((document) => (
            <Row
              key={document.id}
              title={document.title}
              href={`/documents/${encodeURIComponent(document.id)}`}
              note={document.owners.map((owner) => owner.displayName).join(' · ')}
              aside={
                document.lastEditedBy === null
                  ? when(document.lastEditedAtMs)
                  : t('editedBy', {
                      name: document.lastEditedBy.displayName,
                      when: when(document.lastEditedAtMs),
                    })
              }
            />
          ))}
        </Rows>
      )}
      {query.hasNextPage ? (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      ) : null}
    </section>
  );
}
