import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useReread } from '../queries.ts';
import type { OrgUnit } from '../types.ts';
import styles from './form.module.css';
import { MembershipFields, firstWish, membershipBody } from './membership-fields.tsx';
import { TemporaryPasswordNote } from './temporary-password.tsx';

const FORM = 'new-person';

/** Makes a person in a unit; what follows is their temporary password, shown this once. */
export function NewPersonDialog({ unit, onClose }: { unit: OrgUnit; onClose: () => void }): ReactNode {
  const { t } = useTranslation('administration');
  const reread = useReread();
  const problemText = useProblemText();
  const [displayName, setDisplayName] = useState('');
  const [account, setAccount] = useState('');
  const [wish, setWish] = useState(() => firstWish(unit.level));
  const make = useMutation({
    mutationFn: () =>
      api('POST /api/people', {
        body: { account: account.trim(), displayName: displayName.trim(), membership: membershipBody(unit.id, wish) },
      }),
    onSuccess: reread,
  });
  const made = make.data;
  return (
    <Dialog
      size="medium"
      title={
        made === undefined ? t('newPersonIn', { name: unit.name }) : t('personMade', { name: made.person.displayName })
      }
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={(close) =>
        made === undefined ? (
          <>
            <Button onPress={close}>{t('cancel')}</Button>
            <Button
              variant="primary"
              type="submit"
              form={FORM}
              isPending={make.isPending}
              isDisabled={displayName.trim() === '' || account.trim().length < 2}
            >
              {t('make')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={close}>
            {t('done')}
          </Button>
        )
      }
    >
      {() =>
        made === undefined ? (
          <form
            id={FORM}
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              make.mutate();
            }}
          >
            <div className={styles.pair}>
              <TextField
                autoFocus
                isRequired
                label={t('name')}
                maxLength={100}
                value={displayName}
                onChange={setDisplayName}
              />
              <TextField
                isRequired
                label={t('account')}
                description={t('accountNote')}
                maxLength={100}
                autoComplete="off"
                value={account}
                onChange={setAccount}
                error={make.isError ? problemText(make.error) : undefined}
              />
            </div>
            <MembershipFields level={unit.level} wish={wish} onChange={setWish} />
          </form>
        ) : (
          <TemporaryPasswordNote account={made.person.account} temporary={made} />
        )
      }
    </Dialog>
  );
}
