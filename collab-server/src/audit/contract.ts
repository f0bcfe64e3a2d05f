import Type from 'typebox';
import { defineRoutes } from '../platform/contract.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);

/** One line of the audit log: who did what to whose data, when. */
const auditEntrySchema = Type.Object({
  /** Counts up; later entries have greater numbers. */
  id: Type.Integer(),
  atMs: Type.Integer(),
  actorId: nullableText,
  actorName: Type.String(),
  /** Such as `person.read`, `membership.granted`, `roster.exported`. */
  action: Type.String(),
  subjectPersonId: nullableText,
  subjectName: nullableText,
  orgUnitId: nullableText,
  orgUnitName: nullableText,
  /** How many people's data it touched. */
  count: Type.Integer(),
  requestId: nullableText,
  /** What changed, in the words of the capability that recorded it; never a secret. */
  detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
});

export const auditRoutes = defineRoutes({
  'GET /api/audit': {
    access: 'signedIn',
    summary:
      'Who read, changed and exported the data of people in the scope that the viewer administers; newest first, paged',
    tags: ['audit'],
    query: Type.Object({
      orgUnitId: Type.Optional(Type.String({ maxLength: 100 })),
      personId: Type.Optional(Type.String({ maxLength: 100 })),
      actorId: Type.Optional(Type.String({ maxLength: 100 })),
      action: Type.Optional(Type.String({ maxLength: 60 })),
      /** Entries before this id: the `next` of the page before. */
      before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    response: Type.Object({
      entries: Type.Array(auditEntrySchema),
      next: Type.Union([Type.Integer(), Type.Null()]),
    }),
  },
});
