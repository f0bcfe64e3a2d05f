import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogTrigger } from '../../../ui/dialog.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { Switch } from '../../../ui/toggles.tsx';
import type { Target } from '../types.ts';
import { useRecordWords } from '../words.ts';
import { TargetDialog } from './target-dialog.tsx';
import { standOf } from './stand.ts';
import styles from './targets-page.module.css';

/** One store: how sending goes, and what can be done about it. */
export function TargetItem({ target }: { target: Target }): ReactNode {
  const { t } = useTranslation('records');
  const [isEditing, setEditing] = useState(false);
  const act = useTargetActions(target.id);
  const stand = standOf(target);
  const tone = stand === 'failing' || stand === 'parked' ? 'person' : stand === 'done' ? 'good' : 'plain';
  return (
    <li className={styles.target} aria-label={target.name}>
      <header>
        <h2>{target.name}</h2>
        <Tag tone={tone}>{t(`stand.${stand}`)}</Tag>
        <Switch isSelected={target.enabled} onChange={(enabled) => act.change.mutate({ enabled })}>
          {t('sending')}
        </Switch>
      </header>
      <p className={styles.quiet}>
        {t('ofUnit', { unit: target.orgUnit.name })} · {target.endpoint} · {t('asUser', { user: target.username })}
      </p>
      <Numbers target={target} />
      <div className={styles.actions}>
        <Button onPress={() => act.attempt.mutate(false)} isPending={act.attempt.isPending}>
          {t('tryNow')}
        </Button>
        {target.parked > 0 ? <Parked target={target} onRetry={() => act.attempt.mutate(true)} /> : null}
        <Button onPress={() => setEditing(true)}>{t('changeTarget')}</Button>
        <DialogTrigger>
          <Button variant="quiet">{t('removeTarget')}</Button>
          <Dialog
            role="alertdialog"
            title={t('removeTitle', { name: target.name })}
            actions={(close) => (
              <>
                <Button onPress={close}>{t('cancel')}</Button>
                <Button variant="danger" onPress={() => act.remove.mutate(undefined, { onSettled: close })}>
                  {t('removeTarget')}
                </Button>
              </>
            )}
          >
            {() => <p>{t('removeText', { count: target.queued })}</p>}
          </Dialog>
        </DialogTrigger>
      </div>
      {isEditing ? <TargetDialog target={target} onClose={() => setEditing(false)} /> : null}
    </li>
  );
}

function Numbers({ target }: { target: Target }): ReactNode {
  const { t } = useTranslation('records');
  const { moment } = useRecordWords();
  const { queued, parked, delivered, failures, nextAttemptAtMs, lastSuccessAtMs, lastErrorAtMs, lastError } = target;
  return (
    <>
      <dl className={styles.numbers}>
        <div>
          <dt>{t('queued')}</dt>
          <dd>{queued}</dd>
        </div>
        <div>
          <dt>{t('delivered')}</dt>
          <dd>{delivered}</dd>
        </div>
        <div>
          <dt>{t('parked')}</dt>
          <dd>{parked}</dd>
        </div>
        <div>
          <dt>{t('lastSuccess')}</dt>
          <dd>{lastSuccessAtMs === null ? t('never') : moment(lastSuccessAtMs)}</dd>
        </div>
      </dl>
      {lastError === null || lastErrorAtMs === null ? null : (
        <p className={styles.error} role="status">
          {t('lastError', { when: moment(lastErrorAtMs), error: lastError })}{' '}
          {failures > 0 ? t('nextAttempt', { when: moment(nextAttemptAtMs), count: failures }) : null}
        </p>
      )}
    </>
  );
}

function Parked({ target, onRetry }: { target: Target; onRetry: () => void }): ReactNode {
  const { t } = useTranslation('records');
  const { moment } = useRecordWords();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['records', 'targets', target.id, 'parked'],
    enabled: isOpen,
    queryFn: ({ signal }) =>
      api('GET /api/records/targets/:targetId/parked', { params: { targetId: target.id }, signal }),
  });
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('showParked', { count: target.parked })}</Button>
      <Dialog
        title={t('parkedTitle')}
        size="large"
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={(close) => (
          <Button
            variant="primary"
            onPress={() => {
              onRetry();
              close();
            }}
          >
            {t('retryParked')}
          </Button>
        )}
      >
        {() => (
          <QueryView query={query}>
            {({ parked }) => (
              <Table
                label={t('parkedTitle')}
                items={parked}
                idOf={({ statementId }) => statementId}
                columns={[
                  { id: 'at', label: t('when'), render: ({ timestampMs }) => moment(timestampMs) },
                  { id: 'verb', label: t('verb'), render: ({ verb }) => verb },
                  { id: 'reason', label: t('reason'), isRowHeader: true, render: ({ reason }) => reason },
                ]}
              />
            )}
          </QueryView>
        )}
      </Dialog>
    </>
  );
}

function useTargetActions(targetId: string) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const params = { targetId };
  const after = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['records', 'targets'] }),
    onError: (error: unknown) => showToast({ text: problemText(error), tone: 'danger' }),
  };
  return {
    change: useMutation({
      mutationFn: (body: { enabled: boolean }) => api('PATCH /api/records/targets/:targetId', { params, body }),
      ...after,
    }),
    attempt: useMutation({
      mutationFn: (withParked: boolean) =>
        api('POST /api/records/targets/:targetId/attempt', { params, body: { withParked } }),
      ...after,
    }),
    remove: useMutation({ mutationFn: () => api('DELETE /api/records/targets/:targetId', { params }), ...after }),
  };
}
