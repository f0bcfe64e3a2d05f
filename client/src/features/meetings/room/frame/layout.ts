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

export function useMeetingLayout({
  isNarrow,
  hasDocument,
}: {
  isNarrow: boolean;
  hasDocument: boolean;
}): MeetingLayout {
  const [layout, setLayout] = useState<Layout>(hasDocument && !isNarrow ? 'beside' : 'videos');
  const [panel, setPanel] = useState<PanelId | null>(isNarrow ? null : 'agenda');
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
