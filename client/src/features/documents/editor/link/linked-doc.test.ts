import {
  CONTENT_FIELD,
  contentToUpdate,
  type SchemaGate,
  templateContent,
  writtenSchemaVersion,
} from '@tongyan/collab-server/content';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { LinkedDoc } from './linked-doc.ts';

const textOf = (doc: Y.Doc): string => doc.getText('t').toString();

/** A document with a first paragraph, and another person's replica of it that is kept in step by hand. */
function sharedDoc(): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, '教学');
  return doc;
}

describe('a linked document', () => {
  it('starts as the shared one and passes changes both ways', () => {
    const shared = sharedDoc();
    const link = new LinkedDoc(shared, { writes: true });
    link.copy.getText('t').insert(2, '过程');
    shared.getText('t').insert(0, '一、');
    expect([textOf(shared), textOf(link.copy)]).toEqual(['一、教学过程', '一、教学过程']);
  });

  it('records the schema version before the first thing that it writes, and not before', () => {
    const shared = sharedDoc();
    const link = new LinkedDoc(shared, { writes: true });
    shared.getText('t').insert(0, '甲');
    expect(writtenSchemaVersion(shared)).toBe(0);
    const versions: number[] = [];
    const replica = new Y.Doc();
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(shared));
    shared.on('update', (update: Uint8Array) => {
      Y.applyUpdate(replica, update);
      versions.push(writtenSchemaVersion(replica));
    });
    link.copy.getText('t').insert(0, '乙');
    expect(versions.every((version) => version > 0)).toBe(true);
    expect(versions).toHaveLength(2);
  });

  it('holds what others write while what I write goes out, and merges on release', () => {
    const shared = sharedDoc();
    const link = new LinkedDoc(shared, { writes: true });
    link.hold();
    shared.getText('t').insert(0, '他');
    link.copy.getText('t').insert(2, '我');
    shared.getText('t').insert(1, '们');
    expect([textOf(link.copy), textOf(shared)]).toEqual(['教学我', '他们教学我']);
    link.release();
    expect(textOf(link.copy)).toBe('他们教学我');
    expect(Y.encodeStateVector(link.copy)).toEqual(Y.encodeStateVector(shared));
  });

  it('gives a reader what others write and nobody what the reader’s copy does', () => {
    const shared = sharedDoc();
    const link = new LinkedDoc(shared, { writes: false });
    link.copy.getText('t').delete(0, 2);
    shared.getText('t').insert(2, '目标');
    expect(textOf(shared)).toBe('教学目标');
    expect(textOf(link.copy)).toContain('目标');
  });

  it('shuts when a newer program joins, before its content arrives, and lets nothing through after', () => {
    const shared = sharedDoc();
    const onGateShut = vi.fn<(gate: SchemaGate) => void>();
    const link = new LinkedDoc(shared, { writes: true, understood: 1, onGateShut });
    const newer = new LinkedDoc(shared, { writes: true, understood: 2 });
    newer.copy.getXmlFragment(CONTENT_FIELD).insert(0, [new Y.XmlElement('hologram')]);
    expect(onGateShut).toHaveBeenCalledExactlyOnceWith({ open: false, writtenBy: 2, understood: 1 });
    expect(link.copy.getXmlFragment(CONTENT_FIELD).length).toBe(0);
    link.copy.getText('t').delete(0, 2);
    expect(textOf(shared)).toBe('教学');
    expect(shared.getXmlFragment(CONTENT_FIELD).length).toBe(1);
  });

  it('applies what comes fast together, in the end all of it', async () => {
    const shared = sharedDoc();
    const link = new LinkedDoc(shared, { writes: true, isPaced: true });
    let changes = 0;
    link.copy.on('update', () => (changes += 1));
    // A slow editor: it takes its time over each change.
    link.copy.on('afterTransaction', () => {
      const untilMs = performance.now() + 5;
      while (performance.now() < untilMs);
    });
    for (let index = 0; index < 50; index += 1) shared.getText('t').insert(0, '字');
    await expect.poll(() => textOf(link.copy)).toBe(textOf(shared));
    expect(changes).toBeLessThan(25);
  });

  it('keeps an editor’s failure from whoever delivers the change, and lets nothing through after', () => {
    const shared = sharedDoc();
    const onBroken = vi.fn<(error: unknown) => void>();
    const link = new LinkedDoc(shared, { writes: true, onBroken });
    link.copy.getText('t').observe(() => {
      throw new Error('the binding does not know this');
    });
    expect(() => shared.getText('t').insert(0, '怪')).not.toThrow();
    expect(onBroken).toHaveBeenCalledOnce();
    const before = textOf(shared);
    link.copy.getMap('meta').set('x', 1);
    expect(shared.getMap('meta').size).toBe(0);
    expect(textOf(shared)).toBe(before);
  });

  it('leaves no listener behind', () => {
    const shared = new Y.Doc();
    Y.applyUpdate(shared, contentToUpdate(templateContent('lessonPlan')));
    const link = new LinkedDoc(shared, { writes: true });
    const { copy } = link;
    link.destroy();
    shared.getText('t').insert(0, '甲');
    expect(textOf(copy)).toBe('');
  });
});
