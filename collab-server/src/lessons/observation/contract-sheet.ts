import Type, { type Static } from 'typebox';

/** Dimensions of the rating scale, in their order. */
export const ratingDimensions = ['goals', 'content', 'process', 'methods', 'teacher'] as const;
const MOST_BONUS = 5;

export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const DAY_MS = 86_400_000;
const line = Type.String({ maxLength: 200 });
const words = Type.String({ maxLength: 4_000 });

/** Head of the record 听课记录表. */
const headSchema = Type.Object({
  date: line,
  period: line,
  school: line,
  classGroup: line,
  subject: line,
  topic: line,
  teacher: line,
  lessonType: line,
});

/** Whom a note is about. */
export const noteSideSchema = Type.Union([Type.Literal('teacher'), Type.Literal('student')]);
/** Element of LICC: learning, instruction, curriculum and culture. */
export const noteDimensionSchema = Type.Union([
  Type.Literal('learning'),
  Type.Literal('teaching'),
  Type.Literal('curriculum'),
  Type.Literal('culture'),
]);

const noteSchema = Type.Object({
  /** Chosen by the page. */
  id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }),
  lessonTimeMs: Type.Integer({ minimum: 0, maximum: DAY_MS }),
  side: noteSideSchema,
  dimension: nullable(noteDimensionSchema),
  text: Type.String({ maxLength: 1_000 }),
});

export const codingSchema = Type.Object({
  stepMs: Type.Union([
    Type.Literal(10_000),
    Type.Literal(15_000),
    Type.Literal(20_000),
    Type.Literal(30_000),
    Type.Literal(60_000),
  ]),
  /** A mark for each step from the lesson's beginning: `S`, `T`, or `.` for none. */
  marks: Type.String({ pattern: '^[ST.]*$', maxLength: 1_500 }),
});

export const sheetContentSchema = Type.Object({
  head: headSchema,
  notes: Type.Array(noteSchema, { maxItems: 500 }),
  coding: codingSchema,
  /** By item of the scale. */
  marks: Type.Record(
    Type.String({ maxLength: 40 }),
    Type.Union([Type.Literal(5), Type.Literal(4), Type.Literal(3), Type.Literal(2)]),
  ),
  bonus: Type.Integer({ minimum: 0, maximum: MOST_BONUS }),
  strengths: words,
  suggestions: words,
  overall: words,
});

export const dimensionSchema = Type.Enum(ratingDimensions);
export const bandSchema = Type.Union([
  Type.Literal('excellent'),
  Type.Literal('good'),
  Type.Literal('fair'),
  Type.Literal('pass'),
  Type.Literal('below'),
]);

export const codingFiguresSchema = Type.Object({
  marked: Type.Integer(),
  teacher: Type.Integer(),
  runs: Type.Integer(),
  rt: Type.Number(),
  ch: Type.Number(),
  kind: Type.Union([
    Type.Literal('practice'),
    Type.Literal('lecture'),
    Type.Literal('dialogue'),
    Type.Literal('mixed'),
  ]),
});

export const ratingFiguresSchema = Type.Object({
  rated: Type.Integer(),
  items: Type.Integer(),
  dimensions: Type.Array(Type.Object({ dimension: dimensionSchema, points: nullable(Type.Number()) })),
  total: nullable(Type.Number()),
  band: nullable(bandSchema),
});

export const sheetSchema = Type.Object({
  /** 0 while nothing is written. */
  version: Type.Integer({ minimum: 0 }),
  writtenAtMs: nullable(moment),
  sharedAtMs: nullable(moment),
  content: sheetContentSchema,
  /** What the content comes to; null where no step is marked. */
  coding: nullable(codingFiguresSchema),
  rating: ratingFiguresSchema,
  mayWrite: Type.Boolean(),
  mayShare: Type.Boolean(),
  mayTakeBack: Type.Boolean(),
});

export type SheetContent = Static<typeof sheetContentSchema>;
export type ObservationNote = Static<typeof noteSchema>;
export type ObservationSheet = Static<typeof sheetSchema>;
