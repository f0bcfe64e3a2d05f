import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../app/page-title.ts';
import { Failure } from '../../app/query-view.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Results } from './results.tsx';
import styles from './search-page.module.css';
import { isSearchKind, searchKinds, useSearch, type SearchKind } from './use-search.ts';

const kindKeys = {
  all: 'kindAll',
  document: 'kindDocument',
  community: 'kindCommunity',
  person: 'kindPerson',
} as const satisfies Record<SearchKind, string>;

export default function SearchPage(): ReactNode {
  const { t } = useTranslation('search');
  const [params, setParams] = useSearchParams();
  const asked = params.get('q') ?? '';
  const kind: SearchKind = isSearchKind(params.get('kind')) ? (params.get('kind') as SearchKind) : 'all';
  const [text, setText] = useState(asked);
  const q = useDeferredValue(text.trim());
  usePageTitle(q === '' ? t('title') : t('titleFor', { query: q }));
  // The palette may send another search while this page is open.
  const written = useRef(asked);
  useEffect(() => {
    if (asked !== written.current) setText(asked);
    written.current = asked;
  }, [asked]);
  // The address follows what is looked for, so that it can be kept or sent; typing makes no trail of "back" steps.
  useEffect(() => {
    if (q === asked) return undefined;
    const timer = setTimeout(() => {
      written.current = q;
      setParams(toParams(q, kind), { replace: true });
    }, 400);
    return () => clearTimeout(timer);
  }, [q, asked, kind, setParams]);
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <div className={styles.field}>
        <SearchField autoFocus label={t('label')} placeholder={t('placeholder')} value={text} onChange={setText} />
      </div>
      <Tabs<SearchKind>
        label={t('kindsLabel')}
        selected={kind}
        onSelect={(next) => setParams(toParams(q, next), { replace: true })}
        tabs={searchKinds.map((id) => ({ id, label: t(kindKeys[id]), content: <Found q={q} kind={id} /> }))}
      />
    </div>
  );
}

function toParams(q: string, kind: SearchKind): Record<string, string> {
  return { ...(q === '' ? {} : { q }), ...(kind === 'all' ? {} : { kind }) };
}

function Found({ q, kind }: { q: string; kind: SearchKind }): ReactNode {
  const { t } = useTranslation('search');
  const query = useSearch(q, kind);
  if (q === '') return <EmptyState icon="search" title={t('begin')} text={t('beginText')} />;
  if (query.data === undefined) {
    return query.isPending ? (
      <LoadingState rows={5} />
    ) : (
      <Failure error={query.error} retry={() => void query.refetch()} />
    );
  }
  const { pages } = query.data;
  const count = pages.reduce(
    (sum, page) => sum + page.documents.length + page.communities.length + page.people.length,
    0,
  );
  return (
    <>
      <p role="status" className={styles.count}>
        {count === 0 ? '' : query.hasNextPage ? t('foundMore', { count }) : t('found', { count })}
      </p>
      {count === 0 ? (
        <EmptyState icon="search" title={t('nothing', { query: q })} text={t('nothingText')} />
      ) : (
        <Results pages={pages} />
      )}
      {query.hasNextPage ? (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}
