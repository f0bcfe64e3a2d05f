import { type AsyncZippable, strToU8, zip as zipInWorkers } from 'fflate';
import type { Db } from '../../platform/database/index.ts';
import { pathWithin } from '../membership-store.ts';
import { isWithin } from '../permissions.ts';
import { listOrgUnits } from '../org-unit-store.ts';
import { csvLine } from './cells.ts';
import { rosterColumns } from './columns.ts';
import { BYTE_ORDER_MARK, type Cells, csvOf } from './csv-file.ts';
import { exportClasses } from './export-classes.ts';
import { splitName } from './names.ts';
import { keyOfRow } from './plan-context.ts';
import { typeOfLevel, writeRole } from './role-names.ts';

/**
 * The units of a subtree with those above it, its people, their roles in it and its classes, as a OneRoster 1.2 bulk set.
 * Rows bear the keys that a roster knows: the same in every installation that imported it.
 */
export async function exportRoster(
  db: Db,
  rootPath: string,
  day: string,
): Promise<{ zip: Uint8Array; people: number }> {
  const all = await listOrgUnits(db);
  const units = all.filter(({ path }) => isWithin(path, rootPath) || isWithin(rootPath, path));
  const keys = new Map(all.map((unit) => [unit.id, keyOfRow(unit)]));
  const unordered = await db
    .selectFrom('membership')
    .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
    .where(pathWithin('orgUnit.path', rootPath))
    .selectAll('membership')
    .select('orgUnit.level')
    .execute();
  const memberships = unordered.toSorted((a, b) => (keyOfRow(a) < keyOfRow(b) ? -1 : 1));
  const people = await db
    .selectFrom('person')
    .select(['id', 'sourcedId', 'account', 'displayName', 'disabled'])
    .where('id', 'in', (where) =>
      where
        .selectFrom('membership')
        .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
        .where(pathWithin('orgUnit.path', rootPath))
        .select('membership.personId'),
    )
    .orderBy('account')
    .execute();
  const personKeys = new Map(people.map((person) => [person.id, keyOfRow(person)]));
  const primary = new Map(memberships.toReversed().map(({ personId, orgUnitId }) => [personId, orgUnitId]));
  const first = new Set<string>();

  const orgs = units.map((unit): Cells<'orgs.csv'> => ({
    sourcedId: keys.get(unit.id) ?? unit.id,
    name: unit.name,
    type: typeOfLevel[unit.level],
    identifier: unit.level === 'school' ? (unit.schoolIdentifier ?? '') : unit.divisionCode,
    parentSourcedId: unit.parentId === null ? '' : (keys.get(unit.parentId) ?? ''),
    'metadata.schoolType': unit.schoolType ?? '',
  }));
  const users = people.map((person): Cells<'users.csv'> => ({
    sourcedId: personKeys.get(person.id) ?? person.id,
    enabledUser: String(person.disabled === 0),
    username: person.account,
    ...splitName(person.displayName),
    primaryOrgSourcedId: keys.get(primary.get(person.id) ?? '') ?? '',
    'metadata.displayName': person.displayName,
  }));
  const roles = memberships.map((membership): Cells<'roles.csv'> => {
    const roleType = first.has(membership.personId) ? 'secondary' : 'primary';
    first.add(membership.personId);
    return {
      sourcedId: keyOfRow(membership),
      userSourcedId: personKeys.get(membership.personId) ?? '',
      roleType,
      role: writeRole(membership.role, membership.level),
      beginDate: membership.beginsOn ?? '',
      endDate: membership.endsOn ?? '',
      orgSourcedId: keys.get(membership.orgUnitId) ?? '',
      'metadata.subject': membership.subject ?? '',
      'metadata.stage': membership.stage ?? '',
    };
  });
  const scope = { rootPath, day, orgKeys: keys, personKeys, memberships };
  const { classes, enrollments } = await exportClasses(db, scope);
  const zip = await zipped({
    'manifest.csv': manifest(),
    'orgs.csv': csvOf('orgs.csv', orgs),
    'users.csv': csvOf('users.csv', users),
    'roles.csv': csvOf('roles.csv', roles),
    'classes.csv': csvOf('classes.csv', classes),
    'enrollments.csv': csvOf('enrollments.csv', enrollments),
  });
  return { zip, people: people.length };
}

function manifest(): Uint8Array {
  const bulk = Object.keys(rosterColumns).map((file) => [`file.${file.replace('.csv', '')}`, 'bulk']);
  const rows = [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...bulk,
    ['source.systemName', 'Tongyan'],
  ];
  return strToU8(BYTE_ORDER_MARK + rows.map(csvLine).join(''));
}

/** Compressed in threads of its own: the event loop serves others. */
function zipped(files: AsyncZippable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zipInWorkers(files, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}
