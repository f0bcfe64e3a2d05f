import Type, { type Static } from 'typebox';
import { defineRoutes } from '../../platform/contract.ts';

const idSchema = Type.String({ minLength: 1, maxLength: 64 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const count = Type.Integer({ minimum: 0 });

/** To be seen and heard live; to be in recordings; recordings shown beyond the lesson's own people. */
export const consentPurposeSchema = Type.Union([Type.Literal('live'), Type.Literal('record'), Type.Literal('reuse')]);

const consentSchema = Type.Object({
  purpose: consentPurposeSchema,
  noticeVersion: Type.Integer(),
  grantedAtMs: moment,
  expiresAtMs: moment,
  withdrawnAtMs: nullable(moment),
  /** Who gave it: a guardian, the pupil (from 14 on), or the school's registrar from a signed paper. */
  givenBy: Type.Union([Type.Literal('guardian'), Type.Literal('self'), Type.Literal('paper')]),
  givenByName: Type.String(),
  /** Of a signed paper: who signed, and where it lies. */
  paper: nullable(Type.String()),
  /** Given, not withdrawn, not expired, and for a notice that still holds. */
  holds: Type.Boolean(),
});

const noticeSchema = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  textZh: Type.String(),
  textEn: Type.String(),
  publishedAtMs: moment,
  /** Consents to notices before this one hold no longer. */
  asksAnew: Type.Boolean(),
});

const pupilConsentsSchema = Type.Object({
  personId: Type.String(),
  displayName: Type.String(),
  schoolName: Type.String(),
  guardians: Type.Array(Type.Object({ personId: Type.String(), displayName: Type.String() })),
  /** The newest of each purpose. */
  consents: Type.Array(consentSchema),
  /** Whether the viewer may give and withdraw here. */
  mayDecide: Type.Boolean(),
});

const classroomConsentsSchema = Type.Object({
  /** Of the screen's or first seat there; of a pupil at home the seat's own id. */
  classroomId: Type.String(),
  name: Type.String(),
  /** null where no class of the rosters sits there: then nobody is known to have consented. */
  pupils: nullable(count),
  live: count,
  record: count,
  /** Who sits apart, out of picture and microphone; names for those who seat them, and for lead and planner. */
  apart: Type.Array(Type.Object({ personId: Type.String(), displayName: Type.String() })),
  apartCount: count,
  /** Somebody there has confirmed that those sit apart. Ends by itself when others are added. */
  apartConfirmed: Type.Boolean(),
  /** Whether the classroom may be seen, and whether it is in the recording. */
  camera: Type.Boolean(),
  recorded: Type.Boolean(),
  mayConfirm: Type.Boolean(),
});

const lessonConsentsSchema = Type.Object({
  classrooms: Type.Array(classroomConsentsSchema),
  /** Over all classrooms. */
  pupils: count,
  live: count,
  record: count,
  apart: count,
});

export type ConsentPurpose = Static<typeof consentPurposeSchema>;
export type Consent = Static<typeof consentSchema>;
export type ConsentNotice = Static<typeof noticeSchema>;
export type PupilConsents = Static<typeof pupilConsentsSchema>;
export type LessonConsents = Static<typeof lessonConsentsSchema>;

const pupilParams = Type.Object({ pupilId: idSchema, purpose: consentPurposeSchema });
const lessonParams = Type.Object({ lessonId: idSchema });
const noticeText = Type.String({ minLength: 20, maxLength: 8_000, pattern: '\\S' });
const tags = ['consents'] as const;

export const consentRoutes = defineRoutes({
  'GET /api/consents/notice': {
    access: 'signedIn',
    summary: 'What pupils and guardians consent to, as it is now',
    tags,
    response: noticeSchema,
  },
  'POST /api/consents/notices': {
    access: 'signedIn',
    summary: 'Publish a new version of the notice: administrators of the province',
    tags,
    body: Type.Object({ textZh: noticeText, textEn: noticeText, asksAnew: Type.Boolean() }),
    response: noticeSchema,
  },
  'GET /api/consents/mine': {
    access: 'signedIn',
    summary: 'My own consents, and those of the pupils whose guardian I am',
    tags,
    response: Type.Object({ pupils: Type.Array(pupilConsentsSchema) }),
  },
  'GET /api/consents/classes/:classGroupId': {
    access: 'signedIn',
    summary: 'Consents of a class, for administrators of its school and its teachers',
    tags,
    params: Type.Object({ classGroupId: idSchema }),
    response: Type.Object({ pupils: Type.Array(pupilConsentsSchema) }),
  },
  'PUT /api/consents/pupils/:pupilId/:purpose': {
    access: 'signedIn',
    summary: 'Give consent: a guardian, a pupil of 14 or more, or the school’s administrator from a signed paper',
    tags,
    params: pupilParams,
    body: Type.Object({
      noticeVersion: Type.Integer({ minimum: 1 }),
      /** At most three years ahead. */
      expiresAtMs: moment,
      /** Who signed, and where the paper lies: administrators need it. */
      paper: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
    }),
    response: pupilConsentsSchema,
  },
  'DELETE /api/consents/pupils/:pupilId/:purpose': {
    access: 'signedIn',
    summary: 'Withdraw consent: in force at once; recordings of the pupil are deleted within 15 days',
    tags,
    params: pupilParams,
    response: pupilConsentsSchema,
  },
  'PUT /api/consents/guardians/:guardianId/:pupilId': {
    access: 'signedIn',
    summary: 'Say whose guardian somebody is: administrators of the pupil’s school',
    tags,
    params: Type.Object({ guardianId: idSchema, pupilId: idSchema }),
    response: pupilConsentsSchema,
  },
  'DELETE /api/consents/guardians/:guardianId/:pupilId': {
    access: 'signedIn',
    summary: 'Take that back',
    tags,
    params: Type.Object({ guardianId: idSchema, pupilId: idSchema }),
    response: pupilConsentsSchema,
  },
  'GET /api/lessons/:lessonId/consents': {
    access: 'signedIn',
    summary: 'Consents of those who sit in a lesson, as sums; names of who sits apart for those who seat them',
    tags: ['lessons'],
    params: lessonParams,
    response: lessonConsentsSchema,
  },
  'PUT /api/lessons/:lessonId/consents/:classroomId/apart': {
    access: 'signedIn',
    summary:
      'Confirm that who has not consented sits out of picture and microphone, or take it back: a seat of the room',
    tags: ['lessons'],
    params: Type.Object({ lessonId: idSchema, classroomId: idSchema }),
    body: Type.Object({ confirmed: Type.Boolean() }),
    response: lessonConsentsSchema,
  },
});
