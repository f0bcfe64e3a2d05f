import {
  type QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { DocumentDetail, DocumentMembers } from './rights.ts';

export const documentKey = (documentId: string): readonly string[] => ['document', documentId];
export const membersKey = (documentId: string): readonly string[] => ['document', documentId, 'members'];

export function useDocumentDetail(documentId: string): UseQueryResult<DocumentDetail> {
  return useQuery({
    queryKey: documentKey(documentId),
    queryFn: ({ signal }) => api('GET /api/documents/:documentId', { params: { documentId }, signal }),
  });
}

export function useDocumentMembers(documentId: string): UseQueryResult<DocumentMembers> {
  return useQuery({
    queryKey: membersKey(documentId),
    queryFn: ({ signal }) => api('GET /api/documents/:documentId/members', { params: { documentId }, signal }),
  });
}

/** What was answered about a document replaces what was known, and the lists that show it are read again. */
export function tookDetail(client: QueryClient, detail: DocumentDetail): void {
  client.setQueryData(documentKey(detail.id), detail);
  void client.invalidateQueries({ queryKey: ['documents'] });
  void client.invalidateQueries({ queryKey: ['community'] });
}

/** Archives, or takes out of the archive. */
export function useArchive(documentId: string, client: QueryClient): UseMutationResult<DocumentDetail, Error, boolean> {
  return useMutation({
    mutationFn: (archive: boolean) =>
      archive
        ? api('POST /api/documents/:documentId/archive', { params: { documentId } })
        : api('DELETE /api/documents/:documentId/archive', { params: { documentId } }),
    onSuccess: (detail) => tookDetail(client, detail),
  });
}
