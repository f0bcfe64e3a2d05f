import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { communityKey, type CommunityDetail, type CommunityRole } from '../types.ts';

export interface MemberActions {
  invite: (personId: string, name: string) => void;
  setRole: (personId: string, role: CommunityRole) => void;
  remove: (personId: string, name: string, role: CommunityRole) => void;
}

/** Bringing in, roles, removing; what was done can be taken back from its notice. */
export function useMembers(communityId: string): MemberActions {
  const { t } = useTranslation('communities');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const onError = (error: Error): void => showToast({ text: problemText(error), tone: 'danger' });
  const refresh = (): void => {
    void queryClient.invalidateQueries({ queryKey: communityKey(communityId) });
    void queryClient.invalidateQueries({ queryKey: ['communities'] });
  };
  const put = useMutation({
    mutationFn: ({ personId, role }: { personId: string; role: CommunityRole }) =>
      api('PUT /api/communities/:communityId/members/:personId', { params: { communityId, personId }, body: { role } }),
    onSuccess: refresh,
    onError,
  });
  const remove = useMutation({
    mutationFn: ({ personId }: { personId: string; name: string; role: CommunityRole }) =>
      api('DELETE /api/communities/:communityId/members/:personId', { params: { communityId, personId } }),
    onSuccess: (_, { personId, name, role }) => {
      refresh();
      showToast({ text: t('removed', { name }), undo: () => put.mutate({ personId, role }) });
    },
    onError,
  });
  return {
    invite: (personId, name) =>
      put.mutate(
        { personId, role: 'member' },
        {
          onSuccess: () =>
            showToast({
              text: t('invited', { name }),
              undo: () => remove.mutate({ personId, name, role: 'member' }),
            }),
        },
      ),
    setRole: (personId, role) => put.mutate({ personId, role }),
    remove: (personId, name, role) => remove.mutate({ personId, name, role }),
  };
}

export function useLeave(community: CommunityDetail, personId: string): () => void {
  const { t } = useTranslation('communities');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const { mutate } = useMutation({
    mutationFn: () =>
      api('DELETE /api/communities/:communityId/members/:personId', {
        params: { communityId: community.id, personId },
      }),
    onSuccess: async () => {
      showToast({ text: t('left', { name: community.name }) });
      await navigate('/communities');
      void queryClient.invalidateQueries();
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return () => mutate();
}
