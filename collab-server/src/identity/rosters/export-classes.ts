import type { Db } from '../../platform/database/index.ts';
import { gradesOfColumn, writeGrade } from '../class-groups/grades.ts';
import { mayBeEnrolled } from '../class-groups/rules.ts';
import { pathWithin } from '../membership-store.ts';
import type { MembershipTable } from '../tables.ts';
import type { Cells } from './csv-file.ts';
import { keyOfRow } from './plan-context.ts';

type Scope = {
  readonly rootPath: string;
  readonly day: string;
  /** Keys of the units and the people that the same set holds, by id. */
  readonly orgKeys: ReadonlyMap<string, string>;
  readonly personKeys: ReadonlyMap<string, string>;
  readonly memberships: readonly MembershipTable[];
};

/**
 * The classes of a subtree that have not ended, and who is in them. Whoever no longer holds a role that fits is left out:
 * the set would be refused on its way back.
 */
export async function exportClasses(
  db: Db,
  { rootPath, day, orgKeys, personKeys, memberships }: Scope,
): Promise<{ classes: Cells<'classes.csv'>[]; enrollments: Cells<'enrollments.csv'>[] }> {
  const groups = await db
    .selectFrom('classGroup')
    .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
    .where(pathWithin('orgUnit.path', rootPath))
    .where((where) => where.or([where('classGroup.endsOn', 'is', null), where('classGroup.endsOn', '>=', day)]))
    .selectAll('classGroup')
    .execute();
  const enrolled = await db
    .selectFrom('enrolment')
    .innerJoin('classGroup', 'classGroup.id', 'enrolment.classGroupId')
    .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
    .where(pathWithin('orgUnit.path', rootPath))
    .where((where) => where.or([where('enrolment.endsOn', 'is', null), where('enrolment.endsOn', '>=', day)]))
    .selectAll('enrolment')
    .execute();
  const byKey = (a: { id: string; sourcedId: string | null }, b: { id: string; sourcedId: string | null }) =>
    keyOfRow(a) < keyOfRow(b) ? -1 : 1;
  const groupById = new Map(groups.map((group) => [group.id, group]));
  const held = Map.groupBy(memberships, ({ personId }) => personId);

  const classes = groups.toSorted(byKey).map((group): Cells<'classes.csv'> => ({
    sourcedId: keyOfRow(group),
    title: group.title,
    grades: gradesOfColumn(group.grades).map(writeGrade).join(','),
    courseSourcedId: group.courseSourcedId ?? '',
    classCode: group.classCode ?? '',
    classType: group.kind,
    location: group.location ?? '',
    schoolSourcedId: orgKeys.get(group.orgUnitId) ?? '',
    termSourcedIds: group.termSourcedIds ?? '',
    subjectCodes: group.subject ?? '',
    'metadata.endDate': group.endsOn ?? '',
  }));
  const enrollments = enrolled.toSorted(byKey).flatMap((enrolment): Cells<'enrollments.csv'>[] => {
    const group = groupById.get(enrolment.classGroupId);
    const userSourcedId = personKeys.get(enrolment.personId);
    if (!group || userSourcedId === undefined) return [];
    const { role } = enrolment;
    if (!mayBeEnrolled(held.get(enrolment.personId) ?? [], { schoolId: group.orgUnitId, role }, day)) return [];
    return [
      {
        sourcedId: keyOfRow(enrolment),
        classSourcedId: keyOfRow(group),
        schoolSourcedId: orgKeys.get(group.orgUnitId) ?? '',
        userSourcedId,
        role,
        primary: String(enrolment.isPrimary === 1),
        beginDate: enrolment.beginsOn ?? '',
        endDate: enrolment.endsOn ?? '',
      },
    ];
  });
  return { classes, enrollments };
}
