import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, urlOf } from '../../../api/client.ts';
import { NetworkFailure, readProblem } from '../../../api/problem.ts';
import type { PastDocuments } from '../stage/props.ts';

const ROUTE = 'GET /api/lessons/:lessonId/replay/documents/:documentId';

/** Documents of a lesson as they stood on its stage. */
export function usePastDocuments(lessonId: string): PastDocuments {
  const shown = useQuery({
    queryKey: ['lessons', 'replay', lessonId, 'documents'],
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/replay/documents', { params: { lessonId }, signal }),
    staleTime: Infinity,
    gcTime: 0,
    // The stage waits for it.
    retry: true,
  });
  const { data } = shown;
  return useMemo(
    () => ({
      find(documentId) {
        if (data === undefined) return undefined;
        return data.documents.find((each) => each.documentId === documentId) ?? { title: null, versions: [] };
      },
      read: (documentId) => (at, after, signal) =>
        readBytes(urlOf(ROUTE, { lessonId, documentId }, { at, ...(after === null ? {} : { after }) }), signal),
    }),
    [lessonId, data],
  );
}

async function readBytes(url: string, signal: AbortSignal): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { signal, credentials: 'same-origin' });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new NetworkFailure(`${url} got no answer`, { cause });
  }
  if (!response.ok) throw await readProblem(response);
  return new Uint8Array(await response.arrayBuffer());
}
