import Type, { type Static } from 'typebox';

export const idText = Type.String({ minLength: 1, maxLength: 100 });
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A text in both languages, resolved by the server from the scene's own strings: lists need no scene. */
export const localText = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** How an exercise is worked through where it counts; a demonstration leaves no attempt. */
export const attemptMode = Type.Enum(['guided', 'practice', 'exam']);

/** Where the run is computed: in the trainee's browser, or on the server, which sends what the instruments show. */
export const attemptPlace = Type.Enum(['device', 'server']);

/**
 * - `opened`: made, nothing done yet.
 * - `running`: something of its log has come.
 * - `submitted`: its log is sealed and waits for the score; `scoring`: it is being run again.
 * - `scored`: there is a score.
 * - `refused`: its log is not true or cannot be run; it is kept, and `problem` says why.
 * - `expired`: the time is over and nothing was done.
 */
export const attemptState = Type.Enum(['opened', 'running', 'submitted', 'scoring', 'scored', 'refused', 'expired']);

/** A person as lists show them. */
export const personShape = Type.Object({ personId: Type.String(), displayName: Type.String() });

/** Where something was found, in words for programs. */
export const problemShape = Type.Object({
  /** Such as `training.otherVersion`: a code of the catalogue of problems. */
  code: Type.String(),
  /** JSON Pointer into the log; empty where the whole is meant. */
  pointer: Type.String(),
  tick: nullable(Type.Integer()),
});

export const faultShape = Type.Object({
  id: Type.String(),
  title: localText,
  /** The part that is to be named. */
  part: Type.String(),
});

/** Which faults a run gets: none, these, or so many by lot. */
export const faultChoice = Type.Union([
  Type.Object({ kind: Type.Literal('none') }),
  Type.Object({
    kind: Type.Literal('chosen'),
    faultIds: Type.Array(idText, { minItems: 1, maxItems: 20, uniqueItems: true }),
  }),
  Type.Object({ kind: Type.Literal('drawn'), count: Type.Integer({ minimum: 1, maximum: 20 }) }),
]);

/** Who may do what with an assignment. */
const assignmentMay = Type.Object({
  /** Open an attempt or go on with one, now. */
  run: Type.Boolean(),
  /** See who is where, every attempt and its score, and comment. */
  see: Type.Boolean(),
  /** Change it, withdraw it, judge attempts. */
  judge: Type.Boolean(),
});

/** A class as whoever sets tasks sees it. */
export const trainingClassShape = Type.Object({
  classGroupId: Type.String(),
  title: Type.String(),
  orgUnitName: Type.String(),
  students: Type.Integer(),
  may: Type.Object({ see: Type.Boolean(), judge: Type.Boolean() }),
});

export const exerciseRef = Type.Object({ sceneId: idText, exerciseId: idText });

/** What people judge in a task beside what its exercise scores, e.g. 职业素养 6S, 10 points. */
const taskAspect = {
  title: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  points: Type.Number({ minimum: 0.5, maximum: 100, multipleOf: 0.5 }),
  /** What earns the points. */
  criteria: Type.String({ maxLength: 1_000 }),
};
export const givenTaskAspects = Type.Array(Type.Object(taskAspect), { maxItems: 10 });
export const taskAspectShape = Type.Object({ id: Type.String(), ...taskAspect });

export const assignmentShape = Type.Object({
  id: Type.String(),
  sceneId: Type.String(),
  exerciseId: Type.String(),
  exerciseTitle: localText,
  classGroup: Type.Object({ id: Type.String(), title: Type.String(), orgUnitName: Type.String() }),
  mode: attemptMode,
  title: Type.String(),
  note: Type.String(),
  /** Null for a trainee, who is not to know of them. */
  faults: nullable(faultChoice),
  /** Minutes by the clock from opening; null without a limit. */
  minutes: nullable(Type.Integer()),
  /** How many attempts each may open; null without a limit. */
  attempts: nullable(Type.Integer()),
  opensAtMs: Type.Integer(),
  closesAtMs: Type.Integer(),
  /** When a trainee reads the score: at once, or once the window is closed. */
  results: Type.Enum(['atOnce', 'afterClose']),
  /** Share of the points that passes, 0 to 1. */
  passShare: Type.Number(),
  /** What people judge in it; the score is of 100 points then, and the exercise's own is scaled to what these leave to it. */
  judged: Type.Array(taskAspectShape),
  createdBy: personShape,
  createdAtMs: Type.Integer(),
  withdrawnAtMs: nullable(Type.Integer()),
  may: assignmentMay,
});

/** One attempt 实训记录 as lists show it. */
export const attemptShape = Type.Object({
  id: Type.String(),
  assignmentId: nullable(Type.String()),
  sceneId: Type.String(),
  exerciseId: Type.String(),
  exerciseTitle: localText,
  person: personShape,
  mode: attemptMode,
  place: attemptPlace,
  state: attemptState,
  openedAtMs: Type.Integer(),
  /** Nothing counts that is done after it; null without a limit. */
  deadlineMs: nullable(Type.Integer()),
  /** When anything of it last came. */
  lastSeenAtMs: nullable(Type.Integer()),
  submittedAtMs: nullable(Type.Integer()),
  scoredAtMs: nullable(Type.Integer()),
  /** Where the run stood when it was last seen. */
  tick: Type.Integer(),
  tickS: Type.Number(),
  entries: Type.Integer(),
  /** Id of the step that the trainee was at; null in exams, for trainees, and before anything was done. */
  step: nullable(Type.String()),
  /** Null before the score, and for a trainee as long as it is not told. */
  score: nullable(
    Type.Object({
      awarded: Type.Number(),
      total: Type.Number(),
      passed: Type.Boolean(),
      /** How many judged aspects nobody has judged yet. */
      open: Type.Integer(),
      /** Grows with every new score, as after a judgement. */
      revision: Type.Integer(),
    }),
  ),
  /** Why it was refused. */
  problem: nullable(problemShape),
  /** Whether the integrity report holds something that a person should look at; null for trainees and before the score. */
  attention: nullable(Type.Boolean()),
});

export type LocalText = Static<typeof localText>;
export type AttemptMode = Static<typeof attemptMode>;
export type AttemptPlace = Static<typeof attemptPlace>;
export type AttemptState = Static<typeof attemptState>;
export type FaultChoice = Static<typeof faultChoice>;
export type Assignment = Static<typeof assignmentShape>;
export type Attempt = Static<typeof attemptShape>;
export type TrainingClass = Static<typeof trainingClassShape>;
export type LogProblem = Static<typeof problemShape>;
