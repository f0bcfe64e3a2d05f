import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { IconButton } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { LESSONS_KEY } from '../desk/queries.ts';
import styles from './consents.module.css';
import type { PupilConsents } from './types.ts';
import { useGuardianActions } from './use-consents.ts';

const MOST_OFFERED = 20;

/** Whose child a pupil is: named by the school, so that these may consent themselves. */
export function GuardiansDialog({
  pupil,
  schoolId,
  onClose,
}: {
  pupil: PupilConsents;
  schoolId: string;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const [text, setText] = useState('');
  const find = useDeferredValue(text.trim());
  const { name, remove } = useGuardianActions(pupil.personId);
  const query = useQuery({
    queryKey: [LESSONS_KEY, 'guardians', schoolId, find],
    queryFn: ({ signal }) =>
      api('GET /api/org-units/:orgUnitId/people', {
        params: { orgUnitId: schoolId },
        query: { role: 'guardian', query: find, limit: MOST_OFFERED },
        signal,
      }),
    placeholderData: (before) => before,
  });
  const known = new Set(pupil.guardians.map(({ personId }) => personId));
  const offered = (query.data?.people ?? []).filter(({ id }) => !known.has(id));
  return (
    <Dialog title={t('consent.guardiansOf', { name: pupil.displayName })} isOpen onOpenChange={onClose}>
      {() => (
        <div className={styles.fields}>
          {pupil.guardians.length === 0 ? (
            <p>{t('consent.noGuardian')}</p>
          ) : (
            <ul aria-label={t('consent.guardiansOf', { name: pupil.displayName })}>
              {pupil.guardians.map(({ personId, displayName }) => (
                <li key={personId} className={styles.guardian}>
                  <b>{displayName}</b>
                  <IconButton
                    icon="close"
                    size="small"
                    label={t('plan.remove', { name: displayName })}
                    isDisabled={remove.isPending}
                    onPress={() => remove.mutate(personId)}
                  />
                </li>
              ))}
            </ul>
          )}
          <ComboBox
            label={t('consent.addGuardian')}
            description={t('consent.addGuardianNote')}
            choices={offered.map(({ id, displayName, account }) => ({ id, label: displayName, note: account }))}
            value={null}
            text={text}
            onSearch={setText}
            onChange={(id) => {
              if (id === null) return;
              setText('');
              name.mutate(id);
            }}
          />
        </div>
      )}
    </Dialog>
  );
}
