import type { ScoreResult } from '@tongyan/sim-engine/scoring';
import type { Db } from '../platform/database/index.ts';
import { sql } from 'kysely';
import type { TrainingStatistics } from './contract-score.ts';
import type { TrainingDeps } from './deps.ts';
import { LEAST_GROUP } from './rules.ts';
import { findExercise, textOf, titleOf } from './scenes.ts';

/** The best score of one trainee in one exercise, by its score sheet alone (rule N3). */
export type BestScore = {
  readonly personId: string;
  readonly schoolId: string;
  readonly awarded: number;
  readonly total: number;
  readonly passed: boolean;
  /** Shares of the points by aspect; null where nobody has judged. */
  readonly aspects: Readonly<Record<string, number | null>>;
};

export type Numbers = {
  readonly trainees: number;
  readonly scored: number;
  readonly passed: number;
  readonly meanShare: number;
  readonly tenths: readonly number[];
  readonly aspects: Readonly<Record<string, number | null>>;
};

/**
 * Numbers of a group (rules N1, N2). A school of fewer trainees than the least group is left out of every sum, so that no difference of
 * two sums tells of it.
 */
export function numbersOf(scores: readonly BestScore[], scored: number): Numbers | null {
  const bySchool = Map.groupBy(scores, ({ schoolId }) => schoolId);
  const counted = [...bySchool.values()].filter((ofSchool) => ofSchool.length >= LEAST_GROUP).flat();
  if (counted.length < LEAST_GROUP) return null;
  const shares = counted.map(shareOf);
  const tenths = Array.from({ length: 10 }, (_, tenth) => shares.filter((share) => tenthOf(share) === tenth).length);
  const ids = [...new Set(counted.flatMap(({ aspects }) => Object.keys(aspects)))];
  return {
    trainees: counted.length,
    scored,
    passed: counted.filter(({ passed }) => passed).length,
    meanShare: mean(shares) ?? 0,
    tenths,
    aspects: Object.fromEntries(ids.map((id) => [id, mean(counted.flatMap(({ aspects }) => aspects[id] ?? []))])),
  };
}

const shareOf = ({ awarded, total }: Pick<BestScore, 'awarded' | 'total'>): number => (total > 0 ? awarded / total : 0);

const tenthOf = (share: number): number => Math.min(9, Math.max(0, Math.floor(share * 10 + 1e-9)));

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Numbers by exercise of everything that was set in classes below a unit. */
export async function statisticsBelow(
  { db, scenes }: Pick<TrainingDeps, 'db' | 'scenes'>,
  orgPath: string,
): Promise<TrainingStatistics[]> {
  const rows = await scoredBelow(db, orgPath);
  const byExercise = Map.groupBy(rows, ({ sceneId, exerciseId }) => JSON.stringify([sceneId, exerciseId]));
  const all: TrainingStatistics[] = [];
  for (const group of byExercise.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { sceneId, exerciseId } = first;
    const found = await findExercise(scenes, sceneId, exerciseId);
    const passShare = found?.exercise.passShare ?? 1;
    const best = [...Map.groupBy(group, ({ personId }) => personId).values()].flatMap((own) => bestOf(own, passShare));
    const counted = countedSchools(best);
    const numbers = numbersOf(best, group.filter(({ schoolId }) => counted.has(schoolId)).length);
    all.push({
      sceneId,
      exerciseId,
      exerciseTitle: await titleOf(scenes, sceneId, exerciseId),
      numbers:
        numbers === null
          ? null
          : {
              ...numbers,
              tenths: [...numbers.tenths],
              aspects: (found?.exercise.training.rubric.aspects ?? []).map(({ id, title }) => ({
                id,
                title: found ? textOf(found.scene, title) : { 'zh-CN': id, en: id },
                meanShare: numbers.aspects[id] ?? null,
              })),
            },
    });
  }
  return all;
}

function countedSchools(best: readonly BestScore[]): ReadonlySet<string> {
  const bySchool = Map.groupBy(best, ({ schoolId }) => schoolId);
  return new Set([...bySchool].flatMap(([id, own]) => (own.length >= LEAST_GROUP ? [id] : [])));
}

type ScoredRow = Awaited<ReturnType<typeof scoredBelow>>[number];

function scoredBelow(db: Db, orgPath: string) {
  return db
    .selectFrom('trainingAttempt')
    .innerJoin('trainingAssignment', 'trainingAssignment.id', 'trainingAttempt.assignmentId')
    .innerJoin('classGroup', 'classGroup.id', 'trainingAssignment.classGroupId')
    .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
    .innerJoin('trainingScore', (join) =>
      join
        .onRef('trainingScore.attemptId', '=', 'trainingAttempt.id')
        .onRef('trainingScore.revision', '=', 'trainingAttempt.revision'),
    )
    .where('trainingAttempt.state', '=', 'scored')
    .where(sql<boolean>`substr(${sql.ref('orgUnit.path')}, 1, ${orgPath.length}) = ${orgPath}`)
    .select([
      'trainingAttempt.personId',
      'trainingAttempt.sceneId',
      'trainingAttempt.exerciseId',
      'orgUnit.id as schoolId',
      'trainingScore.result',
    ])
    .execute();
}

/** What the log proves is comparable between tasks; what a task has people judge beside it is another thing in each. */
function bestOf(own: readonly ScoredRow[], passShare: number): BestScore[] {
  const sheets = own.map(({ personId, schoolId, result }) => ({
    personId,
    schoolId,
    sheet: JSON.parse(result) as ScoreResult,
  }));
  const [best] = sheets.toSorted((a, b) => shareOf(b.sheet) - shareOf(a.sheet));
  if (best === undefined) return [];
  const { personId, schoolId, sheet } = best;
  const { awarded, total, aspects } = sheet;
  return [
    {
      personId,
      schoolId,
      awarded,
      total,
      passed: awarded >= passShare * total,
      aspects: Object.fromEntries(
        aspects.map(({ id, awarded: given, points }) => [id, given === null || points === 0 ? null : given / points]),
      ),
    },
  ];
}
