import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { RadioGroup } from '../../../ui/toggles.tsx';
import { tookDetail } from '../queries.ts';
import type { DocumentSummary } from '../rights.ts';

/** Stands for "in no community": ids of communities are never empty. */
const PERSONAL = '';

export interface MoveDialogProps {
  document: Pick<DocumentSummary, 'id' | 'title' | 'community'>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function MoveDialog({ document, isOpen, onOpenChange }: MoveDialogProps): ReactNode {
  const { t } = useTranslation('documents');
  const current = document.community?.id ?? PERSONAL;
  const [chosen, setChosen] = useState(current);
  const move = useMove(document);
  return (
    <Dialog
      title={t('moveTitle', { title: document.title })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={chosen === current}
            onPress={() => {
              move(chosen === PERSONAL ? null : chosen);
              close();
            }}
          >
            {t('move')}
          </Button>
        </>
      )}
    >
      {() => (
        <>
          <Places chosen={chosen} onChange={setChosen} label={t('whereField')} />
          <p>{t('moveNotePlain')}</p>
        </>
      )}
    </Dialog>
  );
}

function Places(props: { chosen: string; onChange: (id: string) => void; label: string }): ReactNode {
  const { t } = useTranslation('documents');
  const query = useMyCommunities();
  return (
    <QueryView query={query} loading={3}>
      {({ communities }) => (
        <RadioGroup
          label={props.label}
          value={props.chosen}
          onChange={props.onChange}
          choices={[
            { id: PERSONAL, label: t('movePersonal') },
            ...communities.map(({ id, name, home }) => ({ id, label: name, note: home.name })),
          ]}
        />
      )}
    </QueryView>
  );
}

export function useMyCommunities() {
  return useQuery({
    queryKey: ['communities', 'mine', ''],
    queryFn: ({ signal }) => api('GET /api/communities', { query: { scope: 'mine', limit: 100 }, signal }),
  });
}

/** Moves at once; the notice takes it back. */
function useMove(document: MoveDialogProps['document']): (communityId: string | null) => void {
  const { t } = useTranslation('documents');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const before = document.community?.id ?? null;
  const { mutate } = useMutation({
    mutationFn: (communityId: string | null) =>
      api('PATCH /api/documents/:documentId', { params: { documentId: document.id }, body: { communityId } }),
    onSuccess: (detail) => tookDetail(queryClient, detail),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (communityId) =>
    mutate(communityId, {
      onSuccess: ({ community }) =>
        showToast({
          text: community === null ? t('movedOutToast') : t('movedToast', { name: community.name }),
          undo: () => mutate(before),
        }),
    });
}
