import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Sync sub-messages of y-protocols. */
export const syncStep1 = 0;
export const syncStep2 = 1;
export const syncUpdate = 2;

export type Incoming =
  | { readonly kind: 'sync'; readonly type: number; readonly payload: Uint8Array }
  | { readonly kind: 'durable'; readonly count: number }
  | { readonly kind: 'other' };

/** How one server family frames the same sync messages. */
export type Wire = {
  path(documentName: string): string;
  /** Messages a client sends before anything else. */
  hello(documentName: string): Uint8Array[];
  sync(documentName: string, type: number, payload: Uint8Array): Uint8Array;
  read(message: Uint8Array): Incoming;
};

function readSync(decoder: decoding.Decoder): Incoming {
  const type = decoding.readVarUint(decoder);
  return { kind: 'sync', type, payload: decoding.readVarUint8Array(decoder) };
}

/** Stock y-websocket framing; `acknowledgement` names the message that counts what is durable, where the server has one. */
export function yWebsocketWire(
  path: (documentName: string) => string,
  acknowledgement?: { message: number; kind: number },
): Wire {
  return {
    path,
    hello: () => [],
    sync(_documentName, type, payload) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, type);
      encoding.writeVarUint8Array(encoder, payload);
      return encoding.toUint8Array(encoder);
    },
    read(message) {
      const decoder = decoding.createDecoder(message);
      const type = decoding.readVarUint(decoder);
      if (type === 0) return readSync(decoder);
      if (type === acknowledgement?.message && decoding.readVarUint(decoder) === acknowledgement.kind) {
        return { kind: 'durable', count: decoding.readVarUint(decoder) };
      }
      return { kind: 'other' };
    },
  };
}

/** Hocuspocus puts the document's name in front of each message, and wants an authentication message first. */
export const hocuspocusWire: Wire = {
  path: () => '/',
  hello(documentName) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, documentName);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'bench');
    encoding.writeVarString(encoder, '4.7.0');
    return [encoding.toUint8Array(encoder)];
  },
  sync(documentName, type, payload) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, documentName);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
    return encoding.toUint8Array(encoder);
  },
  read(message) {
    const decoder = decoding.createDecoder(message);
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    return type === 0 || type === 4 ? readSync(decoder) : { kind: 'other' };
  },
};

export type KeystrokeRange = { readonly client: number; readonly from: number; readonly to: number };

/** Which keystrokes a forwarded update carries, each range from one client: servers may merge several into one message. */
export function keystrokes(update: Uint8Array): KeystrokeRange[] {
  return Y.decodeUpdate(update).structs.map(({ id, length }) => ({
    client: id.client,
    from: id.clock,
    to: id.clock + length,
  }));
}
