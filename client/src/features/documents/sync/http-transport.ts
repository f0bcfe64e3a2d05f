import {
  decodeClientMessage,
  encodeAwarenessMessage,
  encodeExtensionMessage,
  encodeSyncMessage,
  syncType,
} from '@tongyan/collab-server/sync-protocol';
import type { DocumentRight } from '@tongyan/collab-server/sync-protocol';
import { OutgoingUpdates } from './outgoing-updates.ts';
import { CLOSED_WITHOUT_WORD, type OpenTransport, type TransportListener } from './transport.ts';

/** One request of SPEC.md section 8 (collab-server/src/documents/sync). */
export interface HttpExchangeRequest {
  readonly clientKey: string;
  readonly stateVector: Uint8Array;
  readonly cursor: number | undefined;
  readonly updates: readonly Uint8Array[];
  readonly awareness: Uint8Array | undefined;
  readonly waitMs: number;
}

export interface HttpExchangeAnswer {
  readonly updates: readonly Uint8Array[];
  readonly cursor: number;
  readonly stateVector: Uint8Array;
  /** How many of the request's updates, from the first, are durable. */
  readonly acknowledged: number;
  readonly awareness: Uint8Array | undefined;
  readonly right: DocumentRight;
}

export type HttpExchangeOutcome =
  | { readonly ok: true; readonly answer: HttpExchangeAnswer }
  /** `code` as a WebSocket would have been closed with. */
  | { readonly ok: false; readonly code: number; readonly reason: string };

export interface HttpTransportOptions {
  /** Rejects only where the signal was aborted. */
  readonly exchange: (request: HttpExchangeRequest, signal: AbortSignal) => Promise<HttpExchangeOutcome>;
  readonly clientKey: string;
  /** What the document here holds now: the server never sends the whole of it to a client that has some. */
  readonly stateVector: () => Uint8Array;
}

const LONGEST_WAIT_MS = 25_000;

/**
 * The sync protocol where no WebSocket gets through: requests that wait for news, told to the client as the messages
 * that a socket would have brought, so that everything above is the same on either way.
 */
export function httpTransport(options: HttpTransportOptions): OpenTransport {
  return (listener) => {
    const line = new HttpLine(options, listener);
    void line.run();
    return { kind: 'http', send: (message) => line.send(message), close: () => line.close() };
  };
}

class HttpLine {
  readonly #options: HttpTransportOptions;
  readonly #listener: TransportListener;
  readonly #outgoing = new OutgoingUpdates();
  #awareness: Uint8Array | undefined;
  #cursor: number | undefined;
  #right: DocumentRight | undefined;
  #isOver = false;
  #hasOpened = false;
  /** The request that only waits for news: something to send cuts it short. */
  #waiting: AbortController | undefined;

  constructor(options: HttpTransportOptions, listener: TransportListener) {
    this.#options = options;
    this.#listener = listener;
  }

  send(bytes: Uint8Array): void {
    const message = decodeClientMessage(bytes);
    switch (message.kind) {
      case 'step2':
      case 'update':
        this.#outgoing.push(message.update, message.kind === 'step2');
        break;
      case 'awareness':
        this.#awareness = message.update;
        break;
      // Every request says what the document holds; presence comes by itself.
      case 'step1':
      case 'queryAwareness':
        return;
      case 'malformed':
        throw new Error('not a message of the sync protocol');
    }
    this.#waiting?.abort();
  }

  close(): void {
    this.#isOver = true;
    this.#waiting?.abort();
  }

  async run(): Promise<void> {
    while (!this.#isOver) {
      const outcome = await this.#request();
      if (outcome === 'cutShort') continue;
      if (this.#isOver) return;
      if (!outcome.ok) {
        this.#isOver = true;
        this.#listener.closed({ code: outcome.code, reason: outcome.reason, opened: this.#hasOpened });
        return;
      }
      this.#tell(outcome.answer);
    }
  }

  async #request(): Promise<HttpExchangeOutcome | 'cutShort'> {
    const updates = this.#outgoing.next();
    const awareness = this.#awareness;
    this.#awareness = undefined;
    const abort = new AbortController();
    const waits = this.#hasOpened && updates.length === 0 && awareness === undefined;
    if (waits) this.#waiting = abort;
    try {
      return await this.#options.exchange(
        {
          clientKey: this.#options.clientKey,
          stateVector: this.#options.stateVector(),
          cursor: this.#cursor,
          updates,
          awareness,
          waitMs: waits ? LONGEST_WAIT_MS : 0,
        },
        abort.signal,
      );
    } catch {
      return abort.signal.aborted ? 'cutShort' : { ok: false, code: CLOSED_WITHOUT_WORD, reason: 'no answer' };
    } finally {
      this.#waiting = undefined;
    }
  }

  #tell(answer: HttpExchangeAnswer): void {
    const { received } = this.#listener;
    const isFirst = !this.#hasOpened;
    if (isFirst) {
      this.#hasOpened = true;
      this.#listener.opened();
    }
    this.#cursor = answer.cursor;
    if (answer.right !== this.#right) {
      received(encodeExtensionMessage({ kind: 'right', right: answer.right }));
      // A socket would have been told of other changes too; with the right, fetch the rest again.
      if (this.#right !== undefined) received(encodeExtensionMessage({ kind: 'documentChanged' }));
      this.#right = answer.right;
    }
    answer.updates.forEach((update, index) =>
      received(encodeSyncMessage(isFirst && index === 0 ? syncType.step2 : syncType.update, update)),
    );
    if (isFirst && answer.updates.length === 0) received(encodeSyncMessage(syncType.step2, new Uint8Array([0, 0])));
    if (answer.awareness !== undefined) received(encodeAwarenessMessage(answer.awareness));
    const count = this.#outgoing.answered(answer.acknowledged);
    if (count !== undefined) received(encodeExtensionMessage({ kind: 'acknowledged', count }));
    if (isFirst || this.#outgoing.takeStall()) received(encodeSyncMessage(syncType.step1, answer.stateVector));
  }
}
