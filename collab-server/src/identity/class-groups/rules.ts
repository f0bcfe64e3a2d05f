import type { EnrolmentRole, RoleCode } from '../tables.ts';

/** Roles at the class's own school, one of which a person must hold to be enrolled there as pupil or as teacher. */
const rolesForEnrolment: Readonly<Record<EnrolmentRole, readonly RoleCode[]>> = {
  student: ['student'],
  teacher: ['teacher', 'prepLeader', 'studioHost', 'trainingInstructor', 'enterpriseMentor'],
};

type Held = { readonly orgUnitId: string; readonly role: RoleCode; readonly endsOn: string | null };

/** Whether these memberships let a person stand in a class of a school: one that fits, and has not ended by a day. */
export function mayBeEnrolled(
  memberships: readonly Held[],
  enrolment: { readonly schoolId: string; readonly role: EnrolmentRole },
  day: string,
): boolean {
  return memberships.some(
    ({ orgUnitId, role, endsOn }) =>
      orgUnitId === enrolment.schoolId &&
      rolesForEnrolment[enrolment.role].includes(role) &&
      (endsOn === null || endsOn >= day),
  );
}

/** Whether it still stands on a day, or begins later. */
export function isOpen({ endsOn }: { readonly endsOn: string | null }, day: string): boolean {
  return endsOn === null || endsOn >= day;
}
