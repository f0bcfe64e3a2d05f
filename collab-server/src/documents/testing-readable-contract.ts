import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseHandle } from '../platform/database/index.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import { listDocuments } from './list-store.ts';
import { documentRight } from './rules.ts';
import { findDocument, findDocuments } from './store.ts';
import { addCommunity, addDocument, addPerson, openDocumentDatabase } from './testing.ts';

const ownRights = ['own', 'edit', 'comment', 'read', null] as const;
const roles = ['host', 'member', null] as const;
const communityRights = ['edit', 'comment', 'read', 'none'] as const;

/** The condition in queries says what the rule says, in every cell; on every database. */
export function readableContract(testDatabase: TestDatabase): void {
  describe(`what may be read on ${testDatabase.name}`, () => {
    let handle: DatabaseHandle & { dispose(): Promise<void> };
    const documents = new Map<string, string>();

    beforeAll(async () => {
      handle = await openDocumentDatabase(testDatabase);
      const { db } = handle;
      await addPerson(db, 'owner');
      await addPerson(db, 'viewer');
      const communities = {
        host: await addCommunity(db, 'viewer', ['owner']),
        member: await addCommunity(db, 'owner', ['viewer']),
        null: await addCommunity(db, 'owner'),
      };
      for (const role of roles) {
        for (const communityRight of communityRights) {
          for (const right of ownRights) {
            const communityId = communities[`${role}`];
            const rights: Record<string, NonNullable<typeof right>> = right === null ? {} : { viewer: right };
            const id = await addDocument(db, 'owner', { communityId, communityRight, rights });
            documents.set(id, `${role} ${communityRight} ${right}`);
          }
        }
      }
    });
    afterAll(() => handle.dispose());

    it('is the same in lists, in searches of several, and by the rule for one', async () => {
      const byRule: string[] = [];
      for (const [id, name] of documents) {
        const row = await findDocument(handle.db, id, 'viewer');
        if (row && documentRight(row) !== null) byRule.push(name);
      }
      const several = await findDocuments(handle.db, [...documents.keys()], 'viewer');
      const listed: string[] = [];
      for (const communityId of new Set(several.map((row) => row.communityId ?? ''))) {
        const scope = { kind: 'community', communityId, archived: false } as const;
        const rows = await listDocuments(handle.db, { viewerId: 'viewer', scope, limit: 100 });
        listed.push(...rows.map((row) => documents.get(row.id) ?? ''));
      }
      const names = (ids: readonly { id: string }[]) => ids.map(({ id }) => documents.get(id) ?? '').toSorted();
      expect(names(several)).toEqual(byRule.toSorted());
      expect(listed.toSorted()).toEqual(byRule.toSorted());
      // Of 60 cells: 48 with a right by name, and 6 of the others through the community.
      expect([documents.size, byRule.length]).toEqual([60, 54]);
    });
  });
}
