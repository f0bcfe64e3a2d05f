import Type, { type Static } from 'typebox';
import { faultShape, localText, nullable } from './contract-shapes.ts';

export const exerciseShape = Type.Object({
  sceneId: Type.String(),
  exerciseId: Type.String(),
  title: localText,
  summary: localText,
  industry: Type.String(),
  levels: Type.Array(Type.String()),
  occupations: Type.Array(Type.Object({ title: localText, code: nullable(Type.String()) })),
  certificates: Type.Array(localText),
  modes: Type.Array(Type.Enum(['demonstration', 'guided', 'practice', 'exam'])),
  /** How long it usually takes. */
  minutes: Type.Integer(),
  total: Type.Number(),
  passShare: Type.Number(),
  /** How many faults it can have, and how many one run takes. */
  faultCount: Type.Object({ of: Type.Integer(), least: Type.Integer(), most: Type.Integer() }),
  mine: Type.Object({
    /** Assignments of it that are open to me and not done. */
    assigned: Type.Integer(),
    attempts: Type.Integer(),
    /** Best score as a share of the points; null before the first. */
    bestShare: nullable(Type.Number()),
    passed: Type.Boolean(),
    /** The newest attempt that can be gone on with. */
    openAttemptId: nullable(Type.String()),
  }),
});

export const exerciseDetailShape = Type.Object({
  ...exerciseShape.properties,
  /** The score sheet, without its criteria. */
  aspects: Type.Array(
    Type.Object({
      id: Type.String(),
      title: localText,
      line: Type.String(),
      lineTitle: localText,
      kind: Type.Enum(['measured', 'judged']),
      points: Type.Number(),
      reference: nullable(Type.Object({ code: Type.String(), text: Type.String() })),
    }),
  ),
  /** What takes points away. */
  vetoes: Type.Array(
    Type.Object({
      id: Type.String(),
      title: localText,
      reference: nullable(Type.Object({ code: Type.String(), text: Type.String() })),
    }),
  ),
  /** Only for those who may set tasks somewhere; null for others. */
  faults: nullable(Type.Array(faultShape)),
  maySetTasks: Type.Boolean(),
});

export type TrainingExercise = Static<typeof exerciseShape>;
export type TrainingExerciseDetail = Static<typeof exerciseDetailShape>;
