import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { Failure } from '../../../app/query-view.tsx';
import { ResearchHeader } from '../../../app/research-header.tsx';
import { useWhen } from '../../../i18n/when.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Row, Rows } from '../../../ui/rows.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { CommunityDialog } from '../community-dialog.tsx';
import type { CommunitySummary } from '../types.ts';
import styles from './communities-page.module.css';

type Scope = 'mine' | 'all';

export default function CommunitiesPage(): ReactNode {
  const { t } = useTranslation('communities');
  usePageTitle(t('title'));
  const [search, setSearch] = useSearchParams();
  const scope: Scope = search.get('scope') === 'all' ? 'all' : 'mine';
  return (
    <Page>
      <ResearchHeader
        actions={
          <Button variant="primary" icon="plus" onPress={() => setSearch({ new: '' })}>
            {t('found')}
          </Button>
        }
      />
      <Tabs<Scope>
        label={t('scopesLabel')}
        selected={scope}
        onSelect={(next) => setSearch(next === 'mine' ? {} : { scope: next })}
        tabs={[
          { id: 'mine', label: t('scopeMine'), content: <CommunityList key="mine" scope="mine" /> },
          { id: 'all', label: t('scopeAll'), content: <CommunityList key="all" scope="all" /> },
        ]}
      />
      <CommunityDialog isOpen={search.has('new')} onClose={() => setSearch({})} />
    </Page>
  );
}

function CommunityList({ scope }: { scope: Scope }): ReactNode {
  const { t } = useTranslation('communities');
  const [text, setText] = useState('');
  const name = useDeferredValue(text.trim());
  const query = useInfiniteQuery({
    queryKey: ['communities', scope, name, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/communities', {
        query: {
          scope,
          ...(name === '' ? {} : { query: name }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const communities = query.data?.pages.flatMap((page) => page.communities);
  if (communities?.length === 0 && name === '') {
    return scope === 'mine' ? (
      <EmptyState icon="people" title={t('emptyMine')} text={t('emptyMineText')} />
    ) : (
      <EmptyState icon="people" title={t('emptyAll')} text={t('emptyAllText')} />
    );
  }
  return (
    <>
      <div className={styles.filter}>
        <SearchField label={t('filterLabel')} value={text} onChange={setText} />
      </div>
      {communities === undefined ? (
        query.isPending ? (
          <LoadingState rows={4} />
        ) : (
          <Failure error={query.error} retry={() => void query.refetch()} />
        )
      ) : communities.length === 0 ? (
        <EmptyState icon="search" title={t('nothingFound', { query: name })} />
      ) : (
        <Rows label={t('title')}>
          {communities.map((community) => (
            <CommunityRow key={community.id} community={community} />
          ))}
        </Rows>
      )}
      {query.hasNextPage ? (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      ) : null}
    </>
  );
}

function CommunityRow({ community }: { community: CommunitySummary }): ReactNode {
  const { t } = useTranslation('communities');
  const { when } = useWhen();
  const role = community.myRole === null ? t('notIn') : community.myRole === 'host' ? t('roleHost') : t('roleMember');
  return (
    <Row
      kind={role}
      title={community.name}
      href={`/communities/${encodeURIComponent(community.id)}`}
      note={[t('home', { name: community.home.name }), community.purpose].filter((words) => words !== '').join(' · ')}
      aside={
        <>
          {t('members', { count: community.memberCount })} · {t('documents', { count: community.documentCount })}
          <small className={styles.active}>{t('active', { when: when(community.lastActivityAtMs) })}</small>
        </>
      }
    />
  );
}
