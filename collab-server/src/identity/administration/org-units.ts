import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { isUniqueViolation } from '../../platform/database/failures.ts';
import { ProblemError, orThrow } from '../../platform/errors.ts';
import { type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { administrationRoutes } from '../contract-administration.ts';
import type { IdentityDeps } from '../deps.ts';
import { heldRoles } from '../membership-store.ts';
import { countPeople, findOrgUnit, listOrgUnits, orgUnitRow } from '../org-unit-store.ts';
import { type HeldRole, isWithin } from '../permissions.ts';
import { administeredRoots, administers, judgeOrgUnit } from '../rules.ts';
import type { OrgUnitTable } from '../tables.ts';
import { requireAdministrator, requireOrgUnit } from './access.ts';

const {
  'GET /api/org-units': listRoute,
  'POST /api/org-units': addRoute,
  'PATCH /api/org-units/:orgUnitId': renameRoute,
} = administrationRoutes;

export function registerOrgUnits(app: HttpApp, { db, authenticate, now }: IdentityDeps): void {
  const routes = {
    'GET /api/org-units': listRoute,
    'POST /api/org-units': addRoute,
    'PATCH /api/org-units/:orgUnitId': renameRoute,
  };
  implementRoutes(app, authenticate, routes, {
    'GET /api/org-units': async ({ viewer, query }) => {
      const roles = await heldRoles(db, viewer.personId, now());
      const roots = administeredRoots(roles);
      const people = roots.length > 0 ? await countPeople(db) : new Map<string, number>();
      const units = await listOrgUnits(db);
      const shown =
        query.scope === 'administered'
          ? units.filter(({ path }) => roots.some((root) => isWithin(path, root) || isWithin(root, path)))
          : units;
      return { orgUnits: shown.map((unit) => describeOrgUnit(roles, unit, people.get(unit.id) ?? 0)) };
    },
    'POST /api/org-units': async ({ viewer, body, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const parent = await requireOrgUnit(db, actor, body.parentId);
      const codes = orThrow(judgeOrgUnit(parent, body));
      const row = orgUnitRow(parent, { level: body.level, name: body.name.trim(), ...codes });
      await unlessTaken(
        db.transaction().execute(async (trx) => {
          await trx.insertInto('orgUnit').values(row).execute();
          await recordAudit(
            trx,
            { action: 'orgUnit.added', actor, orgUnit: row, requestId: request.id, detail: { level: row.level } },
            now(),
          );
        }),
      );
      return describeOrgUnit(actor.roles, row, 0);
    },
    'PATCH /api/org-units/:orgUnitId': async ({ viewer, params, body, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const unit = await requireOrgUnit(db, actor, params.orgUnitId);
      const renamed = { ...unit, name: body.name.trim() };
      await db.transaction().execute(async (trx) => {
        await trx.updateTable('orgUnit').set({ name: renamed.name }).where('id', '=', unit.id).execute();
        const detail = { from: unit.name, to: renamed.name };
        await recordAudit(
          trx,
          { action: 'orgUnit.renamed', actor, orgUnit: renamed, requestId: request.id, detail },
          now(),
        );
      });
      const people = await countPeople(db);
      return describeOrgUnit(actor.roles, renamed, people.get(unit.id) ?? 0);
    },
  });
}

/** What the audit log asks of identity: the paths that a person administers, or the one of a unit among them. */
export async function administeredPaths(
  db: Db,
  personId: string,
  nowMs: number,
  orgUnitId?: string,
): Promise<readonly string[]> {
  const roles = await heldRoles(db, personId, nowMs);
  if (orgUnitId === undefined) return administeredRoots(roles);
  const unit = await findOrgUnit(db, orgUnitId);
  return unit && administers(roles, unit.path) ? [unit.path] : [];
}

function describeOrgUnit(roles: readonly HeldRole[], unit: OrgUnitTable, people: number) {
  const { id, parentId, level, divisionCode, schoolIdentifier, schoolType, name, path } = unit;
  const administered = administers(roles, path);
  const codes = { divisionCode, schoolIdentifier, schoolType };
  return { id, parentId, level, ...codes, name, people: administered ? people : null, administered };
}

async function unlessTaken<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (isUniqueViolation(error)) throw new ProblemError('orgUnit.codeTaken');
    throw error;
  }
}
