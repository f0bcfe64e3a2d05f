/**
 * The messages of `/sync/<documentId>`, to the byte as SPEC.md section 1 says. Pure: client and server import it.
 * Format of the stock part: y-protocols PROTOCOL.md; `varUint`, `varString` and `varBytes` are lib0's.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, extension: 100 } as const;
export const syncType = { step1: 0, step2: 1, update: 2 } as const;
export const extensionType = { acknowledged: 0, right: 1, documentChanged: 2, limits: 3, refused: 4 } as const;

/** What one URL parameter asks for: `?ext=1`. */
export const EXTENSION_PARAMETER = 'ext';
/** Whose edits the client holds, as `?person=<id>`: another's session is refused. Stock clients do not say. */
export const PERSON_PARAMETER = 'person';

/** Which version of the content schema the client knows, as `?schema=<N>`. Stock clients do not say. */
export const SCHEMA_PARAMETER = 'schema';

export const documentRights = ['read', 'comment', 'edit', 'own'] as const;
export type DocumentRight = (typeof documentRights)[number];

/** Why an update was not stored though the connection stays open. */
export const refusalReasons = ['missingDependencies', 'noRight'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export type ClientMessage =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'malformed' };

/** What the server tells clients that asked for the extension. */
export type ExtensionMessage =
  /** Of this connection's step 2 and update messages, the first `count` are durable. */
  | { readonly kind: 'acknowledged'; readonly count: number }
  | { readonly kind: 'right'; readonly right: DocumentRight }
  /** Title, members or another fact about the document changed: fetch it again. */
  | { readonly kind: 'documentChanged' }
  | { readonly kind: 'limits'; readonly maxMessageBytes: number; readonly maxDocumentBytes: number }
  /** The `index`-th (from 1) step 2 or update message was not stored. */
  | { readonly kind: 'refused'; readonly index: number; readonly reason: RefusalReason };

const malformed = { kind: 'malformed' } as const;

/** Reads one message of a client; anything that is not exactly one message is `malformed`. Never throws. */
export function decodeClientMessage(bytes: Uint8Array): ClientMessage {
  try {
    const decoder = decoding.createDecoder(bytes);
    const message = readClientMessage(decoder);
    return decoding.hasContent(decoder) ? malformed : message;
  } catch {
    return malformed;
  }
}

function readClientMessage(decoder: decoding.Decoder): ClientMessage {
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync:
      switch (decoding.readVarUint(decoder)) {
        case syncType.step1:
          return { kind: 'step1', stateVector: decoding.readVarUint8Array(decoder) };
        case syncType.step2:
          return { kind: 'step2', update: decoding.readVarUint8Array(decoder) };
        case syncType.update:
          return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
        default:
          return malformed;
      }
    case messageType.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case messageType.queryAwareness:
      return { kind: 'queryAwareness' };
    default:
      return malformed;
  }
}

/** `[0][type][varBytes]` without the bytes themselves: what precedes a payload of this size. */
export function encodeSyncHead(type: number, payloadBytes: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, payloadBytes);
  });
}

export function encodeSyncMessage(type: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function encodeAwarenessMessage(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** y-protocols' auth message, "permission denied": the stock way to say that a write was refused. */
export function encodePermissionDenied(reason: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });
}

export function encodeExtensionMessage(message: ExtensionMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.extension);
    encoding.writeVarUint(encoder, extensionType[message.kind]);
    switch (message.kind) {
      case 'acknowledged':
        encoding.writeVarUint(encoder, message.count);
        return;
      case 'right':
        encoding.writeVarUint(encoder, documentRights.indexOf(message.right));
        return;
      case 'documentChanged':
        return;
      case 'limits':
        encoding.writeVarUint(encoder, message.maxMessageBytes);
        encoding.writeVarUint(encoder, message.maxDocumentBytes);
        return;
      case 'refused':
        encoding.writeVarUint(encoder, message.index);
        encoding.writeVarUint(encoder, refusalReasons.indexOf(message.reason));
    }
  });
}

/**
 * Reads an extension message whose type (`100`) the decoder has already passed, as a y-websocket message handler is
 * called. `undefined` for a kind that this version does not know: ignore it.
 */
export function readExtensionMessage(decoder: decoding.Decoder): ExtensionMessage | undefined {
  switch (decoding.readVarUint(decoder)) {
    case extensionType.acknowledged:
      return { kind: 'acknowledged', count: decoding.readVarUint(decoder) };
    case extensionType.right: {
      const right = documentRights[decoding.readVarUint(decoder)];
      return right === undefined ? undefined : { kind: 'right', right };
    }
    case extensionType.documentChanged:
      return { kind: 'documentChanged' };
    case extensionType.limits: {
      const maxMessageBytes = decoding.readVarUint(decoder);
      return { kind: 'limits', maxMessageBytes, maxDocumentBytes: decoding.readVarUint(decoder) };
    }
    case extensionType.refused: {
      const index = decoding.readVarUint(decoder);
      const reason = refusalReasons[decoding.readVarUint(decoder)];
      return reason === undefined ? undefined : { kind: 'refused', index, reason };
    }
    default:
      return undefined;
  }
}
