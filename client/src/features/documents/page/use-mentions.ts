import { useCallback } from 'react';
import { api } from '../../../api/client.ts';
import type { MentionCandidate } from '../editor/index.ts';

const EACH = 5;

/** People and documents by what was typed after the @. */
export function useMentions(
  documentId: string,
): (query: string, signal: AbortSignal) => Promise<readonly MentionCandidate[]> {
  return useCallback(
    async (query, signal) => {
      if (query.trim() === '') return [];
      const [{ people }, { documents }] = await Promise.all([
        api('GET /api/people', { query: { query, limit: EACH }, signal }),
        api('GET /api/search', { query: { q: query, kind: 'document', limit: EACH }, signal }),
      ]);
      return [
        ...people.map((person) => ({
          kind: 'person' as const,
          id: person.id,
          label: person.displayName,
          detail: person.orgUnitName,
        })),
        ...documents
          .filter(({ document }) => document.id !== documentId)
          .map(({ document }) => ({
            kind: 'document' as const,
            id: document.id,
            label: document.title,
            ...(document.community === null ? {} : { detail: document.community.name }),
          })),
      ];
    },
    [documentId],
  );
}
