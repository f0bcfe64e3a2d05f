import type { LogHeader } from '@tongyan/sim-engine/log';
import type { Db } from '../platform/database/index.ts';
import { findAssignment } from './assignment-store.ts';
import type { AttemptRow } from './attempt-store.ts';
import type { AttemptFacts } from './records-port.ts';
import { findExercise, type SceneSource, textOf } from './scenes.ts';

/** What records are told of an attempt. */
export async function factsOf(
  { db, scenes }: { readonly db: Db; readonly scenes: SceneSource },
  attempt: AttemptRow,
): Promise<AttemptFacts> {
  const { sceneId, exerciseId, assignmentId } = attempt;
  const [found, assignment] = await Promise.all([
    findExercise(scenes, sceneId, exerciseId),
    assignmentId === null ? undefined : findAssignment(db, assignmentId),
  ]);
  const manifest = scenes.manifests.find(({ id }) => id === sceneId);
  const unnamed = { 'zh-CN': sceneId, en: sceneId };
  return {
    attemptId: attempt.id,
    personId: attempt.personId,
    sceneId,
    sceneVersion: (JSON.parse(attempt.header) as LogHeader).model.version,
    sceneTitle: manifest?.title ?? unnamed,
    exerciseId,
    exerciseTitle: found ? textOf(found.scene, found.exercise.title) : unnamed,
    mode: attempt.mode,
    passShare: found?.exercise.passShare ?? 1,
    assignmentId,
    classGroupId: assignment?.classGroupId ?? null,
    orgUnitId: assignment?.orgUnitId ?? null,
    openedAtMs: attempt.openedAtMs,
  };
}
