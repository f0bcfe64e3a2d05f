import { CONTENT_FIELD } from '@tongyan/collab-server/content';
import type * as Y from 'yjs';
import type { DocumentPlace } from '../../../app/doors/shown-document.ts';

/** Ids of a document's blocks, in order: those of Yjs, which stay while others are written. */
export function blockIdsOf(doc: Y.Doc): readonly string[] {
  return doc
    .getXmlFragment(CONTENT_FIELD)
    .toArray()
    .map(({ _item: item }) => (item === null ? '' : `${item.id.client}-${item.id.clock}`));
}

/** As much of a block's box as its place takes, from the top of the content. */
export interface BlockBox {
  readonly topPx: number;
  readonly heightPx: number;
}

/** What stands at the upper edge when it is scrolled so far; undefined where there is nothing. */
export function placeAt(
  ids: readonly string[],
  boxes: readonly BlockBox[],
  scrolledPx: number,
): DocumentPlace | undefined {
  const index = boxes.findIndex(({ topPx, heightPx }) => topPx + heightPx > scrolledPx);
  const [box, blockId] = [boxes[index], ids[index]];
  if (box === undefined || blockId === undefined || blockId === '') return undefined;
  const past = box.heightPx === 0 ? 0 : (scrolledPx - box.topPx) / box.heightPx;
  return { blockId, past: Math.round(Math.min(1, Math.max(0, past)) * 1_000) / 1_000 };
}

/** How far to scroll for a place; undefined where its block is not there: it was taken away, or has not come yet. */
export function scrolledFor(
  ids: readonly string[],
  boxes: readonly BlockBox[],
  { blockId, past }: DocumentPlace,
): number | undefined {
  const box = boxes[ids.indexOf(blockId)];
  return box === undefined ? undefined : box.topPx + past * box.heightPx;
}
