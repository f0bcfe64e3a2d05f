import { stageEvent } from '@tongyan/media/timeline';
import Type from 'typebox';

/** The namespace of lessons' stages, on the same Socket.IO server as trainings. */
export const STAGE_NAMESPACE = '/lessons';

const seq = Type.Integer({ minimum: 0 });

/**
 * Messages from the client, each answered by an acknowledgement `{ ok: true, … }` or `{ ok: false, code }`:
 *
 * - `follow`: read a lesson's stage from an entry on: `{ openedAtMs, headSeq, snapshot, entries }`. New entries follow as `entries`.
 * - `catchUp`: the same for what a follower found missing.
 * - `act`: do something on the stage; durable when answered with `{ seq }`. Sent again with the same `page` and `n`, it is not done again.
 * - `clock`: `{ clockId, receivedAtMs, answeredAtMs }` by the server's clock, which has another id after a restart.
 *
 * Messages to the client: `entries`; `head` with the log's length, whose acknowledgement tells the server how far away the client is;
 * `ended`.
 */
export const stageFollow = Type.Object(
  { lessonId: Type.String({ minLength: 1, maxLength: 64 }), haveSeq: seq },
  { additionalProperties: false },
);
export const stageCatchUp = Type.Object({ haveSeq: seq }, { additionalProperties: false });
export const stageAct = Type.Object(
  {
    /** Chosen by the page once in its life. */
    page: Type.String({ minLength: 8, maxLength: 60, pattern: '^[\\w-]+$' }),
    /** Counts up in the life of the page. */
    n: Type.Integer({ minimum: 1 }),
    event: stageEvent,
  },
  { additionalProperties: false },
);
