import { CONTENT_FIELD } from '@tongyan/collab-server/content';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { blockIdsOf, placeAt, scrolledFor } from './block-places.ts';

const ids = ['1-0', '1-9', '2-0'];
const boxes = [
  { topPx: 0, heightPx: 40 },
  { topPx: 40, heightPx: 200 },
  { topPx: 240, heightPx: 0 },
];

describe('the place of a document', () => {
  it('is the block at the upper edge and how much of it is past', () => {
    expect(placeAt(ids, boxes, 0)).toEqual({ blockId: '1-0', past: 0 });
    expect(placeAt(ids, boxes, 40)).toEqual({ blockId: '1-9', past: 0 });
    expect(placeAt(ids, boxes, 90)).toEqual({ blockId: '1-9', past: 0.25 });
    expect(placeAt(ids, boxes, 900)).toBeUndefined();
    expect(placeAt([], boxes, 0)).toBeUndefined();
  });

  it('is found again on a screen where the blocks have other heights', () => {
    const higher = boxes.map(({ topPx, heightPx }) => ({ topPx: topPx * 2, heightPx: heightPx * 2 }));
    expect(scrolledFor(ids, higher, { blockId: '1-9', past: 0.25 })).toBe(180);
    expect(scrolledFor(ids, boxes, { blockId: '9-9', past: 0 })).toBeUndefined();
  });

  it('names the same block after others were written before it, on every device', () => {
    const [here, there] = [new Y.Doc(), new Y.Doc()];
    const blocks = here.getXmlFragment(CONTENT_FIELD);
    blocks.insert(0, [new Y.XmlElement('heading'), new Y.XmlElement('paragraph')]);
    const [, paragraph] = blockIdsOf(here);
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
    there.getXmlFragment(CONTENT_FIELD).insert(0, [new Y.XmlElement('paragraph')]);
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    expect(blockIdsOf(here)[2]).toBe(paragraph);
    expect(blockIdsOf(here)).toEqual(blockIdsOf(there));
    expect(paragraph).toMatch(/^\d+-\d+$/u);
  });
});
