import type { StageEventKind } from '@tongyan/media/timeline';
import { decide, type HeldRole } from '../identity/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import type { LessonState, SeatKind } from './contract.ts';

export type SeatPlan = {
  readonly seat: SeatKind;
  readonly personId: string;
  readonly classroom?:
    | {
        readonly orgUnitId: string;
        readonly name: string;
        readonly classGroupId?: string | null | undefined;
        readonly bellOffsetMinutes?: number | undefined;
      }
    | null
    | undefined;
};

const inClassroom: readonly SeatKind[] = ['leadClassroom', 'receivingClassroom', 'assistantTeacher'];
const moderators: readonly (SeatKind | null)[] = ['leadTeacher', 'technician'];

/** Where the devices of classrooms are tried before a lesson, people may come in already. */
const EARLIEST_MS = 30 * 60_000;
/** A lesson that begins late is still held. */
const LATEST_MS = 60 * 60_000;

/** Who may put a lesson into the timetable of a school, and whom it may be led by. */
export function decidePlan(
  planner: readonly HeldRole[],
  lead: readonly HeldRole[],
  homePath: string,
): Result<void, Problem> {
  if (!decide('timetableLiveLesson', planner, { orgPath: homePath }).ok) return err(problem('permission.denied'));
  // A seat is an invitation: an expert of elsewhere may lead too.
  const leads = decide('leadLiveLesson', lead, { orgPath: homePath, invited: true });
  return leads.ok ? ok(undefined) : err(problem('lesson.leadRefused'));
}

/** Lead teachers of one lesson: one leads, another is ready to. */
const MOST_LEAD_TEACHERS = 3;

/** A lead teacher or a few; everybody once; who sits in a classroom is told in which. */
export function decideSeats(seats: readonly SeatPlan[]): Result<void, Problem> {
  const refuse = (reason: string) => err(problem('lesson.seatsRefused', { reason }));
  const leads = seats.filter(({ seat }) => seat === 'leadTeacher').length;
  if (leads === 0) return refuse('leadTeacherMissing');
  if (leads > MOST_LEAD_TEACHERS) return refuse('tooManyLeadTeachers');
  if (new Set(seats.map(({ personId }) => personId)).size !== seats.length) return refuse('personTwice');
  const lacking = seats.some(({ seat, classroom }) => inClassroom.includes(seat) && !classroom);
  return lacking ? refuse('classroomMissing') : ok(undefined);
}

export type LessonFacts = {
  readonly state: LessonState;
  readonly startsAtMs: number;
  readonly durationMs: number;
};

/** A lesson is seen by those who have a seat in it, and by whoever planned it. */
export function decideSee(mySeat: SeatKind | null, isPlanner: boolean): Result<void, Problem> {
  return mySeat !== null || isPlanner ? ok(undefined) : err(problem('lesson.notFound'));
}

export function decideOpen(mySeat: SeatKind | null, lesson: LessonFacts, nowMs: number): Result<void, Problem> {
  if (!moderators.includes(mySeat)) return err(problem('permission.denied'));
  if (lesson.state === 'ended') return err(problem('lesson.over'));
  if (nowMs < lesson.startsAtMs - EARLIEST_MS) return err(problem('lesson.notYet'));
  const isOver = lesson.state === 'planned' && nowMs > lesson.startsAtMs + lesson.durationMs + LATEST_MS;
  return isOver ? err(problem('lesson.over')) : ok(undefined);
}

export function decideModerate(mySeat: SeatKind | null, state: LessonState): Result<void, Problem> {
  if (!moderators.includes(mySeat)) return err(problem('permission.denied'));
  return decideIsOpen(state);
}

/** The lead teacher can be sent out by nobody: a lesson would go on without anybody who leads it. */
export function decideBar(target: SeatKind): Result<void, Problem> {
  return target === 'leadTeacher' ? err(problem('permission.denied')) : ok(undefined);
}

export function decideEnter(
  mySeat: { readonly seat: SeatKind; readonly barred: boolean } | null,
  state: LessonState,
): Result<void, Problem> {
  if (mySeat === null) return err(problem('permission.denied'));
  if (mySeat.barred) return err(problem('lesson.barred'));
  return decideIsOpen(state);
}

/** What a classroom may do on the stage while it is brought there: show and draw, but not lead. */
const onStageActs: readonly StageEventKind[] = ['pointer.move', 'pointer.hide', 'board.put', 'board.erase'];

export function decideAct(
  { seat, leads, onStage }: { readonly seat: SeatKind; readonly leads: boolean; readonly onStage: boolean },
  kind: StageEventKind,
): Result<void, Problem> {
  if (leads || (onStage && onStageActs.includes(kind))) return ok(undefined);
  return err(problem(seat === 'leadTeacher' ? 'lesson.notLeading' : 'permission.denied'));
}

/** Who leads hands over; a technician does it for them; another lead teacher takes over once nobody of the leading seat is there. */
export function decideHandOver(
  mine: { readonly seat: SeatKind; readonly leads: boolean } | null,
  target: { readonly seat: SeatKind; readonly barred: boolean },
  isLeaderPresent: boolean,
): Result<void, Problem> {
  if (target.seat !== 'leadTeacher' || target.barred) return err(problem('permission.denied'));
  if (mine?.leads === true || mine?.seat === 'technician') return ok(undefined);
  if (mine?.seat !== 'leadTeacher') return err(problem('permission.denied'));
  return isLeaderPresent ? err(problem('lesson.leaderPresent')) : ok(undefined);
}

/** Whoever planned a lesson changes its plan until it is opened. */
export function decideReplan(isPlanner: boolean, state: LessonState): Result<void, Problem> {
  if (!isPlanner) return err(problem('permission.denied'));
  return state === 'planned' ? ok(undefined) : err(problem('lesson.begun'));
}

/** Materials and steps, and who sits where, also while the lesson goes on. */
export function decidePrepare(mySeat: SeatKind | null, isPlanner: boolean, state: LessonState): Result<void, Problem> {
  if (!isPlanner && !moderators.includes(mySeat)) return err(problem('permission.denied'));
  return state === 'ended' ? err(problem('lesson.over')) : ok(undefined);
}

/** Whoever prepares a lesson gives its seats; an assistant may bring in pupils of their own who learn from home. */
export function decideAddSeat(
  mySeat: SeatKind | null,
  isPlanner: boolean,
  state: LessonState,
  added: SeatKind,
): Result<void, Problem> {
  const isOwnPupil = mySeat === 'assistantTeacher' && added === 'student';
  return isOwnPupil && state !== 'ended' ? ok(undefined) : decidePrepare(mySeat, isPlanner, state);
}

function decideIsOpen(state: LessonState): Result<void, Problem> {
  if (state === 'open') return ok(undefined);
  return err(problem(state === 'ended' ? 'lesson.over' : 'lesson.notOpen'));
}
