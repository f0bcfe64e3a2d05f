import { closeCodes, mayReconnect } from '@tongyan/collab-server/sync-protocol';

/** Why the line to the server ended, in the terms that people are told. */
export type EndReason =
  | 'unreachable'
  | 'serverRestart'
  | 'serverFailed'
  | 'storageUnavailable'
  | 'tooManyWindows'
  | 'tooSlow'
  | 'signInRequired'
  | 'otherPerson'
  | 'forbidden'
  | 'notFound'
  | 'editTooLarge'
  | 'documentTooLarge'
  | 'clientTooOld'
  | 'notUnderstood';

export interface LineEnd {
  readonly reason: EndReason;
  /** Whether trying again by itself makes sense. */
  readonly passes: boolean;
}

/** WebSocket's own "message too big", which a proxy may send in the server's place. */
const MESSAGE_TOO_BIG = 1009;

export function lineEndOf(code: number): LineEnd {
  return { reason: reasonOf(code), passes: mayReconnect(code) };
}

function reasonOf(code: number): EndReason {
  switch (code) {
    case closeCodes.signInRequired:
      return 'signInRequired';
    case closeCodes.forbidden:
      return 'forbidden';
    case closeCodes.otherPerson:
      return 'otherPerson';
    case closeCodes.documentNotFound:
      return 'notFound';
    case closeCodes.messageTooLarge:
    case MESSAGE_TOO_BIG:
      return 'editTooLarge';
    case closeCodes.documentTooLarge:
      return 'documentTooLarge';
    case closeCodes.clientTooOld:
      return 'clientTooOld';
    case closeCodes.internalError:
      return 'serverFailed';
    case closeCodes.storageUnavailable:
      return 'storageUnavailable';
    case closeCodes.tooManyConnections:
      return 'tooManyWindows';
    case closeCodes.readerTooSlow:
      return 'tooSlow';
    case closeCodes.serverRestart:
      return 'serverRestart';
    default:
      return mayReconnect(code) ? 'unreachable' : 'notUnderstood';
  }
}
