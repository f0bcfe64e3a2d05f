import Type, { type Static } from 'typebox';
import { hashText } from './contract-log.ts';
import { attemptState, idText, nullable } from './contract-shapes.ts';

/** Path of the Socket.IO server, and the namespace of runs that the server computes. */
export const LIVE_PATH = '/live';
export const LIVE_NAMESPACE = '/training';

/**
 * Messages from the client, each answered by an acknowledgement `{ ok: true, … }` or `{ ok: false, code }`:
 *
 * - `join`: follow an attempt. The trainee's run goes on; an instructor watches. Frames follow.
 * - `command`: carried out and durable when answered, or refused with the machine's reason.
 * - `finish`: hand the attempt in.
 * - `surface`: the whole surface is wanted again; `surface` follows. Not answered.
 * - `message`, `freeze`, `resume`: of instructors, to whoever is at the machine.
 */
export const liveJoin = Type.Object(
  {
    attemptId: idText,
    /** Chosen by the page once in its life, so that what it sends again after a lost line is not carried out twice. */
    page: Type.Optional(Type.String({ minLength: 8, maxLength: 60, pattern: '^[\\w-]+$' })),
  },
  { additionalProperties: false },
);
export const liveCommand = Type.Object(
  {
    /** Counts up in the life of the page. */
    n: Type.Integer({ minimum: 1 }),
    command: Type.Object({
      target: Type.String({ minLength: 1, maxLength: 200 }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      args: Type.Unknown(),
    }),
  },
  { additionalProperties: false },
);
export const liveMessage = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 4_000 }) },
  { additionalProperties: false },
);

const viewValue = nullable(Type.Number());

/**
 * What the instruments show. `whole`: everything; otherwise only what has changed since the frame before. The strip of an exam is empty
 * and is not sent.
 */
export const liveFrame = Type.Object({
  whole: Type.Boolean(),
  state: Type.Enum(['running', 'paused', 'frozen', 'ended', 'failed']),
  tick: Type.Integer(),
  timeS: Type.Number(),
  signals: Type.Record(Type.String(), viewValue),
  modes: Type.Record(Type.String(), Type.Unknown()),
  /** How many commands of the trainee's are in the log, all durable. */
  entries: Type.Integer(),
  nowMs: Type.Integer(),
  deadlineMs: nullable(Type.Integer()),
});

/** Server to client: `frame` (LiveFrame), `surface` ({ whole, bytes }), `message` ({ text, from }), `over` ({ state }). */
export const liveJoined = Type.Object({
  attemptId: Type.String(),
  sceneId: Type.String(),
  exerciseId: Type.String(),
  state: attemptState,
  readOnly: Type.Boolean(),
  head: nullable(hashText),
  /** What instructors have said into it so far, oldest first. */
  messages: Type.Array(Type.Object({ text: Type.String(), from: Type.String() })),
});

export type LiveFrame = Static<typeof liveFrame>;
export type LiveJoined = Static<typeof liveJoined>;
export type LiveSaid = LiveJoined['messages'][number];
export type LiveAnswer<Value extends object = object> =
  | ({ readonly ok: true } & Value)
  | { readonly ok: false; readonly code: string; readonly details?: unknown };
