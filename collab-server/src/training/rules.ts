import { type HeldRole, decide, isWithin } from '../identity/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import type { Assignment, AttemptMode, AttemptPlace, AttemptState, FaultChoice } from './contract-shapes.ts';

/** How a person stands to the training of a class. */
export type ClassStanding = {
  /** Pupil of it: works on what is set. */
  readonly trainee: boolean;
  /** Sees every attempt and comments. */
  readonly see: boolean;
  /** Sets tasks and judges. */
  readonly judge: boolean;
};

export type ClassPlace = { readonly orgPath: string; readonly subject: string | null };

/**
 * Setting and judging is a training instructor's of that school and trade, and an enterprise mentor's who was taken into the class; seeing
 * also that of the class's own teachers.
 *
 * @param enrolment as what the person stands in the class today
 */
export function classStanding(
  roles: readonly HeldRole[],
  { orgPath, subject }: ClassPlace,
  enrolment: readonly ('teacher' | 'student')[],
): ClassStanding {
  const teaches = enrolment.includes('teacher');
  const judge = decide('judgeTrainingTask', roles, { orgPath, subject, invited: teaches }).ok;
  const see = judge || (teaches && decide('seePortrait', roles, { orgPath, theirClass: teaches }).ok);
  return { trainee: enrolment.includes('student') && mayRun(roles), see, judge };
}

export const NOBODY: ClassStanding = { trainee: false, see: false, judge: false };

export function mayRun(roles: readonly HeldRole[]): boolean {
  return decide('runTraining', roles, { own: true }).ok;
}

/** Whether somebody may set tasks anywhere: they may read which faults there are. */
export function maySetTasks(roles: readonly HeldRole[]): boolean {
  return roles.some(({ role }) => role === 'trainingInstructor' || role === 'enterpriseMentor');
}

/** Paths of the units whose numbers a person may read. */
export function dashboardPaths(roles: readonly HeldRole[]): readonly string[] {
  return roles.flatMap(({ orgPath }) => (decide('seeDashboards', roles, { orgPath }).ok ? [orgPath] : []));
}

export function mayReadNumbersOf(roles: readonly HeldRole[], orgPath: string): boolean {
  return (
    decide('seeDashboards', roles, { orgPath }).ok && dashboardPaths(roles).some((path) => isWithin(orgPath, path))
  );
}

/** Fewer people than this are never told of as a group to anybody outside their class. */
export const LEAST_GROUP = 10;

/** A refusal never tells that there is an assignment to somebody who may not know of it. */
export function decideSee(standing: ClassStanding): Result<null, Problem> {
  if (standing.see) return ok(null);
  return err(problem(standing.trainee ? 'permission.denied' : 'training.assignmentNotFound'));
}

export function decideJudge(standing: ClassStanding): Result<null, Problem> {
  if (standing.judge) return ok(null);
  return err(problem(standing.see || standing.trainee ? 'permission.denied' : 'training.assignmentNotFound'));
}

export type ExerciseLimits = {
  readonly modes: readonly string[];
  readonly faultIds: readonly string[];
  readonly faultCount: { readonly least: number; readonly most: number };
};

/** Whether an exercise can be set in this way. */
export function judgeTask(
  exercise: ExerciseLimits,
  { mode, faults }: { readonly mode: AttemptMode; readonly faults: FaultChoice },
): Result<null, Problem> {
  if (!exercise.modes.includes(mode)) return err(problem('training.modeNotOffered'));
  const { least, most } = exercise.faultCount;
  const count = faults.kind === 'none' ? 0 : faults.kind === 'drawn' ? faults.count : faults.faultIds.length;
  const isKnown = faults.kind !== 'chosen' || faults.faultIds.every((id) => exercise.faultIds.includes(id));
  const fits = count >= least && count <= Math.min(most, exercise.faultIds.length);
  if (!isKnown || !fits) return err(problem('training.faultsRefused', { least, most }));
  return ok(null);
}

export function judgeWindow(opensAtMs: number, closesAtMs: number): Result<null, Problem> {
  return closesAtMs > opensAtMs ? ok(null) : err(problem('training.windowReversed'));
}

/** An exam with hidden faults is computed where nobody can look into it. */
export function placeOf(mode: AttemptMode, faultCount: number): AttemptPlace {
  return mode === 'exam' && faultCount > 0 ? 'server' : 'device';
}

/** Draws so many of a list, each equally likely. @param random numbers from 0 up to but not including 1 */
export function drawLots<T>(list: readonly T[], count: number, random: () => number): readonly T[] {
  const rest = [...list];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}

export type OpeningInput = {
  readonly standing: ClassStanding;
  readonly assignment: Pick<Assignment, 'opensAtMs' | 'closesAtMs' | 'attempts' | 'withdrawnAtMs'>;
  readonly attemptsUsed: number;
  readonly nowMs: number;
};

/** Whether a new attempt of an assignment may be opened now. */
export function judgeOpening({ standing, assignment, attemptsUsed, nowMs }: OpeningInput): Result<null, Problem> {
  if (!standing.trainee) {
    return err(problem(standing.see ? 'permission.denied' : 'training.assignmentNotFound'));
  }
  const { opensAtMs, closesAtMs, attempts, withdrawnAtMs } = assignment;
  if (withdrawnAtMs !== null) return err(problem('training.assignmentWithdrawn'));
  if (nowMs < opensAtMs) return err(problem('training.notYetOpen', { opensAtMs }));
  if (nowMs >= closesAtMs) return err(problem('training.windowClosed', { closesAtMs }));
  if (attempts !== null && attemptsUsed >= attempts) {
    return err(problem('training.attemptsUsedUp', { most: attempts }));
  }
  return ok(null);
}

export const isOpenState = (state: AttemptState): boolean => state === 'opened' || state === 'running';

/** What somebody may do with one attempt. */
export type AttemptRights = {
  readonly known: boolean;
  readonly go: boolean;
  readonly readLog: boolean;
  readonly readScore: boolean;
  readonly comment: boolean;
  readonly judge: boolean;
  readonly readIntegrity: boolean;
  /** Send messages into a run on the server, and stop it for a while. */
  readonly mayLead: boolean;
};

export type AttemptView = {
  readonly isOwner: boolean;
  readonly standing: ClassStanding;
  readonly state: AttemptState;
  readonly place: AttemptPlace;
  readonly mode: AttemptMode;
  /** Whether what a trainee waits for has come: the close, where results are told after it. */
  readonly isTold: boolean;
};

/**
 * A trainee sees their own, a teacher those of their class, nobody else knows of it. A run on the server keeps its log to itself until
 * the score is told: its faults stand in it.
 */
export function attemptRights({ isOwner, standing, state, place, mode, isTold }: AttemptView): AttemptRights {
  const teaches = standing.see && !isOwner;
  const isScored = state === 'scored';
  const isOver = !isOpenState(state);
  const ownLog = place === 'device' ? mode !== 'exam' || !isOver || isTold : isOver && isTold;
  return {
    known: isOwner || teaches,
    go: isOwner && isOpenState(state),
    readLog: teaches || (isOwner && ownLog),
    readScore: isScored && (teaches || (isOwner && isTold)),
    comment: teaches || (isOwner && isOver && isTold),
    judge: standing.judge && !isOwner && isScored,
    readIntegrity: teaches,
    mayLead: standing.judge && !isOwner,
  };
}
