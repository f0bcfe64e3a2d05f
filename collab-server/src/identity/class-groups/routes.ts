import { recordAudit } from '../../audit/index.ts';
import { ProblemError } from '../../platform/errors.ts';
import { type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { requireAdministrator, requireOrgUnit } from '../administration/access.ts';
import { classGroupRoutes } from '../contract-class-groups.ts';
import type { IdentityDeps } from '../deps.ts';
import { administers } from '../rules.ts';
import type { ClassGroupTable } from '../tables.ts';
import { gradesOfColumn } from './grades.ts';
import { findClassGroup, listClassGroups, listEnrolled } from './store.ts';

/** The classes of a school and who is in them, for its administrators. */
export function registerClassGroups(app: HttpApp, { db, authenticate, now }: IdentityDeps): void {
  implementRoutes(app, authenticate, classGroupRoutes, {
    'GET /api/org-units/:orgUnitId/class-groups': async ({ viewer, params }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const school = await requireOrgUnit(db, actor, params.orgUnitId);
      const groups = await listClassGroups(db, school.id, actor.day);
      const enrolled = await listEnrolled(
        db,
        school.id,
        groups.map(({ id }) => id),
        actor.day,
      );
      const byGroup = Map.groupBy(enrolled, ({ classGroupId }) => classGroupId);
      return {
        classGroups: groups.toSorted(inOrder).map((group) => {
          const roles = (byGroup.get(group.id) ?? []).map(({ role }) => role);
          const count = (wanted: 'teacher' | 'student') => roles.filter((role) => role === wanted).length;
          return { ...describeClassGroup(group), teachers: count('teacher'), students: count('student') };
        }),
      };
    },
    'GET /api/class-groups/:classGroupId': async ({ viewer, params, request }) => {
      const actor = await requireAdministrator(db, viewer, now());
      const group = await findClassGroup(db, params.classGroupId);
      if (!group || !administers(actor.roles, group.orgPath)) throw new ProblemError('classGroup.notFound');
      const enrolled = await listEnrolled(db, group.orgUnitId, [group.id], actor.day);
      const orgUnit = { id: group.orgUnitId, name: group.orgUnitName, path: group.orgPath };
      const record = { action: 'classGroup.read', actor, orgUnit, count: enrolled.length, requestId: request.id };
      await recordAudit(db, { ...record, detail: { title: group.title } }, now());
      return {
        ...describeClassGroup(group),
        orgUnitName: group.orgUnitName,
        enrolments: enrolled.map(({ personId, displayName, account, role, isPrimary, beginsOn, endsOn }) => {
          const person = { id: personId, displayName, account };
          return { person, role, isPrimary: isPrimary === 1, beginsOn, endsOn };
        }),
      };
    },
  });
}

function describeClassGroup({ id, title, kind, grades, subject, classCode, location, endsOn }: ClassGroupTable) {
  return { id, title, kind, grades: gradesOfColumn(grades), subject, classCode, location, endsOn };
}

/** Homerooms first, from the youngest grade up, then by name as numbers count: class 2 before class 10. */
function inOrder(a: ClassGroupTable, b: ClassGroupTable): number {
  const compare = (x: string, y: string) => x.localeCompare(y, 'zh-CN', { numeric: true });
  return compare(a.kind, b.kind) || compare(a.grades, b.grades) || compare(a.title, b.title) || compare(a.id, b.id);
}
