import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import {
  messageYjsSyncStep1,
  messageYjsSyncStep2,
  messageYjsUpdate,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
} from 'y-protocols/sync';
import * as Y from 'yjs';

const SYNC = 0;
const fromNetwork = Symbol('from the network');

/** The same bytes, the same update: the server passes updates on as they came. */
export function nameOf(update: Uint8Array): string {
  return Buffer.from(update).toString('latin1');
}

/**
 * One person of a recording, at a socket of their own. Updates of others wait in the post until the recording says that
 * this person had seen them when they typed: so the replay is as concurrent as the original was.
 */
export class RecordedPerson {
  readonly doc = new Y.Doc();
  readonly #socket: WebSocket;
  readonly #post = new Map<string, Uint8Array>();
  #arrived: (() => void) | undefined;
  readonly opened: Promise<void>;

  constructor(url: string, clientId?: number) {
    if (clientId !== undefined) this.doc.clientID = clientId;
    this.#socket = new WebSocket(url);
    this.#socket.binaryType = 'arraybuffer';
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromNetwork) this.#send((encoder) => writeUpdate(encoder, update));
    });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on('error', reject);
      this.#socket.on('open', () => this.#send((encoder) => writeSyncStep1(encoder, this.doc)));
      this.#socket.on('message', (data: ArrayBuffer) => this.#receive(new Uint8Array(data), resolve));
    });
  }

  get text(): Y.Text {
    return this.doc.getText('content');
  }

  /** Takes exactly this update out of the post, waiting for it. */
  async take(name: string): Promise<void> {
    let update = this.#post.get(name);
    while (update === undefined) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
      update = this.#post.get(name);
    }
    this.#post.delete(name);
    Y.applyUpdate(this.doc, update, fromNetwork);
  }

  /** Takes all that has come. */
  takeAll(): void {
    for (const update of this.#post.values()) Y.applyUpdate(this.doc, update, fromNetwork);
    this.#post.clear();
  }

  close(): void {
    this.#socket.close();
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    write(encoder);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #receive(message: Uint8Array, opened: () => void): void {
    const decoder = decoding.createDecoder(message);
    if (decoding.readVarUint(decoder) !== SYNC) return;
    const type = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    switch (type) {
      case messageYjsSyncStep1:
        this.#send((encoder) => writeSyncStep2(encoder, this.doc, payload));
        break;
      case messageYjsSyncStep2:
        Y.applyUpdate(this.doc, payload, fromNetwork);
        opened();
        break;
      case messageYjsUpdate:
        this.#post.set(nameOf(payload), payload);
        this.#arrived?.();
        break;
      default:
        throw new Error(`unknown sync message ${type}`);
    }
  }
}
