import { decide, type HeldRole, isWithin, type RoleCode } from '../../identity/index.ts';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { LessonState, SeatKind } from '../contract.ts';
import type { ClassAnswer } from './contract.ts';

const staff: readonly RoleCode[] = [
  'researcher',
  'teacher',
  'prepLeader',
  'studioHost',
  'trainingInstructor',
  'administrator',
];
const inClassroom: readonly (SeatKind | null)[] = ['leadClassroom', 'receivingClassroom', 'assistantTeacher'];

/** Whether somebody works at a school, or for it. */
const isStaffOf = (roles: readonly HeldRole[], schoolPath: string): boolean =>
  roles.some(({ role, orgPath }) => staff.includes(role) && isWithin(schoolPath, orgPath));

/** Whether somebody says yes and no for a whole school. */
export const timetables = (roles: readonly HeldRole[], schoolPath: string): boolean =>
  decide('timetableLiveLesson', roles, { orgPath: schoolPath }).ok;

/** How somebody stands to a class of a school. */
export type ClassStanding = {
  readonly roles: readonly HeldRole[];
  readonly schoolPath: string;
  /** Is among its teachers by the roster. */
  readonly teaches: boolean;
};

/** Who answers for a class that is invited: whoever timetables at its school, teaches it, or is to sit with it. */
export function mayAnswer({ roles, schoolPath, teaches }: ClassStanding, seatThere: SeatKind | null): boolean {
  const sitsThere = inClassroom.includes(seatThere) && isStaffOf(roles, schoolPath);
  return timetables(roles, schoolPath) || teaches || sitsThere;
}

/** A yes is given also late; it is taken back only before the lesson: what was recorded since then must be found again by its class. */
export function decideAnswer(may: boolean, state: LessonState, answer: ClassAnswer): Result<void, Problem> {
  if (!may) return err(problem('lesson.notFound'));
  if (state === 'ended') return err(problem('lesson.over'));
  return answer === 'no' && state !== 'planned' ? err(problem('lesson.begun')) : ok(undefined);
}

/**
 * Who reads the names of a classroom's pupils: whoever teaches the lesson or assists there (as somebody of that school), and whoever may read
 * that class's roll by their role.
 */
export function seesNamesOf({ roles, schoolPath, teaches }: ClassStanding, mine: PupilsSeat | null): boolean {
  if (mine?.seat === 'leadTeacher' || teaches || readsRolls(roles, schoolPath)) return true;
  return mine?.helpsThere === true && isStaffOf(roles, schoolPath);
}

export type PupilsSeat = { readonly seat: SeatKind; readonly helpsThere: boolean };

const readsRolls = (roles: readonly HeldRole[], schoolPath: string): boolean =>
  decide('manageRosters', roles, { orgPath: schoolPath }).ok;

/** Whom somebody may seat who is a pupil: those of a school whose rolls they read or which they timetable, and those whom they teach. */
export function maySeatPupil(roles: readonly HeldRole[], schoolPaths: readonly string[], teaches: boolean): boolean {
  return teaches || schoolPaths.some((path) => readsRolls(roles, path) || timetables(roles, path));
}

/** Who at home is known by name: to lead teachers, technician and planner, and to themselves. */
export const seesPupilsAtHome = (seat: SeatKind | null, isPlanner: boolean): boolean =>
  isPlanner || seat === 'leadTeacher' || seat === 'technician';
