import { randomUUID } from 'node:crypto';
import { auditMigrations } from '../audit/index.ts';
import { communityMigrations, insertCommunity } from '../communities/index.ts';
import { type RoleCode, identityMigrations } from '../identity/index.ts';
import { layPerson, layUnits } from '../identity/testing-people.ts';
import type { DatabaseHandle, Db } from '../platform/database/index.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { CommunityRight, DocumentRight } from './contract.ts';
import { documentMigrations } from './migrations.ts';
import { searchMigrations } from './search/index.ts';
import { insertDocument } from './store.ts';
import { syncMigrations } from './sync/index.ts';

/** Two schools of two counties under one province, for tests of who may do what. */
const units = [
  { id: 'province', parentId: null, level: 'province', name: '福建省', path: 'province/' },
  { id: 'city', parentId: 'province', level: 'city', name: '福州市', path: 'province/city/' },
  { id: 'countyA', parentId: 'city', level: 'county', name: '甲县', path: 'province/city/countyA/' },
  { id: 'schoolA', parentId: 'countyA', level: 'school', name: '甲县第一小学', path: 'province/city/countyA/schoolA/' },
  { id: 'countyB', parentId: 'city', level: 'county', name: '乙县', path: 'province/city/countyB/' },
  { id: 'schoolB', parentId: 'countyB', level: 'school', name: '乙县第二小学', path: 'province/city/countyB/schoolB/' },
] as const;

export type UnitId = (typeof units)[number]['id'];

/** A database with everything that documents need and the units above; `empty` leaves these out. */
export async function openDocumentDatabase(
  testDatabase: TestDatabase,
  { empty = false }: { readonly empty?: boolean } = {},
): Promise<DatabaseHandle & { dispose(): Promise<void> }> {
  const handle = await testDatabase.open(
    identityMigrations,
    auditMigrations,
    communityMigrations,
    documentMigrations,
    syncMigrations,
    searchMigrations,
  );
  if (!empty) await layUnits(handle.db, units);
  return handle;
}

/** A person with roles at units; answers the id, which is the account. */
export async function addPerson(
  db: Db,
  account: string,
  roles: readonly (readonly [RoleCode, UnitId])[] = [['teacher', 'schoolA']],
  displayName: string = account,
): Promise<string> {
  await layPerson(db, { id: account, displayName }, roles);
  return account;
}

export async function addCommunity(
  db: Db,
  host: string,
  members: readonly string[] = [],
  name = '六年级数学备课组',
): Promise<string> {
  const id = await insertCommunity(db, {
    name,
    purpose: '',
    subject: null,
    stage: null,
    homeOrgUnitId: 'countyA',
    documentRight: 'edit',
    founderId: host,
    nowMs: 1,
  });
  for (const personId of members) {
    await db
      .insertInto('communityMember')
      .values({ communityId: id, personId, role: 'member', joinedAtMs: 1, addedBy: host })
      .execute();
  }
  return id;
}

/** A document without content. */
export async function addDocument(
  db: Db,
  ownerId: string,
  options: {
    readonly title?: string;
    readonly communityId?: string;
    readonly communityRight?: CommunityRight;
    readonly rights?: Readonly<Record<string, DocumentRight>>;
    readonly nowMs?: number;
  } = {},
): Promise<string> {
  const id = randomUUID();
  const { title = '无题', communityId = null, communityRight = 'none', rights = {}, nowMs = 1 } = options;
  const place = { communityId, communityRight, ownerId };
  await insertDocument(db, { id, title, template: null, ...place, pictures: [], nowMs });
  for (const [personId, right] of Object.entries(rights)) {
    await db
      .insertInto('documentMember')
      .values({ documentId: id, personId, right, grantedAtMs: nowMs, grantedBy: ownerId })
      .execute();
  }
  return id;
}
