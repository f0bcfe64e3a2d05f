import { heldRoles } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { classroomIdOf } from '../classrooms.ts';
import type { SeatKind } from '../contract.ts';
import type { SeatRow } from '../store.ts';
import { seesNamesOf, seesPupilsAtHome } from './rules.ts';
import { classesTaughtBy } from './store.ts';

const screens: readonly SeatKind[] = ['leadClassroom', 'receivingClassroom'];

export type NamesViewer = {
  readonly viewerId: string;
  readonly seats: readonly SeatRow[];
  readonly mine: SeatRow | null;
  readonly isPlanner: boolean;
};

/** Whether somebody reads the names of the pupils who sit in a classroom of a lesson, or learn from home. @param there its seats */
export async function namesRightOf(
  db: Db,
  { viewerId, seats, mine, isPlanner }: NamesViewer,
  nowMs: number,
): Promise<(there: readonly SeatRow[]) => boolean> {
  const roles = await heldRoles(db, viewerId, nowMs);
  const classGroupIds = seats.flatMap(({ classGroupId }) => classGroupId ?? []);
  const taught = await classesTaughtBy(db, viewerId, classGroupIds, nowMs);
  return (there) => {
    const [first] = there;
    if (first === undefined) return false;
    if (first.seat === 'student') return first.personId === viewerId || seesPupilsAtHome(mine?.seat ?? null, isPlanner);
    const hasAssistant = there.some(({ seat }) => seat === 'assistantTeacher');
    const own = mine && {
      seat: mine.seat,
      // Where nobody assists, whoever is at the screen does.
      helpsThere:
        classroomIdOf(mine, seats) === classroomIdOf(first, seats) &&
        (mine.seat === 'assistantTeacher' || (screens.includes(mine.seat) && !hasAssistant)),
    };
    const teaches = there.some(({ classGroupId }) => classGroupId !== null && taught.has(classGroupId));
    return seesNamesOf({ roles, schoolPath: first.classroomOrgUnitPath ?? '', teaches }, own);
  };
}
