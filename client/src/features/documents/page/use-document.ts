import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ApiProblem, NetworkFailure } from '../../../api/problem.ts';
import { documentKey, useDocumentDetail } from '../queries.ts';
import { type DocumentDetail, isDetail } from '../rights.ts';
import { acquireDocument, onDocumentChanged, releaseDocument, sendUnsyncedWork } from '../sync/browser.ts';
import type { DocumentConnection } from '../sync/document-connection.ts';
import { openingState, type SyncState } from '../sync/sync-state.ts';

/** The connection of a document for as long as a page shows it. */
export function useDocumentConnection(personId: string, documentId: string): DocumentConnection | undefined {
  const [connection, setConnection] = useState<DocumentConnection>();
  useEffect(() => {
    setConnection(acquireDocument(personId, documentId));
    void sendUnsyncedWork(personId);
    return () => {
      setConnection(undefined);
      releaseDocument(personId, documentId);
    };
  }, [personId, documentId]);
  return connection;
}

const never = (): (() => void) => () => undefined;

export function useSyncState(connection: DocumentConnection | undefined): SyncState {
  return useSyncExternalStore(connection?.subscribe ?? never, () => connection?.state ?? openingState);
}

export type DocumentFacts =
  | { readonly kind: 'waiting' }
  /** From the server, or as this device knew it last where no answer came. */
  | { readonly kind: 'known'; readonly detail: DocumentDetail }
  | { readonly kind: 'notFound' }
  /** No network, and this device never had it. */
  | { readonly kind: 'neverHere'; readonly retry: () => void }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void };

/** What is known of the document besides its content: from the server, or what this device remembers. */
export function useDocumentFacts(
  documentId: string,
  connection: DocumentConnection | undefined,
  state: SyncState,
): DocumentFacts {
  const queryClient = useQueryClient();
  const query = useDocumentDetail(documentId);
  useEffect(
    () =>
      onDocumentChanged((changedId) => {
        if (changedId === documentId) void queryClient.invalidateQueries({ queryKey: documentKey(documentId) });
      }),
    [queryClient, documentId],
  );
  const isOpen = state.line.kind !== 'opening';
  useEffect(() => {
    if (query.data !== undefined && isOpen) connection?.remember(query.data);
  }, [connection, query.data, isOpen]);
  // Whoever was away asks again once the line stands.
  const isLive = state.line.kind === 'live';
  const { refetch, isError } = query;
  useEffect(() => {
    if (isLive && isError) void refetch();
  }, [isLive, isError, refetch]);

  if (isGone(query.error)) return { kind: 'notFound' };
  if (query.data !== undefined) return { kind: 'known', detail: query.data };
  if (query.isPending && !(state.isReady && isDetail(state.remembered))) return { kind: 'waiting' };
  if (state.isReady && isDetail(state.remembered)) {
    return { kind: 'known', detail: state.remembered };
  }
  if (query.error instanceof NetworkFailure) return { kind: 'neverHere', retry: () => void refetch() };
  return { kind: 'failed', error: query.error, retry: () => void refetch() };
}

function isGone(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 403);
}
