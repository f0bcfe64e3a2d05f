/**
 * Why the sync server closed a connection. Pure: the client imports it too, to explain the code to the person.
 *
 * 4400–4499 are decisions: connecting again changes nothing (a stock y-websocket client stops by itself).
 * 4500–4599 and 1012 pass: connecting again helps (a stock client does so by itself).
 */
export const closeCodes = {
  /** The message is not of the protocol, or its update cannot be decoded. */
  malformedMessage: 4400,
  signInRequired: 4401,
  /** No right to read the document, or no longer. */
  forbidden: 4403,
  documentNotFound: 4404,
  /** The browser's session is no longer the person's whose edits these are: another has signed in beside them. */
  otherPerson: 4409,
  /** One message is larger than `maxMessageBytes`. */
  messageTooLarge: 4413,
  /** The document has reached `maxDocumentBytes`: nothing more fits in. */
  documentTooLarge: 4414,
  /** The update holds what no document may hold. */
  contentRefused: 4422,
  /** This client's content schema is older than the document's. Not sent while such a client may read (SPEC.md R6). */
  clientTooOld: 4426,

  internalError: 4500,
  /** The log could not keep an update (disk full, database locked). Nothing unacknowledged is kept: send it again. */
  storageUnavailable: 4503,
  /** The client read so slowly that the server gave up on it. */
  readerTooSlow: 4508,
  /** The person's right changed: join again to use it. Only for clients without the extension. */
  rightChanged: 4509,
  /** More sockets than a person, a document or the server may have. */
  tooManyConnections: 4529,
  /** The server restarts. */
  serverRestart: 1012,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** Whether connecting again by itself makes sense after this close code. */
export function mayReconnect(code: number): boolean {
  return !(code >= 4400 && code < 4500) && code !== 1009;
}
