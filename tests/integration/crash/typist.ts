import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { readExtensionMessage } from '../../../collab-server/src/documents/sync/sync-protocol.ts';

const SYNC = 0;
const EXTENSION = 100;
const fromServer = Symbol('from the server');

/** What was in the document when a message left: once that message is acknowledged, all of this is promised. */
type Promised = { readonly clock: number; readonly deletedClocks: number };

/** One person who types, deletes, loses the server, comes back, and remembers exactly what was acknowledged. */
export class Typist {
  readonly doc = new Y.Doc();
  readonly documentId: string;
  readonly #url: string;
  readonly #deleted: number[] = [];
  #socket: WebSocket | undefined;
  #sent: Promised[] = [];
  #acknowledged: Promised = { clock: 0, deletedClocks: 0 };
  #ended = false;
  acknowledgements = 0;

  constructor(port: number, documentId: string, name: string, clientId: number) {
    this.documentId = documentId;
    this.doc.clientID = clientId;
    this.#url = `ws://127.0.0.1:${port}/sync/${documentId}?ext=1&person=${name}`;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer) this.#send((encoder) => writeUpdate(encoder, update));
    });
    this.#connect();
  }

  /** Clocks of this client that the server has promised to keep. */
  get promised(): { clock: number; deleted: readonly number[] } {
    return { clock: this.#acknowledged.clock, deleted: this.#deleted.slice(0, this.#acknowledged.deletedClocks) };
  }

  get isSettled(): boolean {
    return (
      this.#socket?.readyState === WebSocket.OPEN &&
      this.#acknowledged.clock === this.#clock() &&
      this.#acknowledged.deletedClocks === this.#deleted.length
    );
  }

  type(characters: string, at: number): void {
    const text = this.doc.getText('content');
    text.insert(Math.min(at, text.length), characters);
  }

  /** Deletes the newest character of its own that still stands, so that its clock is known. */
  eraseOwn(): void {
    const text = this.doc.getText('content');
    const clock = this.#clock() - 1;
    if (clock < 0 || this.#deleted.includes(clock)) return;
    const position = Y.createAbsolutePositionFromRelativePosition(
      new Y.RelativePosition(null, null, Y.createID(this.doc.clientID, clock), 0),
      this.doc,
    );
    if (!position || position.index >= text.length) return;
    this.#deleted.push(clock);
    text.delete(position.index, 1);
  }

  end(): void {
    this.#ended = true;
    this.#socket?.terminate();
  }

  #clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    write(encoder);
    this.#sent.push({ clock: this.#clock(), deletedClocks: this.#deleted.length });
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #connect(): void {
    if (this.#ended) return;
    const socket = new WebSocket(this.#url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#sent = [];
    socket.on('open', () => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, SYNC);
      writeSyncStep1(encoder, this.doc);
      socket.send(encoding.toUint8Array(encoder));
    });
    socket.on('message', (data: ArrayBuffer) => this.#receive(new Uint8Array(data)));
    socket.on('error', () => {});
    socket.on('close', () => setTimeout(() => this.#connect(), 30));
  }

  #receive(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) {
      const answer = encoding.createEncoder();
      readSyncMessage(decoder, answer, this.doc, fromServer);
      const bytes = encoding.toUint8Array(answer);
      if (bytes.length > 0) this.#send((encoder) => encoding.writeUint8Array(encoder, bytes));
    } else if (type === EXTENSION) {
      const extension = readExtensionMessage(decoder);
      if (extension?.kind !== 'acknowledged') return;
      this.acknowledgements += 1;
      const promised = this.#sent[extension.count - 1];
      if (promised) this.#acknowledged = promised;
    }
  }
}
