import Type, { type Static } from 'typebox';
import { hashText } from './contract-log.ts';
import { attemptShape, localText, nullable, personShape, taskAspectShape } from './contract-shapes.ts';

const referenceShape = Type.Object({ code: Type.String(), text: Type.String() });

/** Why an aspect has its points; as the engine's `Evidence`. */
const evidenceShape = Type.Object({
  value: nullable(Type.Number()),
  unit: nullable(Type.String()),
  /** The engine's `Yardstick`. */
  limit: Type.Unknown(),
  holds: nullable(Type.Boolean()),
  /** The stretch of the run that it speaks of; −1 where there was none. */
  fromTick: Type.Integer(),
  toTick: Type.Integer(),
  samples: Type.Array(Type.Object({ tick: Type.Integer(), signal: Type.String(), value: nullable(Type.Number()) })),
  commands: Type.Array(Type.Integer()),
  judgedBy: nullable(Type.Object({ id: Type.String(), seq: Type.Integer(), note: nullable(Type.String()) })),
});

const aspectResultShape = Type.Object({
  id: Type.String(),
  /** Key of its title in the scene's strings. */
  title: Type.String(),
  line: Type.String(),
  kind: Type.Enum(['measured', 'judged']),
  reference: nullable(referenceShape),
  points: Type.Number(),
  earned: nullable(Type.Number()),
  awarded: nullable(Type.Number()),
  vetoedBy: Type.Array(Type.String()),
  evidence: evidenceShape,
});

/** The engine's `ScoreResult`, as the server found it. */
const scoreResultShape = Type.Object({
  format: Type.Literal(1),
  rubric: Type.Object({ id: Type.String(), version: Type.String() }),
  procedure: Type.Object({ id: Type.String(), version: Type.String() }),
  model: Type.Object({ name: Type.String(), version: Type.String(), fingerprint: Type.String() }),
  log: Type.Object({
    head: Type.String(),
    seal: Type.String(),
    startTick: Type.Integer(),
    endTick: Type.Integer(),
    tickS: Type.Number(),
  }),
  aspects: Type.Array(aspectResultShape),
  lines: Type.Array(
    Type.Object({
      line: Type.String(),
      points: Type.Number(),
      awarded: Type.Number(),
      vetoedBy: Type.Array(Type.String()),
    }),
  ),
  vetoes: Type.Array(
    Type.Object({
      id: Type.String(),
      zeroes: Type.Union([Type.Literal('score'), Type.Array(Type.String())]),
      reference: nullable(referenceShape),
      occurrences: Type.Array(Type.Object({ tick: Type.Integer(), seq: Type.Integer() })),
    }),
  ),
  ignored: Type.Array(Type.Object({ seq: Type.Integer(), code: Type.String() })),
  total: Type.Number(),
  awarded: Type.Number(),
  open: Type.Array(Type.String()),
});

/** A fault as the score tells of it: what it was, and what was answered. */
const revealedFaultShape = Type.Object({ id: Type.String(), title: localText, part: Type.String() });

/** The score of a task that has people judge something: what the exercise gave, scaled, and what people gave. */
const taskScoreShape = Type.Object({
  awarded: Type.Number(),
  total: Type.Number(),
  measured: Type.Object({
    awarded: Type.Number(),
    total: Type.Number(),
    /** What that counts for in the task, and the most that it can. */
    scaled: Type.Number(),
    of: Type.Number(),
  }),
  judged: Type.Object({ awarded: Type.Number(), of: Type.Number() }),
  aspects: Type.Array(
    Type.Object({
      ...taskAspectShape.properties,
      awarded: nullable(Type.Number()),
      judgedBy: nullable(Type.Object({ id: Type.String(), atMs: Type.Integer(), note: nullable(Type.String()) })),
    }),
  ),
  /** Whether a veto takes everything. */
  annulled: Type.Boolean(),
});

export const scoreShape = Type.Object({
  attempt: attemptShape,
  revision: Type.Integer(),
  scoredAtMs: Type.Integer(),
  passShare: Type.Number(),
  passed: Type.Boolean(),
  result: scoreResultShape,
  /** Null where the task has nothing that people judge. */
  task: nullable(taskScoreShape),
  /** The trainee's part of the log, without what instructors have added after it: provable by itself. */
  sealed: Type.Object({ head: hashText, seal: hashText, entries: Type.Integer(), endTick: Type.Integer() }),
  /** Names of those who judged. */
  people: Type.Array(personShape),
  faults: Type.Array(revealedFaultShape),
});

/**
 * - `impossibleSpeed`: more simulated time went by than the clock allows.
 * - `silence`: nothing came for longer than the limit; how much was done meanwhile.
 * - `clockJump`: the device's clock moved against the server's.
 * - `finishedOffline`: part of it came after the deadline, within the grace, and fits the time that there was.
 * - `startedOffline`: the run was begun without the server.
 * - `sealedByServer`: the trainee did not finish; the server sealed what it had.
 * - `refusedUpload`: something else was handed in for this attempt and refused.
 */
const findingKind = Type.Enum([
  'impossibleSpeed',
  'silence',
  'clockJump',
  'finishedOffline',
  'startedOffline',
  'sealedByServer',
  'refusedUpload',
]);

export const integrityShape = Type.Object({
  /** Whether the server has run the log itself and found every hash as claimed. */
  verified: Type.Boolean(),
  /** How many hashes of states were compared. */
  checkpoints: Type.Integer(),
  /** Times at which something came, and where the run stood: at most 500, evenly spaced. */
  heartbeats: Type.Array(Type.Object({ atMs: Type.Integer(), tick: Type.Integer() })),
  findings: Type.Array(
    Type.Object({
      kind: findingKind,
      /** `note` is for the record; `attention` is to be looked at. */
      weight: Type.Enum(['note', 'attention']),
      atMs: Type.Integer(),
      fromTick: nullable(Type.Integer()),
      toTick: nullable(Type.Integer()),
      /** Simulated seconds a second, seconds of silence, seconds of a jump; code of a refused upload stands in `code`. */
      value: nullable(Type.Number()),
      /** What would still have been allowed. */
      limit: nullable(Type.Number()),
      code: nullable(Type.String()),
    }),
  ),
});

export const commentShape = Type.Object({
  id: Type.String(),
  /** The moment that it speaks of. */
  tick: Type.Integer(),
  author: personShape,
  /** Whether the author is the one who made the attempt. */
  byTrainee: Type.Boolean(),
  text: Type.String(),
  atMs: Type.Integer(),
  /** Id of the comment that it answers. */
  replyTo: nullable(Type.String()),
});

/** How a class did on one aspect: who earned all of it, a part, nothing; and how many are not judged yet. */
const aspectSpreadShape = Type.Object({
  id: Type.String(),
  title: localText,
  line: Type.String(),
  lineTitle: localText,
  kind: Type.Enum(['measured', 'judged']),
  points: Type.Number(),
  full: Type.Integer(),
  part: Type.Integer(),
  none: Type.Integer(),
  open: Type.Integer(),
});

const matrixRowShape = Type.Object({
  person: personShape,
  /** Newest first; empty where nothing was begun. */
  attempts: Type.Array(attemptShape),
  /** Title of the step that the newest open attempt was last seen at. */
  stepTitle: nullable(localText),
  /** Points by aspect of the attempt that counts, the best scored one, in the order of `aspects`; null where there is none. */
  best: nullable(Type.Object({ attemptId: Type.String(), awarded: Type.Array(nullable(Type.Number())) })),
});

export const matrixShape = Type.Object({
  nowMs: Type.Integer(),
  rows: Type.Array(matrixRowShape),
  aspects: Type.Array(aspectSpreadShape),
});

/** Two attempts side by side; aspects that only one has bear null for the other. */
export const comparisonShape = Type.Object({
  attempts: Type.Array(attemptShape),
  durationsS: Type.Array(Type.Number()),
  aspects: Type.Array(
    Type.Object({
      id: Type.String(),
      title: localText,
      points: Type.Number(),
      awarded: Type.Array(nullable(Type.Number())),
      values: Type.Array(nullable(Type.Number())),
      unit: nullable(Type.String()),
    }),
  ),
  steps: Type.Array(
    Type.Object({
      id: Type.String(),
      title: localText,
      /** Simulated seconds at which it was done; null where it was not. */
      doneS: Type.Array(nullable(Type.Number())),
      offences: Type.Array(Type.Integer()),
    }),
  ),
});

/** Numbers of one exercise over a part of the tree: never of fewer than ten trainees. */
export const statisticsShape = Type.Object({
  sceneId: Type.String(),
  exerciseId: Type.String(),
  exerciseTitle: localText,
  /** Null where too few took part; then nothing else is told. */
  numbers: nullable(
    Type.Object({
      trainees: Type.Integer(),
      scored: Type.Integer(),
      passed: Type.Integer(),
      /** Mean of the best attempts, as a share of the points. */
      meanShare: Type.Number(),
      /** Trainees by tenths of the points: below 10 %, …, 90 % and above. */
      tenths: Type.Array(Type.Integer()),
      aspects: Type.Array(Type.Object({ id: Type.String(), title: localText, meanShare: nullable(Type.Number()) })),
    }),
  ),
});

export type TrainingScore = Static<typeof scoreShape>;
export type TrainingScoreResult = Static<typeof scoreResultShape>;
export type IntegrityReport = Static<typeof integrityShape>;
export type IntegrityFinding = IntegrityReport['findings'][number];
export type TrainingComment = Static<typeof commentShape>;
export type TrainingMatrix = Static<typeof matrixShape>;
export type TrainingComparison = Static<typeof comparisonShape>;
export type TrainingStatistics = Static<typeof statisticsShape>;
