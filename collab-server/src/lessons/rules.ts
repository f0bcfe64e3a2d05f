import type { StageEventKind } from '@tongyan/media/timeline';
import { decide, type HeldRole } from '../identity/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import type { LessonState, SeatKind } from './contract.ts';

export type SeatPlan = {
  readonly seat: SeatKind;
  readonly personId: string;
  readonly classroom?: { readonly orgUnitId: string; readonly name: string } | null | undefined;
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

/** One lead teacher; everybody once; who sits in a classroom is told in which. */
export function decideSeats(seats: readonly SeatPlan[]): Result<void, Problem> {
  const refuse = (reason: string) => err(problem('lesson.seatsRefused', { reason }));
  if (seats.filter(({ seat }) => seat === 'leadTeacher').length !== 1) return refuse('oneLeadTeacher');
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
  { seat, onStage }: { readonly seat: SeatKind; readonly onStage: boolean },
  kind: StageEventKind,
): Result<void, Problem> {
  const may = seat === 'leadTeacher' || (onStage && onStageActs.includes(kind));
  return may ? ok(undefined) : err(problem('permission.denied'));
}

function decideIsOpen(state: LessonState): Result<void, Problem> {
  if (state === 'open') return ok(undefined);
  return err(problem(state === 'ended' ? 'lesson.over' : 'lesson.notOpen'));
}
