import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Failure } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { PageFrame } from '../page-frame.tsx';
import { useOrgUnits } from '../queries.ts';
import type { AuditEntry } from '../types.ts';
import { useWords } from '../words.ts';
import { useAuditWords } from './audit-words.ts';
import styles from './audit-page.module.css';

export default function AuditPage(): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <PageFrame title={t('audit')}>
      <p className={styles.intro}>{t('auditNote')}</p>
      <Log />
    </PageFrame>
  );
}

function Log(): ReactNode {
  const { t, i18n } = useTranslation('administration');
  const words = useWords();
  const [orgUnitId, setOrgUnitId] = useState<string | null>(null);
  const units = useOrgUnits().data?.orgUnits.filter(({ administered }) => administered) ?? [];
  const query = useInfiniteQuery({
    queryKey: ['administered', 'audit', orgUnitId],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/audit', {
        query: { ...(pageParam === null ? {} : { before: pageParam }), ...(orgUnitId === null ? {} : { orgUnitId }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const entries = query.data?.pages.flatMap((page) => page.entries);
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short', hourCycle: 'h23' });
  return (
    <>
      <div className={styles.filters}>
        <ComboBox
          label={t('unit')}
          placeholder={t('allUnits')}
          choices={units.map(({ id, name, level }) => ({ id, label: name, note: words.level(level) }))}
          value={orgUnitId}
          onChange={setOrgUnitId}
        />
      </div>
      {entries === undefined ? (
        query.isPending ? (
          <LoadingState rows={8} />
        ) : (
          <Failure error={query.error} retry={() => void query.refetch()} />
        )
      ) : (
        <Table
          label={t('audit')}
          items={entries}
          idOf={({ id }) => String(id)}
          empty={<EmptyState icon="history" title={t('noEntries')} text={t('noEntriesText')} />}
          columns={[
            {
              id: 'at',
              label: t('when'),
              render: ({ atMs }) => (
                <time dateTime={new Date(atMs).toISOString()} className={styles.time}>
                  <span>{day.format(atMs)}</span> <span>{time.format(atMs)}</span>
                </time>
              ),
            },
            {
              id: 'actor',
              label: t('who'),
              isRowHeader: true,
              render: ({ actorName }) => <span className={styles.whole}>{actorName || t('theServer')}</span>,
            },
            { id: 'what', label: t('what'), render: (entry) => <What entry={entry} /> },
            {
              id: 'unit',
              label: t('unit'),
              isMinor: true,
              width: '20%',
              render: ({ orgUnitName }) => orgUnitName ?? '–',
            },
            {
              id: 'count',
              label: t('touched'),
              isNumber: true,
              isMinor: true,
              width: '8%',
              render: ({ count }) => count,
            },
          ]}
        />
      )}
      {query.hasNextPage ? (
        <div className={styles.more}>
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function What({ entry }: { entry: AuditEntry }): ReactNode {
  const words = useAuditWords();
  const detail = words.detail(entry);
  return (
    <>
      {words.action(entry)} {entry.subjectName === null ? null : <b>{entry.subjectName}</b>}
      {detail === '' ? null : <span className={styles.detail}> {detail}</span>}
    </>
  );
}
