import { CONTENT_FIELD, contentToUpdate, type ContentNode } from '@tongyan/collab-server/content';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

export interface LabPerson {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
}

/** Two documents linked in memory as the sync server would link them, with the first content in both. */
export function linkedPeople(content: ContentNode): readonly [LabPerson, LabPerson] {
  const make = (): LabPerson => {
    const doc = new Y.Doc();
    return { doc, awareness: new Awareness(doc) };
  };
  const pair = [make(), make()] as const;
  const [one, other] = pair;
  const pass = (from: LabPerson, to: LabPerson): void => {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== from) Y.applyUpdate(to.doc, update, to);
    });
    from.awareness.on(
      'update',
      ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
        if (origin === 'link') return;
        applyAwarenessUpdate(
          to.awareness,
          encodeAwarenessUpdate(from.awareness, [...added, ...updated, ...removed]),
          'link',
        );
      },
    );
  };
  pass(one, other);
  pass(other, one);
  one.awareness.setLocalStateField('user', { personId: 'xu', name: '许映川', organisation: '青屿实验小学' });
  other.awareness.setLocalStateField('user', { personId: 'wu', name: '吴知行', organisation: '西浦溪小学' });
  Y.applyUpdate(one.doc, contentToUpdate(content));
  if (other.doc.getXmlFragment(CONTENT_FIELD).length === 0) throw new Error('The two documents are not linked');
  return pair;
}
