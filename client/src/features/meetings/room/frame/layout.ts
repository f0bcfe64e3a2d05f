import { useState } from 'react';

/** What is in front: pictures alone, pictures beside the document, or the document. */
export type Layout = 'videos' | 'beside' | 'document';
export const LAYOUTS: readonly Layout[] = ['videos', 'beside', 'document'];

export type PanelId = 'agenda' | 'people' | 'chat' | 'results' | 'groups';

export interface MeetingLayout {
  readonly layout: Layout;
  readonly setLayout: (layout: Layout) => void;
  /** Of the side, or of the sheet on a phone; null: closed. */
  readonly panel: PanelId | null;
  readonly setPanel: (panel: PanelId | null) => void;
  /** Opens a panel, or closes it where it is open. */
  readonly togglePanel: (panel: PanelId) => void;
  /** Document in front, or pictures again. */
  readonly toggleDocument: () => void;
}

interface Room {
  readonly isNarrow: boolean;
  readonly hasDocument: boolean;
  /** Who shares a screen, by their place in the media room. */
  readonly sharing: string | null;
}

export function useMeetingLayout({ isNarrow, hasDocument, sharing }: Room): MeetingLayout {
  const [layout, setLayout] = useState<Layout>(hasDocument && !isNarrow ? 'beside' : 'videos');
  const [panel, setPanel] = useState<PanelId | null>(isNarrow ? null : 'agenda');
  const [shared, setShared] = useState<{ readonly by: string | null; readonly before: Layout }>({
    by: null,
    before: layout,
  });
  // A phone shows one of both: a screen comes in front once, and what was there before comes back after it.
  if (isNarrow && sharing !== shared.by) {
    setShared({ by: sharing, before: shared.by === null ? layout : shared.before });
    setLayout(sharing === null ? shared.before : 'document');
  }
  return {
    // A phone has no room for both.
    layout: isNarrow && layout === 'beside' ? 'videos' : layout,
    setLayout,
    panel,
    setPanel,
    togglePanel: (wanted) => setPanel(panel === wanted ? null : wanted),
    toggleDocument: () => setLayout(layout === 'document' ? (isNarrow ? 'videos' : 'beside') : 'document'),
  };
}
