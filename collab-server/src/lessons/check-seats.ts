import { dayOf, decide, heldRoles, isInForce } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { ProblemError } from '../platform/errors.ts';
import { maySeatPupil } from './classes/rules.ts';
import { classesTaughtBy } from './classes/store.ts';
import { findPupils } from './consents/store.ts';
import type { SeatPlan } from './rules.ts';

type PlannedSeat = {
  readonly seat: SeatPlan['seat'];
  readonly personId: string;
  readonly classroomOrgUnitId: string | null;
  readonly classroomName: string | null;
};

export function planOf({ seat, personId, classroomOrgUnitId, classroomName }: PlannedSeat): SeatPlan {
  const classroom = classroomOrgUnitId === null ? null : { orgUnitId: classroomOrgUnitId, name: classroomName ?? '' };
  return { seat, personId, classroom };
}

/** Everybody who gets a seat, every school of a classroom, and every class that sits in one, must be there. */
export async function checkPlaces(db: Db, seats: readonly SeatPlan[]): Promise<void> {
  const personIds = seats.map(({ personId }) => personId);
  const people = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', personIds)
    .where('disabled', '=', 0)
    .execute();
  if (people.length !== new Set(personIds).size) throw new ProblemError('lesson.personNotFound');
  const classrooms = seats.flatMap(({ classroom }) => (classroom ? [classroom] : []));
  const unitIds = [...new Set(classrooms.map(({ orgUnitId }) => orgUnitId))];
  if (unitIds.length === 0) return;
  const units = await db
    .selectFrom('orgUnit')
    .select('id')
    .where('id', 'in', unitIds)
    .where('level', '=', 'school')
    .execute();
  if (units.length !== unitIds.length) throw new ProblemError('lesson.seatsRefused', { reason: 'classroomMissing' });
  const groups = await db
    .selectFrom('classGroup')
    .select(['id', 'orgUnitId'])
    .where('orgUnitId', 'in', unitIds)
    .execute();
  const isThere = classrooms.every(
    ({ classGroupId, orgUnitId }) =>
      (classGroupId ?? null) === null ||
      groups.some((group) => group.id === classGroupId && group.orgUnitId === orgUnitId),
  );
  if (!isThere) throw new ProblemError('lesson.seatsRefused', { reason: 'classMissing' });
}

/** Classes of the rosters that are to sit in classrooms. */
export const classesIn = (seats: readonly SeatPlan[]): readonly string[] =>
  seats.flatMap(({ classroom }) => classroom?.classGroupId ?? []);

export async function checkLead(db: Db, personId: string, homeOrgUnitId: string, nowMs: number): Promise<void> {
  const home = await db.selectFrom('orgUnit').select('path').where('id', '=', homeOrgUnitId).executeTakeFirst();
  const roles = await heldRoles(db, personId, nowMs);
  const leads = decide('leadLiveLesson', roles, { orgPath: home?.path ?? '', invited: true });
  if (!leads.ok) throw new ProblemError('lesson.leadRefused');
}

/**
 * Whoever is a pupil is seated by somebody of their own school: their teachers, or who reads its rolls.
 *
 * @param pupilsAlone nobody but pupils is seated
 */
export async function checkPupils(
  db: Db,
  viewerId: string,
  seats: readonly SeatPlan[],
  nowMs: number,
  { pupilsAlone = false }: { readonly pupilsAlone?: boolean } = {},
): Promise<void> {
  const personIds = [...new Set(seats.map(({ personId }) => personId))];
  const pupils = await findPupils(db, personIds, nowMs);
  if (pupilsAlone && pupils.length < personIds.length) throw new ProblemError('lesson.pupilRefused');
  if (pupils.length === 0) return;
  const roles = await heldRoles(db, viewerId, nowMs);
  const enrolled = await db
    .selectFrom('enrolment')
    .where('personId', 'in', personIds)
    .where('role', '=', 'student')
    .select(['personId', 'classGroupId', 'beginsOn', 'endsOn'])
    .execute();
  const current = enrolled.filter((row) => isInForce(row, dayOf(nowMs)));
  const classGroupIds = current.map(({ classGroupId }) => classGroupId);
  const taught = await classesTaughtBy(db, viewerId, classGroupIds, nowMs);
  for (const { personId, schools } of pupils) {
    const paths = schools.map(({ path }) => path);
    const teaches = current.some((row) => row.personId === personId && taught.has(row.classGroupId));
    if (!maySeatPupil(roles, paths, teaches)) throw new ProblemError('lesson.pupilRefused');
  }
}
