import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.ts';
import { adoptSession, type Viewer } from '../../app/session.ts';

export interface Credentials {
  account: string;
  password: string;
}

export type SignIn = UseMutationResult<Viewer, Error, Credentials>;

export function useSignIn(returnTo: string): SignIn {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (credentials: Credentials) => api('POST /api/session', { body: credentials }),
    onSuccess: async (viewer) => {
      adoptSession(queryClient, viewer);
      await navigate(returnTo, { replace: true });
    },
  });
}
