import Type, { type Static } from 'typebox';
import { moment, noteDimensionSchema, nullable } from './contract-sheet.ts';

/** The meeting before the lesson shares out what is watched; that after it talks over what was seen. */
export const meetingKindSchema = Type.Union([Type.Literal('before'), Type.Literal('after')]);

const shareSchema = Type.Object({
  observerId: Type.String({ minLength: 1, maxLength: 64 }),
  dimensions: Type.Array(noteDimensionSchema, { maxItems: 4 }),
});

const meetingWords = Type.String({ maxLength: 4_000 });

/** On top of the version that was read. */
export const meetingWritingSchema = Type.Object({
  version: Type.Integer({ minimum: 0 }),
  words: meetingWords,
  /** Of the meeting before: who watches what. */
  shares: Type.Array(shareSchema, { maxItems: 60 }),
});

export const meetingSchema = Type.Object({
  /** 0 while nothing is noted. */
  version: Type.Integer({ minimum: 0 }),
  words: Type.String(),
  shares: Type.Array(shareSchema),
  /** Who noted it last, and when. */
  byName: nullable(Type.String()),
  atMs: nullable(moment),
  mayWrite: Type.Boolean(),
});

export const meetingsSchema = Type.Object({
  before: meetingSchema,
  after: meetingSchema,
  /** Those with an observer's seat, and whoever asks where they observe without one. */
  observers: Type.Array(Type.Object({ observerId: Type.String(), name: Type.String() })),
});

export type MeetingKind = Static<typeof meetingKindSchema>;
export type MeetingShares = Static<typeof shareSchema>[];
export type ObservationMeeting = Static<typeof meetingSchema>;
export type ObservationMeetings = Static<typeof meetingsSchema>;
