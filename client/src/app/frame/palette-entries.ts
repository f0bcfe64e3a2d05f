import type { RouteResponse } from '../../api/contracts.ts';
import type { IconName } from '../../ui/icon.tsx';

type SearchAnswer = RouteResponse<'GET /api/search'>;
type Parts = SearchAnswer['documents'][number]['title'];

export interface PaletteEntry {
  id: string;
  label: string;
  /** The label with what was looked for marked. */
  parts?: Parts;
  note?: string;
  icon: IconName;
  run: () => void;
}

function named(...notes: readonly (string | null | undefined)[]): { note?: string } {
  const note = notes.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  return note === '' ? {} : { note };
}

/** What a search found, as entries: documents first, then communities. People have no page of their own yet. */
export function foundIn(answer: SearchAnswer, open: (to: string) => void): PaletteEntry[] {
  return [
    ...answer.documents.map(({ document, title, excerpts }): PaletteEntry => ({
      id: `document:${document.id}`,
      label: document.title,
      parts: title,
      icon: 'document',
      ...named(document.community?.name, excerpts[0]?.map(({ text }) => text).join('')),
      run: () => open(`/documents/${encodeURIComponent(document.id)}`),
    })),
    ...answer.communities.map(({ community, name }): PaletteEntry => ({
      id: `community:${community.id}`,
      label: community.name,
      parts: name,
      icon: 'people',
      ...named(community.home.name),
      run: () => open(`/communities/${encodeURIComponent(community.id)}`),
    })),
  ];
}

/** The page that lists everything found. */
export function allResults(label: string, query: string, open: (to: string) => void): PaletteEntry {
  return { id: 'all-results', label, icon: 'search', run: () => open(`/search?q=${encodeURIComponent(query)}`) };
}
