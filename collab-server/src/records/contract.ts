import Type, { type Static } from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const timeMs = Type.Integer({ minimum: 0, maximum: 8.64e15 });

const verbSchema = Type.Union([
  Type.Literal('launched'),
  Type.Literal('initialized'),
  Type.Literal('completed'),
  Type.Literal('passed'),
  Type.Literal('failed'),
  Type.Literal('terminated'),
  Type.Literal('abandoned'),
  Type.Literal('voided'),
]);

const filterProperties = {
  /** `own`: the viewer's; `classes`: of the classes whose attempts they may see as a teacher. */
  scope: Type.Union([Type.Literal('own'), Type.Literal('classes')]),
  classGroupId: Type.Optional(idSchema),
  personId: Type.Optional(idSchema),
  verb: Type.Optional(verbSchema),
  sceneId: Type.Optional(idSchema),
  exerciseId: Type.Optional(idSchema),
  attemptId: Type.Optional(idSchema),
  /** From this instant of the event on, and before that one. */
  sinceMs: Type.Optional(timeMs),
  untilMs: Type.Optional(timeMs),
  /** Voided statements and those that void them; left out otherwise. */
  withVoided: Type.Optional(Type.Boolean()),
};

const statementSchema = Type.Object({
  /** Counts up in the order in which statements were stored. */
  seq: Type.Integer(),
  id: Type.String(),
  verb: verbSchema,
  timestampMs: Type.Integer(),
  storedAtMs: Type.Integer(),
  person: Type.Object({ personId: Type.String(), displayName: Type.String() }),
  classGroup: nullable(Type.Object({ id: Type.String(), title: Type.String() })),
  attemptId: Type.String(),
  sceneId: Type.String(),
  exerciseId: Type.String(),
  /** Share of the points; null where it tells of none. */
  scaled: nullable(Type.Number()),
  /** Id of the statement that made this one void. */
  voidedBy: nullable(Type.String()),
  /** The statement as xAPI has it. */
  statement: Type.Unknown(),
});

export type StatementRow = Static<typeof statementSchema>;

export const recordsRoutes = defineRoutes({
  'GET /api/records/scopes': {
    access: 'signedIn',
    summary: 'Whose records the viewer may see: classes as a teacher, and units whose stores they run',
    tags: ['records'],
    response: Type.Object({
      classGroups: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), orgUnitName: Type.String() })),
      /** Units whose learning record stores the viewer administers. */
      administered: Type.Array(Type.Object({ orgUnitId: Type.String(), name: Type.String() })),
    }),
  },
  'GET /api/records/statements': {
    access: 'signedIn',
    summary: 'Statements of the viewer, or of the classes they teach; last stored first, paged',
    tags: ['records'],
    query: Type.Object({
      ...filterProperties,
      /** The `next` of the page before. */
      before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: Type.Object({ statements: Type.Array(statementSchema), next: nullable(Type.Integer()) }),
  },
  'GET /api/records/export': {
    access: 'signedIn',
    summary: 'The same statements as a file: JSON lines, or one JSON array; the export is recorded',
    tags: ['records'],
    query: Type.Object({
      ...filterProperties,
      format: Type.Union([Type.Literal('jsonl'), Type.Literal('json')]),
    }),
    response: { raw: 'application/json' },
    ratePerMinute: 60,
  },
});
