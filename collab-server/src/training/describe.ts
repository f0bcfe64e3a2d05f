import type { AssignmentRow } from './assignment-store.ts';
import type { AttemptRow } from './attempt-store.ts';
import { standingsOf } from './class-store.ts';
import type { Assignment, Attempt, FaultChoice, LogProblem } from './contract-shapes.ts';
import type { TrainingDeps } from './deps.ts';
import { readTaskAspects } from './outcome.ts';
import { type AttemptRights, attemptRights, type ClassStanding, judgeOpening, NOBODY } from './rules.ts';
import { findExercise, titleOf } from './scenes.ts';

/** Whether a trainee is told the score yet. */
export const isTold = ({ results, closesAtMs }: AttemptRow, nowMs: number): boolean =>
  results !== 'afterClose' || (closesAtMs ?? 0) <= nowMs;

export function rightsTo(
  attempt: AttemptRow,
  viewer: { readonly personId: string; readonly standing: ClassStanding },
  nowMs: number,
): AttemptRights {
  const { state, place, mode, personId } = attempt;
  const { standing } = viewer;
  const isOwner = personId === viewer.personId;
  return attemptRights({ isOwner, standing, state, place, mode, isTold: isTold(attempt, nowMs) });
}

/** One attempt as the viewer may see it. */
export async function describeAttempt(
  { scenes, now }: Pick<TrainingDeps, 'scenes' | 'now'>,
  row: AttemptRow,
  rights: AttemptRights,
): Promise<Attempt> {
  const found = await findExercise(scenes, row.sceneId, row.exerciseId);
  const isTeacher = rights.readIntegrity;
  const nowMs = now();
  const { awarded, total, passed, openAspects, revision, scoredAtMs } = row;
  const hasScore = rights.readScore && awarded !== null && total !== null;
  return {
    id: row.id,
    assignmentId: row.assignmentId,
    sceneId: row.sceneId,
    exerciseId: row.exerciseId,
    exerciseTitle: await titleOf(scenes, row.sceneId, row.exerciseId),
    person: { personId: row.personId, displayName: row.displayName },
    mode: row.mode,
    place: row.place,
    state: row.state,
    openedAtMs: row.openedAtMs,
    deadlineMs: row.deadlineMs,
    lastSeenAtMs: row.lastSeenAtMs,
    submittedAtMs: row.submittedAtMs,
    scoredAtMs: isTeacher || isTold(row, nowMs) ? scoredAtMs : null,
    tick: row.tick,
    tickS: found?.exercise.training.system.tickS ?? 0,
    entries: row.nextSeq - row.issued,
    step: isTeacher || row.mode !== 'exam' ? row.step : null,
    score: hasScore ? { awarded, total, passed: passed === 1, open: openAspects ?? 0, revision } : null,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as LogProblem),
    attention: isTeacher && row.state !== 'opened' ? row.attention === 1 : null,
  };
}

export async function describeAttempts(
  deps: Pick<TrainingDeps, 'scenes' | 'now'>,
  rows: readonly AttemptRow[],
  viewer: { readonly personId: string; readonly standing: ClassStanding },
): Promise<Attempt[]> {
  return Promise.all(rows.map((row) => describeAttempt(deps, row, rightsTo(row, viewer, deps.now()))));
}

export async function describeAssignment(
  { scenes, now }: Pick<TrainingDeps, 'scenes' | 'now'>,
  row: AssignmentRow,
  standing: ClassStanding,
): Promise<Assignment> {
  const found = await findExercise(scenes, row.sceneId, row.exerciseId);
  const seesFaults = standing.see;
  const opening = judgeOpening({ standing, assignment: row, attemptsUsed: 0, nowMs: now() });
  return {
    id: row.id,
    sceneId: row.sceneId,
    exerciseId: row.exerciseId,
    exerciseTitle: await titleOf(scenes, row.sceneId, row.exerciseId),
    classGroup: { id: row.classGroupId, title: row.classTitle, orgUnitName: row.orgUnitName },
    mode: row.mode,
    title: row.title,
    note: row.note,
    faults: seesFaults ? (JSON.parse(row.faults) as FaultChoice) : null,
    minutes: row.minutes,
    attempts: row.attempts,
    opensAtMs: row.opensAtMs,
    closesAtMs: row.closesAtMs,
    results: row.results,
    passShare: found?.exercise.passShare ?? 1,
    judged: [...readTaskAspects(row.judged)],
    createdBy: { personId: row.createdBy, displayName: row.createdByName },
    createdAtMs: row.createdAtMs,
    withdrawnAtMs: row.withdrawnAtMs,
    may: { run: opening.ok, see: standing.see, judge: standing.judge },
  };
}

/** How a person stands to the class of an attempt; to somebody's free practice nobody does. */
export async function standingTo(
  { db, now }: Pick<TrainingDeps, 'db' | 'now'>,
  personId: string,
  classGroupId: string | null,
): Promise<ClassStanding> {
  if (classGroupId === null) return NOBODY;
  const { classes } = await standingsOf(db, personId, now());
  return classes.get(classGroupId)?.standing ?? NOBODY;
}
