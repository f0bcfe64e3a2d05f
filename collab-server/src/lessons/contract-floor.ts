import Type, { type Static } from 'typebox';

/**
 * The classroom floor 课堂现场: what classrooms and single pupils do while the lead teacher leads. It lives in the namespace of the stages
 * and has a log of its own, whose rules are in floor/SPEC.md.
 *
 * Messages from the page, each answered by an acknowledgement `{ ok: true, … }` or `{ ok: false, code, details? }`:
 *
 * - `floorFollow`: `{ ok: true, view }`, the floor as this seat may see it. `floor` messages follow.
 * - `floorAct`: do something; durable when answered with `{ seq }`. Sent again with the same `page` and `n`, it is not done again.
 * - `linkReport`: how good this page's line is; the last one counts, a few are kept.
 *
 * Message to the page: `floor` with some properties of the view, each whole: `view = { ...view, ...message }`. After a lost connection,
 * `floorFollow` again.
 *
 * Moments are lesson time in whole milliseconds.
 */

const id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' });
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** No classroom holds more. */
const heads = Type.Integer({ minimum: 0, maximum: 200 });
const moment = Type.Integer({ minimum: 0 });

export const floorFollow = Type.Object({ lessonId: id }, { additionalProperties: false });

export const floorActSchema = Type.Union([
  /** A classroom's with how many, or a pupil's own. Raised again, it keeps its place in the queue and takes the new number. */
  Type.Object({ kind: Type.Literal('hand.raise'), count: Type.Integer({ minimum: 1, maximum: 200 }) }),
  Type.Object({ kind: Type.Literal('hand.lower') }),
  /** The lead teacher has heard it. */
  Type.Object({ kind: Type.Literal('hand.dismiss'), handId: id }),

  /** A pupil's own answer; the last one counts while answers are taken. */
  Type.Object({
    kind: Type.Literal('answer.give'),
    quizId: id,
    option: Type.Integer({ minimum: 0, maximum: 7 }),
  }),
  /** How many of a classroom chose each option; the last entry counts. */
  Type.Object({
    kind: Type.Literal('answer.count'),
    quizId: id,
    counts: Type.Array(heads, { minItems: 2, maxItems: 8 }),
  }),
  /** The question came late here: its time limit is put off by as much, at most 10 s. */
  Type.Object({ kind: Type.Literal('quiz.seen'), quizId: id, lateMs: Type.Integer({ minimum: 0, maximum: 600_000 }) }),

  /** From a classroom to the lead teacher (`to: null`), or from the lead teacher to a classroom, or to all (`to: null`). */
  Type.Object({ kind: Type.Literal('message.send'), to: nullable(id), text: text(500) }),

  /** What is being said, typed by hand. The same `segmentId` again takes the place of what stood there, until it is final. */
  Type.Object({
    kind: Type.Literal('caption.put'),
    segmentId: id,
    text: text(400),
    isFinal: Type.Boolean(),
  }),

  /** Seen by its author alone. */
  Type.Object({ kind: Type.Literal('note.add'), text: text(1_000) }),

  Type.Object({
    kind: Type.Literal('timer.start'),
    forMs: Type.Integer({ minimum: 1_000, maximum: 3_600_000 }),
    label: Type.String({ maxLength: 60 }),
  }),
  Type.Object({ kind: Type.Literal('timer.stop') }),

  /** The server draws: a classroom of all (`classroomId: null`), or a pupil of one, among those who are there. */
  Type.Object({ kind: Type.Literal('draw'), classroomId: nullable(id) }),
]);

export const floorAct = Type.Object(
  {
    /** Chosen by the page once in its life. */
    page: Type.String({ minLength: 8, maxLength: 60, pattern: '^[\\w-]+$' }),
    /** Counts up in the life of the page. */
    n: Type.Integer({ minimum: 1 }),
    act: floorActSchema,
  },
  { additionalProperties: false },
);

export const linkReport = Type.Object(
  {
    /** Rung of the weak-line ladder, 1 the best. */
    rung: Type.Integer({ minimum: 1, maximum: 5 }),
    /** What the line carries, as measured. */
    kbps: Type.Number({ minimum: 0, maximum: 10_000_000 }),
    rttMs: Type.Number({ minimum: 0, maximum: 120_000 }),
    /** Share of packets lost, 0 to 1. */
    loss: Type.Number({ minimum: 0, maximum: 1 }),
    clockBoundMs: nullable(Type.Number({ minimum: 0, maximum: 3_600_000 })),
    /** How late the last stage entry was shown. */
    lateMs: nullable(Type.Number({ minimum: 0, maximum: 3_600_000 })),
  },
  { additionalProperties: false },
);

export const rollMarkSchema = Type.Union([
  Type.Literal('present'),
  /** More than five minutes. */
  Type.Literal('late'),
  Type.Literal('leftEarly'),
  Type.Literal('excused'),
  Type.Literal('absent'),
]);

/** Heads of a classroom by mark. */
export const rollCountsSchema = Type.Object({
  present: heads,
  late: heads,
  leftEarly: heads,
  excused: heads,
  absent: heads,
});

const handSchema = Type.Object({
  /** Of the classroom, or of a pupil's seat. */
  id: Type.String(),
  seatId: nullable(Type.String()),
  classroomId: nullable(Type.String()),
  /** School and class, or the pupil's name; empty where the viewer is not told. */
  name: Type.String(),
  count: Type.Integer(),
  raisedAt: moment,
});

const quizResultSchema = Type.Object({
  quizId: Type.String(),
  /** One for each classroom that the viewer may see; pupils at home together with `classroomId: null`. */
  groups: Type.Array(
    Type.Object({
      classroomId: nullable(Type.String()),
      /** By option. */
      counts: Type.Array(Type.Integer()),
      /** How many could answer, where that is known: from the roll call, or by their seats. */
      heads: nullable(Type.Integer()),
      /** By how much the question came late there, and its time limit was put off. */
      putOffMs: Type.Integer(),
    }),
  ),
  /** Of the viewer: a pupil's own answer. */
  myOption: nullable(Type.Integer()),
});

const messageSchema = Type.Object({
  id: Type.String(),
  at: moment,
  fromSeatId: Type.String(),
  fromName: Type.String(),
  /** The classroom that wrote or is written to; null for all. */
  classroomId: nullable(Type.String()),
  fromLead: Type.Boolean(),
  text: Type.String(),
});

export const captionSchema = Type.Object({
  segmentId: Type.String(),
  startMs: moment,
  /** Still open: null. */
  endMs: nullable(moment),
  text: Type.String(),
  isFinal: Type.Boolean(),
  /** By hand, or by a speech service. */
  by: Type.Union([Type.Literal('person'), Type.Literal('service')]),
});

const linkSchema = Type.Interface([linkReport], { at: moment });

const seatOnFloorSchema = Type.Object({
  seatId: Type.String(),
  /** A page of this seat is connected. */
  present: Type.Boolean(),
  /** Since when it has been as it is. */
  since: nullable(moment),
  onStage: Type.Boolean(),
  barred: Type.Boolean(),
  /** Leads now: of several lead teachers one. */
  leads: Type.Boolean(),
  /** Told to lead, technician and the seat's own classroom. */
  link: nullable(linkSchema),
  /**
   * Whether pupils may be seen and heard from here: all there have consented, or those who have not sit apart. Told to the same; null where
   * no pupils are at this seat, or where the viewer is not told.
   */
  consented: nullable(Type.Boolean()),
});

export const floorViewSchema = Type.Object({
  /** Of the floor's log. */
  seq: Type.Integer(),
  /** Earliest first. */
  hands: Type.Array(handSchema),
  quizzes: Type.Array(quizResultSchema),
  /** The newest 200, oldest first; empty for those who may not read them. */
  messages: Type.Array(messageSchema),
  /** The newest 40, oldest first. */
  captions: Type.Array(captionSchema),
  /** The viewer's own. */
  notes: Type.Array(Type.Object({ id: Type.String(), at: moment, text: Type.String() })),
  timer: nullable(Type.Object({ startedAt: moment, endsAt: moment, label: Type.String() })),
  /** The last one drawn. */
  draw: nullable(
    Type.Object({
      id: Type.String(),
      at: moment,
      classroomId: nullable(Type.String()),
      /** null where a classroom was drawn, or where the viewer is not told. */
      pupilName: nullable(Type.String()),
      /** Of a classroom without a class of the rosters: which of the heads that are there, from 1. */
      number: nullable(Type.Integer()),
      /** How many could have been drawn. */
      among: Type.Integer(),
    }),
  ),
  /** Of the classrooms that the viewer may see, where roll was called. */
  rolls: Type.Array(Type.Object({ classroomId: Type.String(), counts: rollCountsSchema })),
  seats: Type.Array(seatOnFloorSchema),
  /** The red mark 录制中; null while nothing is recorded. */
  recording: nullable(
    Type.Object({ pupils: Type.Integer(), consented: Type.Integer(), apart: Type.Integer(), since: moment }),
  ),
});

export type FloorAct = Static<typeof floorActSchema>;
export type FloorView = Static<typeof floorViewSchema>;
export type LinkReport = Static<typeof linkReport>;
export type RollMark = Static<typeof rollMarkSchema>;
export type RollCounts = Static<typeof rollCountsSchema>;
export type Caption = Static<typeof captionSchema>;
