import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Table } from '../../../ui/table.tsx';
import { csvText, saveText } from '../csv.ts';
import { useReread } from '../queries.ts';
import { type OrgUnit, levelBelow } from '../types.ts';
import styles from './form.module.css';

interface Given {
  readonly account: string;
  readonly displayName: string;
  readonly temporaryPassword: string;
}

/** Temporary passwords for everybody of a unit, and below it, who has none: portion by portion, to be handed out from a list. */
export function FirstPasswordsDialog({ unit, onClose }: { unit: OrgUnit; onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation('administration');
  const problemText = useProblemText();
  const reread = useReread();
  const [given, setGiven] = useState<readonly Given[]>([]);
  const [expiresAtMs, setExpiresAtMs] = useState(0);
  const isClosed = useRef(false);
  const within = levelBelow[unit.level] === null ? 'unit' : 'subtree';
  const place = { orgUnitId: unit.id };
  const waiting = useQuery({
    queryKey: ['administered', 'withoutPassword', unit.id],
    queryFn: ({ signal }) =>
      api('GET /api/org-units/:orgUnitId/people', {
        params: place,
        query: { within, hasPassword: false, disabled: false, limit: 1 },
        signal,
      }),
    // What was counted before giving says what this dialog is about.
    staleTime: Infinity,
  });
  const give = useMutation({
    mutationFn: async () => {
      let after: string | null = '';
      while (after !== null && !isClosed.current) {
        const answer: { given: Given[]; expiresAtMs: number; next: string | null } = await api(
          'POST /api/org-units/:orgUnitId/temporary-passwords',
          { params: place, body: { within, after } },
        );
        setGiven((before) => [...before, ...answer.given]);
        setExpiresAtMs(answer.expiresAtMs);
        after = answer.next;
      }
    },
  });
  const close = (): void => {
    isClosed.current = true;
    reread();
    onClose();
  };
  const until = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(expiresAtMs);
  const save = (): void => {
    const head = [t('account'), t('name'), t('temporaryPassword')];
    const rows = given.map(({ account, displayName, temporaryPassword }) => [account, displayName, temporaryPassword]);
    saveText('temporary-passwords.csv', csvText([head, ...rows]));
  };
  return (
    <Dialog
      size="large"
      // Nothing outside it closes it: what it shows is shown this once.
      role="alertdialog"
      title={t('firstPasswordsOf', { name: unit.name })}
      isOpen
      onOpenChange={(open) => (open ? undefined : close())}
      actions={() => (
        <>
          <Button onPress={close}>{given.length === 0 ? t('cancel') : t('done')}</Button>
          {given.length === 0 ? (
            <Button
              variant="primary"
              icon="key"
              isPending={give.isPending}
              isDisabled={waiting.data === undefined || waiting.data.total === 0 || give.isSuccess}
              onPress={() => give.mutate()}
            >
              {t('giveFirstPasswords')}
            </Button>
          ) : (
            <Button variant="primary" icon="download" isDisabled={give.isPending} onPress={save}>
              {t('saveFirstPasswords')}
            </Button>
          )}
        </>
      )}
    >
      {() => (
        <QueryView query={waiting} loading={2}>
          {({ total }) => (
            <div className={styles.form}>
              <p>{total === 0 ? t('nobodyWithoutPassword') : t('withoutPassword', { count: total })}</p>
              {given.length === 0 ? null : (
                <p role="status">
                  {give.isPending
                    ? t('givingFirstPasswords', { count: given.length, total })
                    : t('gaveFirstPasswords', { count: given.length, until })}
                </p>
              )}
              {give.isSuccess && given.length === 0 ? <p role="status">{t('gaveNone')}</p> : null}
              {give.isError ? (
                <p role="alert" className={styles.error}>
                  {problemText(give.error)}
                </p>
              ) : null}
              {given.length === 0 ? null : (
                <Table
                  label={t('temporaryPasswords')}
                  items={given}
                  idOf={({ account }) => account}
                  columns={[
                    {
                      id: 'name',
                      label: t('name'),
                      isRowHeader: true,
                      render: ({ displayName }) => <b>{displayName}</b>,
                    },
                    { id: 'account', label: t('account'), render: ({ account }) => account },
                    {
                      id: 'password',
                      label: t('temporaryPassword'),
                      render: ({ temporaryPassword }) => <code>{temporaryPassword}</code>,
                    },
                  ]}
                />
              )}
            </div>
          )}
        </QueryView>
      )}
    </Dialog>
  );
}
