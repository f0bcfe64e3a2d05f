import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, urlOf } from '../../../api/client.ts';
import { Failure } from '../../../app/query-view.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Checkbox } from '../../../ui/toggles.tsx';
import { PageFrame, useScopes } from '../page-frame.tsx';
import type { Statement } from '../types.ts';
import { useRecordWords } from '../words.ts';
import { titleOf } from './title.ts';
import { queryOf, readFilter, type StatementFilter, type Verb, verbs, writeFilter } from './filter.ts';
import styles from './statements-page.module.css';

/** The statements that the server made of one's own training, or of the classes that one teaches. */
export default function StatementsPage(): ReactNode {
  const { t } = useTranslation('records');
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  return (
    <PageFrame title={t('statements')}>
      <p className={styles.intro}>{t('statementsNote')}</p>
      <Filters filter={filter} onChange={(next) => setSearch(writeFilter(next), { replace: true })} />
      <List filter={filter} />
    </PageFrame>
  );
}

function Filters({
  filter,
  onChange,
}: {
  filter: StatementFilter;
  onChange: (filter: StatementFilter) => void;
}): ReactNode {
  const { t } = useTranslation('records');
  const scopes = useScopes();
  const classes = scopes.data?.classGroups ?? [];
  const whose = filter.scope === 'own' ? 'own' : (filter.classGroupId ?? 'classes');
  return (
    <div className={styles.filters}>
      {classes.length === 0 ? null : (
        <Select
          label={t('whose')}
          value={whose}
          onChange={(id) =>
            onChange({
              ...filter,
              scope: id === 'own' ? 'own' : 'classes',
              classGroupId: id === 'own' || id === 'classes' ? null : id,
            })
          }
          choices={[
            { id: 'own', label: t('own') },
            { id: 'classes', label: t('allClasses') },
            ...classes.map(({ id, title, orgUnitName }) => ({ id, label: title, note: orgUnitName })),
          ]}
        />
      )}
      <Select<Verb | 'any'>
        label={t('verb')}
        value={filter.verb ?? 'any'}
        onChange={(verb) => onChange({ ...filter, verb: verb === 'any' ? null : verb })}
        choices={[{ id: 'any', label: t('anyVerb') }, ...verbs.map((id) => ({ id, label: t(`verb.${id}`) }))]}
      />
      <Checkbox isSelected={filter.withVoided} onChange={(withVoided) => onChange({ ...filter, withVoided })}>
        {t('withVoided')}
      </Checkbox>
      <span className={styles.exports}>
        {(['jsonl', 'json'] as const).map((format) => (
          <ButtonLink
            key={format}
            icon="download"
            href={urlOf('GET /api/records/export', {}, { ...queryOf(filter), format })}
            download={`statements.${format}`}
          >
            {t(`export.${format}`)}
          </ButtonLink>
        ))}
      </span>
    </div>
  );
}

function List({ filter }: { filter: StatementFilter }): ReactNode {
  const { t } = useTranslation('records');
  const { moment, share, text } = useRecordWords();
  const [shown, setShown] = useState<Statement | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['records', 'statements', queryOf(filter)],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/records/statements', {
        query: { ...queryOf(filter), ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  if (query.data === undefined) {
    return query.isPending ? (
      <LoadingState rows={8} />
    ) : (
      <Failure error={query.error} retry={() => void query.refetch()} />
    );
  }
  const statements = query.data.pages.flatMap((page) => page.statements);
  return (
    <>
      <Table
        label={t('statements')}
        items={statements}
        idOf={({ id }) => id}
        empty={<EmptyState icon="list" title={t('noStatements')} text={t('noStatementsText')} />}
        columns={[
          { id: 'at', label: t('when'), render: ({ timestampMs }) => moment(timestampMs) },
          {
            id: 'who',
            label: t('who'),
            isRowHeader: true,
            isMinor: filter.scope === 'own',
            render: ({ person }) => <span className={styles.name}>{person.displayName}</span>,
          },
          {
            id: 'verb',
            label: t('verb'),
            render: ({ verb, voidedBy }) => (
              <>
                {t(`verb.${verb}`)} {voidedBy === null ? null : <Tag>{t('isVoid')}</Tag>}
              </>
            ),
          },
          {
            id: 'what',
            label: t('what'),
            isMinor: true,
            render: (statement) => {
              const title = titleOf(statement.statement);
              return title === null ? `${statement.sceneId} / ${statement.exerciseId}` : text(title);
            },
          },
          {
            id: 'scaled',
            label: t('scaled'),
            isNumber: true,
            render: ({ scaled }) => (scaled === null ? '–' : share(scaled)),
          },
          {
            id: 'json',
            label: t('statement'),
            isNumber: true,
            render: (statement) => (
              <Button size="small" variant="quiet" onPress={() => setShown(statement)}>
                {t('showJson')}
              </Button>
            ),
          },
        ]}
      />
      {query.hasNextPage ? (
        <div className={styles.more}>
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      ) : null}
      <Dialog
        title={t('statement')}
        size="large"
        isOpen={shown !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setShown(null);
        }}
      >
        {() => (
          <pre className={styles.json} tabIndex={0}>
            {shown === null ? '' : JSON.stringify(shown.statement, null, 2)}
          </pre>
        )}
      </Dialog>
    </>
  );
}
