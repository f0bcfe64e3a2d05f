import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';
import { exerciseDetailShape, exerciseShape } from './contract-exercises.ts';
import { comparisonShape, matrixShape, statisticsShape } from './contract-score.ts';
import {
  assignmentShape,
  attemptMode,
  attemptShape,
  exerciseRef,
  faultChoice,
  givenTaskAspects,
  idText,
  nullable,
  trainingClassShape,
} from './contract-shapes.ts';

const atMs = Type.Integer({ minimum: 0, maximum: 8.64e15 });
const minutes = nullable(Type.Integer({ minimum: 1, maximum: 1_440 }));
const attempts = nullable(Type.Integer({ minimum: 1, maximum: 100 }));
const title = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const note = Type.String({ maxLength: 4_000 });
const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 300 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

const assignmentId = Type.Object({ assignmentId: idText });
const tags = ['training'] as const;

export const trainingRoutes = defineRoutes({
  'GET /api/training/exercises': {
    access: 'signedIn',
    summary: 'What there is to train on, with how far I am',
    tags,
    query: Type.Object({
      industry: Type.Optional(Type.String({ maxLength: 60 })),
      level: Type.Optional(Type.String({ maxLength: 60 })),
      /** A certificate by its name in either language. */
      certificate: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    response: Type.Object({ exercises: Type.Array(exerciseShape) }),
  },
  'GET /api/training/exercises/:sceneId/:exerciseId': {
    access: 'signedIn',
    summary: 'One exercise with its score sheet; its faults for those who set tasks',
    tags,
    params: exerciseRef,
    response: exerciseDetailShape,
  },
  'GET /api/training/classes': {
    access: 'signedIn',
    summary: 'Classes whose training I see or set',
    tags,
    response: Type.Object({ classes: Type.Array(trainingClassShape) }),
  },
  'GET /api/training/assignments': {
    access: 'signedIn',
    summary: 'Training tasks set for me, or in classes whose training I see',
    tags,
    query: Type.Object({
      as: Type.Enum(['trainee', 'teacher']),
      classGroupId: Type.Optional(idText),
      ...paging,
    }),
    response: Type.Object({
      assignments: Type.Array(
        Type.Object({
          ...assignmentShape.properties,
          /** For a trainee: my attempts, newest first. For a teacher: none. */
          mine: Type.Array(attemptShape),
          /** For a teacher: how many of the class have begun, handed in, been scored; for a trainee null. */
          counts: nullable(
            Type.Object({
              students: Type.Integer(),
              begun: Type.Integer(),
              submitted: Type.Integer(),
              scored: Type.Integer(),
              toJudge: Type.Integer(),
            }),
          ),
        }),
      ),
      nextCursor: nullable(Type.String()),
    }),
  },
  'POST /api/training/assignments': {
    access: 'signedIn',
    summary: 'Set a training task for a class',
    tags,
    body: Type.Object({
      sceneId: idText,
      exerciseId: idText,
      classGroupId: idText,
      mode: attemptMode,
      title,
      note: Type.Optional(note),
      faults: Type.Optional(faultChoice),
      minutes: Type.Optional(minutes),
      /** Left out: one for an exam, no limit otherwise. */
      attempts: Type.Optional(attempts),
      opensAtMs: atMs,
      closesAtMs: atMs,
      /** Left out: after the close for an exam, at once otherwise. */
      results: Type.Optional(Type.Enum(['atOnce', 'afterClose'])),
      judged: Type.Optional(givenTaskAspects),
    }),
    response: assignmentShape,
  },
  'GET /api/training/assignments/:assignmentId': {
    access: 'signedIn',
    summary: 'One training task',
    tags,
    params: assignmentId,
    response: assignmentShape,
  },
  'PATCH /api/training/assignments/:assignmentId': {
    access: 'signedIn',
    summary: 'Change a training task; what runs depend on only before the first attempt',
    tags,
    params: assignmentId,
    body: Type.Object({
      mode: Type.Optional(attemptMode),
      title: Type.Optional(title),
      note: Type.Optional(note),
      faults: Type.Optional(faultChoice),
      minutes: Type.Optional(minutes),
      attempts: Type.Optional(attempts),
      opensAtMs: Type.Optional(atMs),
      closesAtMs: Type.Optional(atMs),
      results: Type.Optional(Type.Enum(['atOnce', 'afterClose'])),
      judged: Type.Optional(givenTaskAspects),
    }),
    response: assignmentShape,
  },
  'POST /api/training/assignments/:assignmentId/withdraw': {
    access: 'signedIn',
    summary: 'Take a training task back: nobody can open it any more, what was done stays',
    tags,
    params: assignmentId,
    response: assignmentShape,
  },
  'GET /api/training/assignments/:assignmentId/matrix': {
    access: 'signedIn',
    summary: 'Who of the class is where, and which aspects the class fails',
    tags,
    params: assignmentId,
    response: matrixShape,
  },
  'GET /api/training/comparison': {
    access: 'signedIn',
    summary: 'Two attempts of one exercise side by side',
    tags,
    query: Type.Object({ first: idText, second: idText }),
    response: comparisonShape,
  },
  'GET /api/training/statistics': {
    access: 'signedIn',
    summary:
      'Numbers by exercise over a part of the tree that I administer or research; never of fewer than ten trainees',
    tags,
    query: Type.Object({ orgUnitId: Type.Optional(idText) }),
    response: Type.Object({
      orgUnit: Type.Object({ id: Type.String(), name: Type.String() }),
      exercises: Type.Array(statisticsShape),
    }),
  },
});
