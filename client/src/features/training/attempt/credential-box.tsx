import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogTrigger } from '../../../ui/dialog.tsx';
import { Link } from '../../../ui/link.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { Switch } from '../../../ui/toggles.tsx';
import { attemptKey } from '../desk/queries.ts';
import { useDeskWords } from '../desk/words.ts';
import type { RouteResponse } from '../../../api/contracts.ts';
import styles from './attempt-page.module.css';

type Credential = RouteResponse<'GET /api/records/credentials'>['credentials'][number];

/** The credential of a passed attempt: its public page, how it names the person, and a teacher's way to take it back. */
export function CredentialBox({ attemptId }: { attemptId: string }): ReactNode {
  const { t } = useTranslation('training');
  const query = useQuery({
    queryKey: [...attemptKey(attemptId), 'credential'],
    queryFn: ({ signal }) => api('GET /api/records/credentials', { query: { attemptId }, signal }),
  });
  const credential = query.data?.credentials[0];
  if (credential === undefined) return null;
  return (
    <section aria-labelledby="credential" className={styles.section}>
      <SectionHeading id="credential">{t('credential.title')}</SectionHeading>
      <OneCredential credential={credential} />
    </section>
  );
}

function OneCredential({ credential }: { credential: Credential }): ReactNode {
  const { t } = useTranslation('training');
  const { day } = useDeskWords();
  const { state, issuedAtMs, shownName, may, endReason } = credential;
  const change = useChange(credential);
  return (
    <div className={styles.credential}>
      <p>
        <Link tone="inline" href={`/credentials/${credential.id}`} target="_blank">
          {t('credential.page')}
        </Link>{' '}
        <Tag tone={state === 'valid' ? 'good' : 'danger'}>{t(`credential.${state}`)}</Tag>
      </p>
      <p className={styles.quiet}>{t('credential.issued', { day: day(issuedAtMs), name: shownName })}</p>
      {endReason === null ? null : <p className={styles.quiet}>{t('credential.because', { reason: endReason })}</p>}
      {may.change ? (
        <div className={styles.choices}>
          <Switch
            isSelected={credential.nameShown === 'full'}
            onChange={(isFull) => change.mutate({ nameShown: isFull ? 'full' : 'masked' })}
            note={t('credential.nameNote')}
          >
            {t('credential.fullName')}
          </Switch>
          <Switch isSelected={credential.scoreShown} onChange={(scoreShown) => change.mutate({ scoreShown })}>
            {t('credential.showScore')}
          </Switch>
        </div>
      ) : null}
      {may.revoke ? <Revoke credential={credential} /> : null}
    </div>
  );
}

function useChange({ id, attemptId }: Credential) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (body: { nameShown?: 'masked' | 'full'; scoreShown?: boolean }) =>
      api('PATCH /api/records/credentials/:credentialId', { params: { credentialId: id }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...attemptKey(attemptId), 'credential'] }),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
}

function Revoke({ credential }: { credential: Credential }): ReactNode {
  const { t } = useTranslation('training');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [reason, setReason] = useState('');
  const revoking = useMutation({
    mutationFn: () =>
      api('POST /api/records/credentials/:credentialId/revocation', {
        params: { credentialId: credential.id },
        body: { reason: reason.trim() },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...attemptKey(credential.attemptId), 'credential'] }),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <DialogTrigger>
      <Button variant="quiet" size="small">
        {t('credential.revoke')}
      </Button>
      <Dialog
        title={t('credential.revokeTitle')}
        role="alertdialog"
        actions={(close) => (
          <>
            <Button onPress={close}>{t('desk.cancel')}</Button>
            <Button
              variant="danger"
              isDisabled={reason.trim() === ''}
              isPending={revoking.isPending}
              onPress={() => revoking.mutate(undefined, { onSettled: close })}
            >
              {t('credential.revoke')}
            </Button>
          </>
        )}
      >
        {() => (
          <>
            <p>{t('credential.revokeText')}</p>
            <TextField label={t('credential.reason')} value={reason} onChange={setReason} maxLength={500} rows={2} />
          </>
        )}
      </Dialog>
    </DialogTrigger>
  );
}
