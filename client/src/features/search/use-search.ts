import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { RouteResponse } from '../../api/contracts.ts';

export type SearchAnswer = RouteResponse<'GET /api/search'>;
export type SearchParts = SearchAnswer['documents'][number]['title'];
export const searchKinds = ['all', 'document', 'community', 'person'] as const;
export type SearchKind = (typeof searchKinds)[number];

export function isSearchKind(value: string | null): value is SearchKind {
  return searchKinds.some((kind) => kind === value);
}

const PAGE = 20;

/** What fits the words; the answer before stays on the page while the next is on its way. */
export function useSearch(q: string, kind: SearchKind) {
  return useInfiniteQuery({
    queryKey: ['search', kind, q],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/search', {
        query: { q, kind, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: q !== '',
    placeholderData: (before) => before,
  });
}
