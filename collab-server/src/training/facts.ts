import type { LogHeader } from '@tongyan/sim-engine/log';
import type { Db } from '../platform/database/index.ts';
import type { AttemptTold } from '../records/index.ts';
import { findAssignment } from './assignment-store.ts';
import type { AttemptRow } from './attempt-store.ts';
import { findExercise, type SceneSource, textOf } from './scenes.ts';

/** What records are told of an attempt. */
export async function factsOf(db: Db, scenes: SceneSource, attempt: AttemptRow): Promise<AttemptTold> {
  const { sceneId, exerciseId, assignmentId } = attempt;
  const [found, assignment] = await Promise.all([
    findExercise(scenes, sceneId, exerciseId),
    assignmentId === null ? undefined : findAssignment(db, assignmentId),
  ]);
  const { name, version } = (JSON.parse(attempt.header) as LogHeader).model;
  const unnamed = { 'zh-CN': sceneId, en: sceneId };
  return {
    attemptId: attempt.id,
    personId: attempt.personId,
    sceneId,
    sceneTitle: scenes.manifests.find(({ id }) => id === sceneId)?.title ?? unnamed,
    exerciseId,
    exerciseTitle: found ? textOf(found.scene, found.exercise.title) : unnamed,
    mode: attempt.mode,
    passShare: found?.exercise.passShare ?? 1,
    assignmentId,
    classGroupId: assignment?.classGroupId ?? null,
    orgPath: assignment?.orgPath ?? null,
    schoolName: assignment?.orgUnitName ?? null,
    model: { name, version },
    openedAtMs: attempt.openedAtMs,
  };
}
