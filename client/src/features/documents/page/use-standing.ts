import { useEffect, type RefObject } from 'react';
import type * as Y from 'yjs';
import type { DocumentPlace } from '../../../app/doors/shown-document.ts';
import { type BlockBox, blockIdsOf, scrolledFor } from './block-places.ts';

export type Frame = RefObject<HTMLDivElement | null>;

export const scrollerIn = (frame: Frame): HTMLElement | null => frame.current?.querySelector('[role="region"]') ?? null;

export function boxesIn(scroller: HTMLElement): readonly BlockBox[] {
  const content = scroller.querySelector('.ProseMirror');
  if (content === null) return [];
  const origin = scroller.getBoundingClientRect();
  // The page may be shown smaller than it is laid out.
  const scale = origin.width / scroller.offsetWidth || 1;
  return Array.from(content.children, (block) => {
    const { top, height } = block.getBoundingClientRect();
    return { topPx: (top - origin.top) / scale + scroller.scrollTop, heightPx: height / scale };
  });
}

/** How often it is looked whether it still stands where it is to: the text comes late, pictures later, and others write. */
const LOOK_MS = 400;
const NEAR_PX = 2;

/** Keeps a document where it is told to stand. */
export function useStanding(frame: Frame, doc: Y.Doc, place: DocumentPlace | null): void {
  useEffect(() => {
    if (place === null) return undefined;
    const stand = (): void => {
      const scroller = scrollerIn(frame);
      if (scroller === null) return;
      const wanted = scrolledFor(blockIdsOf(doc), boxesIn(scroller), place);
      if (wanted !== undefined && Math.abs(scroller.scrollTop - wanted) > NEAR_PX) scroller.scrollTop = wanted;
    };
    stand();
    const timer = setInterval(stand, LOOK_MS);
    return () => clearInterval(timer);
  }, [frame, doc, place]);
}
