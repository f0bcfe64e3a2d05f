import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Select } from '../../../ui/select.tsx';

const NONE = '';
const MOST = 100;

/** Which of the community's documents stands beside the pictures. */
export function DocumentField({
  communityId,
  value,
  known,
  onChange,
}: {
  readonly communityId: string;
  readonly value: string | null;
  /** The one that is chosen already, which may be of elsewhere. */
  readonly known: { readonly id: string; readonly title: string | null } | null;
  readonly onChange: (documentId: string | null) => void;
}): ReactNode {
  const { t } = useTranslation('meetings');
  const query = useQuery({
    queryKey: ['meetings', 'documents', communityId],
    enabled: communityId !== '',
    queryFn: ({ signal }) =>
      api('GET /api/communities/:communityId/documents', {
        params: { communityId },
        query: { archived: false, limit: MOST },
        signal,
      }),
  });
  const documents = query.data?.documents ?? [];
  const other =
    known === null || documents.some(({ id }) => id === known.id)
      ? []
      : [{ id: known.id, label: known.title ?? t('linkedDocument') }];
  return (
    <Select
      label={t('documentBeside')}
      description={t('documentBesideNote')}
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
      choices={[
        { id: NONE, label: t('documentNone') },
        ...other,
        ...documents.map(({ id, title }) => ({ id, label: title })),
      ]}
    />
  );
}
