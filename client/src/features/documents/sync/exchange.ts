import {
  type DocumentRight,
  encodeAwarenessMessage,
  encodeSyncMessage,
  messageType,
  readExtensionMessage,
  syncType,
} from '@tongyan/collab-server/sync-protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

export interface ExchangeListener {
  /** The server's content is all here. */
  readonly joined: () => void;
  readonly rightTold: (right: DocumentRight) => void;
  readonly documentChanged: () => void;
  /** Local updates up to this sequence are durable. */
  readonly durable: (sequence: number) => void;
  /** The server did not take an update because this person may not write (any more). */
  readonly writeRefused: () => void;
}

export interface ExchangeOptions {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly send: (message: Uint8Array) => void;
  /** The transaction origin of what arrives. */
  readonly origin: unknown;
  /** Sequence of the newest local update that the document holds. */
  readonly newestSequence: () => number;
  /** As far as is known without the server; it tells the right at once. */
  readonly right: DocumentRight | undefined;
  readonly listener: ExchangeListener;
}

function writes(right: DocumentRight | undefined): boolean {
  return right === 'own' || right === 'edit';
}

/**
 * The sync protocol over one open line, from its first message to its end; the next line gets a new exchange. Messages
 * that carry updates are counted as the server counts them, and an acknowledgement of the first n of them means that
 * everything they carried is durable.
 */
export class Exchange {
  readonly #options: ExchangeOptions;
  #right: DocumentRight | undefined;
  #hasJoined = false;
  /** The server's newest state vector: what it asked to be completed. */
  #serverVector: Uint8Array | undefined;
  /** Whether step 2 went out: from then on updates follow one by one. */
  #isStreaming = false;
  /** Newest local sequence in the message at each place; those acknowledged are dropped from the front. */
  #carried: number[] = [];
  #acknowledged = 0;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#right = options.right;
  }

  start(): void {
    const { doc, awareness, send } = this.#options;
    send(encodeSyncMessage(syncType.step1, Y.encodeStateVector(doc)));
    if (awareness.getLocalState() !== null) this.sendAwareness([awareness.clientID]);
  }

  /** Whether acknowledgements are still to come. */
  get awaitsAcknowledgement(): boolean {
    return this.#carried.length > 0;
  }

  /** All that this person may send went out and is durable. */
  get isSettled(): boolean {
    return this.#hasJoined && (!writes(this.#right) || (this.#isStreaming && this.#carried.length === 0));
  }

  sendUpdate(update: Uint8Array, sequence: number): void {
    // Before step 2 went out, step 2 will carry it.
    if (this.#isStreaming && writes(this.#right)) this.#sendCounted(syncType.update, update, sequence);
  }

  /** Sends everything that the server may lack, as after losing count of what another window sent. */
  sendEverything(): void {
    if (this.#serverVector === undefined || !writes(this.#right)) return;
    this.#isStreaming = true;
    const update = Y.encodeStateAsUpdate(this.#options.doc, this.#serverVector);
    this.#sendCounted(syncType.step2, update, this.#options.newestSequence());
  }

  sendAwareness(clientIds: number[]): void {
    this.#options.send(encodeAwarenessMessage(encodeAwarenessUpdate(this.#options.awareness, clientIds)));
  }

  /** Anything that makes the server speak: a line that was cut without a word gives itself away by silence. */
  ping(): void {
    this.#options.send(encoding.encode((encoder) => encoding.writeVarUint(encoder, messageType.queryAwareness)));
  }

  /** Throws where the bytes are not of the protocol: the line is then broken. */
  receive(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        this.#receiveSync(decoder);
        return;
      case messageType.awareness:
        applyAwarenessUpdate(this.#options.awareness, decoding.readVarUint8Array(decoder), this.#options.origin);
        return;
      case messageType.queryAwareness:
        this.sendAwareness([this.#options.awareness.clientID]);
        return;
      case messageType.extension:
        this.#receiveExtension(decoder);
        return;
      default:
        // A newer server may say more than this client knows.
        return;
    }
  }

  #sendCounted(type: number, update: Uint8Array, sequence: number): void {
    this.#carried.push(sequence);
    this.#options.send(encodeSyncMessage(type, update));
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (type === syncType.step1) {
      this.#serverVector = bytes;
      this.sendEverything();
      return;
    }
    Y.applyUpdate(this.#options.doc, bytes, this.#options.origin);
    if (type === syncType.step2 && !this.#hasJoined) {
      this.#hasJoined = true;
      this.#options.listener.joined();
    }
  }

  #receiveExtension(decoder: decoding.Decoder): void {
    const { listener } = this.#options;
    const message = readExtensionMessage(decoder);
    switch (message?.kind) {
      case 'acknowledged':
        this.#acknowledge(message.count);
        return;
      case 'right': {
        this.#right = message.right;
        listener.rightTold(message.right);
        return;
      }
      case 'documentChanged':
        listener.documentChanged();
        return;
      case 'refused':
        // Where dependencies are missing the server asks for them by a step 1 of its own.
        if (message.reason === 'noRight') listener.writeRefused();
        return;
      case 'limits':
      case undefined:
        return;
    }
  }

  #acknowledge(count: number): void {
    const carried = this.#carried.splice(0, count - this.#acknowledged);
    this.#acknowledged = count;
    const sequence = carried.at(-1);
    if (sequence !== undefined) this.#options.listener.durable(sequence);
  }
}
