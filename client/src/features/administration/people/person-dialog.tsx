import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { useViewer } from '../../../app/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { usePerson, useReread } from '../queries.ts';
import type { OrgUnit, Person } from '../types.ts';
import styles from './form.module.css';
import { PersonRoles } from './person-roles.tsx';
import { useKeepPerson } from './use-keep-person.ts';
import { TemporaryPasswordNote } from './temporary-password.tsx';

interface PersonDialogProps {
  personId: string;
  units: readonly OrgUnit[];
  onClose: () => void;
}

/** One person: account, state, password, roles. */
export function PersonDialog({ personId, units, onClose }: PersonDialogProps): ReactNode {
  const { t } = useTranslation('administration');
  const query = usePerson(personId);
  return (
    <Dialog
      size="large"
      title={query.data?.displayName ?? t('person')}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      {() => (
        <QueryView query={query} loading={4}>
          {(person) => (
            <>
              <PersonAccount person={person} />
              <PersonRoles person={person} units={units} />
            </>
          )}
        </QueryView>
      )}
    </Dialog>
  );
}

function PersonAccount({ person }: { person: Person }): ReactNode {
  const { t, i18n } = useTranslation('administration');
  const viewer = useViewer();
  const keep = useKeepPerson();
  const reread = useReread();
  const problemText = useProblemText();
  const params = { personId: person.id };
  const [name, setName] = useState(person.displayName);
  const change = useMutation({
    mutationFn: (body: { displayName?: string; disabled?: boolean }) =>
      api('PATCH /api/people/:personId', { params, body }),
    onSuccess: (changed, { disabled }) => {
      keep(changed);
      if (disabled === undefined) return showToast({ text: t('renamed', { name: changed.displayName }) });
      showToast({
        text: disabled ? t('disabled', { name: changed.displayName }) : t('enabled', { name: changed.displayName }),
        undo: () => change.mutate({ disabled: !disabled }),
      });
    },
  });
  const reset = useMutation({
    mutationFn: () => api('POST /api/people/:personId/temporary-password', { params }),
    onSuccess: reread,
  });
  const isMe = person.id === viewer.person.id;
  const since = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(person.createdAtMs);
  const failure = change.error ?? reset.error;
  return (
    <section aria-labelledby="person-account">
      <SectionHeading id="person-account">{t('account')}</SectionHeading>
      <dl className={styles.facts}>
        <dt>{t('account')}</dt>
        <dd>{person.account}</dd>
        <dt>{t('state')}</dt>
        <dd>{person.disabled ? t('stateDisabled') : person.hasPassword ? t('stateActive') : t('stateNoPassword')}</dd>
        <dt>{t('since')}</dt>
        <dd>{since}</dd>
      </dl>
      {person.manageable ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ displayName: name.trim() });
          }}
        >
          <div className={styles.name}>
            <TextField label={t('name')} maxLength={100} value={name} onChange={setName} />
          </div>
          <div className={styles.actions}>
            <Button
              type="submit"
              isPending={change.isPending}
              isDisabled={name.trim() === '' || name.trim() === person.displayName}
            >
              {t('saveName')}
            </Button>
            {isMe ? null : (
              <>
                <Button icon="key" isPending={reset.isPending} onPress={() => reset.mutate()}>
                  {t('resetPassword')}
                </Button>
                <Button
                  variant={person.disabled ? 'plain' : 'danger'}
                  isPending={change.isPending}
                  onPress={() => change.mutate({ disabled: !person.disabled })}
                >
                  {person.disabled ? t('enable') : t('disable')}
                </Button>
              </>
            )}
          </div>
        </form>
      ) : (
        <p className={styles.note}>{t('notManageable', { count: person.membershipsElsewhere })}</p>
      )}
      {failure === null ? null : (
        <p role="alert" className={styles.error}>
          {problemText(failure)}
        </p>
      )}
      {reset.data === undefined ? null : <TemporaryPasswordNote account={person.account} temporary={reset.data} />}
    </section>
  );
}
