import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Checkbox } from '../../../ui/toggles.tsx';
import { useScopes } from '../page-frame.tsx';
import type { Target } from '../types.ts';
import styles from './targets-page.module.css';

/** Adds a store, or changes one. Its secret can be replaced, and is never shown. */
export function TargetDialog({ target, onClose }: { target: Target | null; onClose: () => void }): ReactNode {
  const { t } = useTranslation('records');
  const scopes = useScopes();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const units = scopes.data?.administered ?? [];
  const [name, setName] = useState(target?.name ?? '');
  const [unit, setUnit] = useState<string | null>(target?.orgUnit.orgUnitId ?? null);
  const [endpoint, setEndpoint] = useState(target?.endpoint ?? '');
  const [username, setUsername] = useState(target?.username ?? '');
  const [secret, setSecret] = useState('');
  const [withEarlier, setWithEarlier] = useState(false);
  const orgUnitId = unit ?? units[0]?.orgUnitId ?? '';
  const isWhole =
    name.trim() !== '' && endpoint.trim().length >= 8 && username !== '' && (target !== null || secret !== '');
  const keeping = useMutation({
    mutationFn: () =>
      target === null
        ? api('POST /api/records/targets', {
            body: { name, orgUnitId, endpoint: endpoint.trim(), username, secret, withEarlier },
          })
        : api('PATCH /api/records/targets/:targetId', {
            params: { targetId: target.id },
            body: { name, endpoint: endpoint.trim(), username, ...(secret === '' ? {} : { secret }) },
          }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['records', 'targets'] });
      onClose();
    },
  });
  return (
    <Dialog
      title={target === null ? t('addTarget') : t('changeTarget')}
      size="medium"
      isOpen
      onOpenChange={onClose}
      actions={() => (
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isWhole}
            isPending={keeping.isPending}
            onPress={() => keeping.mutate()}
          >
            {t('keep')}
          </Button>
        </>
      )}
    >
      {() => (
        <div className={styles.fields}>
          <TextField label={t('name')} value={name} maxLength={80} onChange={setName} />
          {target === null ? (
            <Select
              label={t('unit')}
              value={orgUnitId}
              onChange={setUnit}
              description={t('unitNote')}
              choices={units.map((each) => ({ id: each.orgUnitId, label: each.name }))}
            />
          ) : null}
          <TextField
            label={t('endpoint')}
            value={endpoint}
            onChange={setEndpoint}
            placeholder="https://lrs.example.edu.cn/xapi/"
            description={t('endpointNote')}
            error={keeping.isError ? problemText(keeping.error) : undefined}
          />
          <TextField label={t('username')} value={username} autoComplete="off" onChange={setUsername} />
          <TextField
            label={t('secret')}
            type="password"
            autoComplete="new-password"
            value={secret}
            onChange={setSecret}
            description={target === null ? t('secretNote') : t('secretKept')}
          />
          {target === null ? (
            <Checkbox isSelected={withEarlier} onChange={setWithEarlier}>
              {t('withEarlier')}
            </Checkbox>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}
