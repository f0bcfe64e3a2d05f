import Type, { type Static } from 'typebox';

const id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' });
/** Part of the surface's width or height, from its left upper corner. */
const share = Type.Number({ minimum: 0, maximum: 1 });
const page = Type.Integer({ minimum: 1, maximum: 5_000 });
const tick = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const mediaMs = Type.Number({ minimum: 0, maximum: 86_400_000 });
const playRate = Type.Number({ minimum: 0.25, maximum: 4 });
/** JSON of somebody else's shape, passed on as it is. */
const opaqueJson = Type.String({ maxLength: 32_768 });

/** Everything that can be done on a stage. What each does is told by the rules S of SPEC.md. */
export const stageEvent = Type.Union([
  Type.Object({ kind: Type.Literal('phase.begin'), phaseId: id }),

  Type.Object({ kind: Type.Literal('slides.open'), deckId: id, pages: page, page }),
  Type.Object({ kind: Type.Literal('slides.turn'), page }),

  /** A stroke over the page in front: a new one, or another state of one that is there. */
  Type.Object({ kind: Type.Literal('ink.put'), strokeId: id, stroke: opaqueJson }),
  Type.Object({ kind: Type.Literal('ink.erase'), strokeId: id }),
  /** All strokes of the page in front. */
  Type.Object({ kind: Type.Literal('ink.clear') }),

  /** The surface enlarged about a point of it. */
  Type.Object({ kind: Type.Literal('view.zoom'), scale: Type.Number({ minimum: 1, maximum: 8 }), x: share, y: share }),
  Type.Object({ kind: Type.Literal('pointer.move'), x: share, y: share }),
  Type.Object({ kind: Type.Literal('pointer.hide') }),

  Type.Object({ kind: Type.Literal('board.open'), boardId: id }),
  /** A new element, or another state of one that is there. */
  Type.Object({ kind: Type.Literal('board.put'), elementId: id, element: opaqueJson }),
  Type.Object({ kind: Type.Literal('board.erase'), elementId: id }),

  Type.Object({ kind: Type.Literal('document.open'), documentId: id }),
  /** The block at the upper edge, and how much of it is scrolled past. */
  Type.Object({ kind: Type.Literal('document.scroll'), blockId: id, past: share }),

  /** A run of a scene: the same seed and commands lead to the same states on every device. */
  Type.Object({
    kind: Type.Literal('twin.open'),
    runId: id,
    sceneId: id,
    /** Absent: the scene's first. */
    exerciseId: Type.Optional(id),
    seed: Type.Integer({ minimum: 0, maximum: 0xffff_ffff }),
    tickMs: Type.Number({ exclusiveMinimum: 0, maximum: 1_000 }),
  }),
  Type.Object({ kind: Type.Literal('twin.command'), atTick: tick, command: opaqueJson }),
  /** Goes on from a tick; rate 0 stands still. */
  Type.Object({ kind: Type.Literal('twin.pace'), atTick: tick, rate: Type.Number({ minimum: 0, maximum: 16 }) }),

  Type.Object({ kind: Type.Literal('video.open'), mediaId: id, durationMs: mediaMs }),
  Type.Object({ kind: Type.Literal('video.play'), positionMs: mediaMs }),
  Type.Object({ kind: Type.Literal('video.pause'), positionMs: mediaMs }),
  Type.Object({ kind: Type.Literal('video.seek'), positionMs: mediaMs }),
  Type.Object({ kind: Type.Literal('video.rate'), rate: playRate }),

  Type.Object({
    kind: Type.Literal('quiz.open'),
    quizId: id,
    question: Type.String({ minLength: 1, maxLength: 2_000 }),
    options: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 2, maxItems: 8 }),
    /** Absent where it has no time limit. */
    forMs: Type.Optional(Type.Integer({ minimum: 1_000, maximum: 3_600_000 })),
  }),
  Type.Object({ kind: Type.Literal('quiz.close'), quizId: id }),
  Type.Object({
    kind: Type.Literal('quiz.reveal'),
    quizId: id,
    correctOption: Type.Integer({ minimum: 0, maximum: 7 }),
  }),
  /** Its card leaves the screens. */
  Type.Object({ kind: Type.Literal('quiz.putAway'), quizId: id }),

  Type.Object({ kind: Type.Literal('call.on'), classroomId: id, personId: Type.Optional(id) }),
  Type.Object({ kind: Type.Literal('call.end'), classroomId: id }),

  /** All screens show one note until it is taken back. */
  Type.Object({ kind: Type.Literal('attention.hold'), note: Type.String({ maxLength: 200 }) }),
  Type.Object({ kind: Type.Literal('attention.release') }),
]);

export type StageEvent = Static<typeof stageEvent>;
export type StageEventKind = StageEvent['kind'];
