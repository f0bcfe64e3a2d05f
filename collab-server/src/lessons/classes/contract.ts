import Type, { type Static } from 'typebox';
import { defineRoutes } from '../../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const answerSchema = Type.Union([Type.Literal('yes'), Type.Literal('no')]);

/** A class of the rosters that was invited to a lesson 邀请班级. */
export const lessonClassSchema = Type.Object({
  classGroupId: Type.String(),
  title: Type.String(),
  orgUnitId: Type.String(),
  orgUnitName: Type.String(),
  /** null: nobody of its school has answered. Until somebody says yes, the lesson knows none of its pupils, and shows and hears nobody there. */
  answer: nullable(answerSchema),
  /** Whether the viewer answers for that school. */
  mayAnswer: Type.Boolean(),
});

const invitationSchema = Type.Interface([lessonClassSchema], {
  lessonId: Type.String(),
  lessonTitle: Type.String(),
  homeName: Type.String(),
  plannerName: Type.String(),
  startsAtMs: Type.Integer(),
  durationMs: Type.Integer(),
});

export type LessonClass = Static<typeof lessonClassSchema>;
export type ClassAnswer = Static<typeof answerSchema>;
export type LessonInvitation = Static<typeof invitationSchema>;

export const classRoutes = defineRoutes({
  'GET /api/lesson-invitations': {
    access: 'signedIn',
    summary:
      'Classes that were invited to lessons and for which the viewer may answer, unanswered; earliest first, at most 100',
    tags: ['lessons'],
    response: Type.Object({ invitations: Type.Array(invitationSchema) }),
  },
  'PUT /api/lessons/:lessonId/classes/:classGroupId': {
    access: 'signedIn',
    summary:
      'Say for a class’s school whether it takes part: whoever timetables there, its teachers, and who sits in its classroom; no only before the lesson is opened',
    tags: ['lessons'],
    params: Type.Object({ lessonId: idSchema, classGroupId: idSchema }),
    body: Type.Object({ answer: answerSchema }),
    response: lessonClassSchema,
  },
  'GET /api/lesson-places/classes/:classGroupId': {
    access: 'signedIn',
    summary: 'Pupils of a class whom the viewer may seat: those of its teachers and of its school’s administrators',
    tags: ['lessons'],
    params: Type.Object({ classGroupId: idSchema }),
    response: Type.Object({
      pupils: Type.Array(Type.Object({ id: Type.String(), displayName: Type.String() })),
    }),
  },
});
