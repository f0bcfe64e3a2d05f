/** A raw client for tests: sends any bytes, keeps what it hears, and can hold a Y.Doc. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { encodeSyncMessage, type ExtensionMessage, messageType, readExtensionMessage, syncType } from './protocol.ts';

export type Closing = { readonly code: number; readonly reason: string };

export class TestClient {
  readonly doc = new Y.Doc();
  readonly webSocket: WebSocket;
  readonly extension: ExtensionMessage[] = [];
  /** First bytes of the messages that are neither sync nor extension nor awareness. */
  readonly others: number[] = [];
  readonly awareness = new Map<number, Record<string, unknown> | null>();
  acknowledged = 0;
  /** Step 2 and update messages sent. */
  sent = 0;
  receivedUpdates = 0;
  askedBySteps1 = 0;
  isSynced = false;
  answersStep1 = true;
  closed: Closing | undefined;

  constructor(url: string) {
    this.webSocket = new WebSocket(url, { perMessageDeflate: false });
    this.webSocket.on('message', (data: Buffer) => this.#receive(new Uint8Array(data)));
    this.webSocket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    this.webSocket.on('error', () => {});
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.webSocket.readyState === WebSocket.OPEN) this.sendUpdate(update);
    });
  }

  async opened(): Promise<this> {
    if (this.webSocket.readyState === WebSocket.CONNECTING)
      await new Promise((resolve) => this.webSocket.once('open', resolve));
    return this;
  }

  send(bytes: Uint8Array): void {
    if (this.webSocket.readyState === WebSocket.OPEN) this.webSocket.send(bytes);
  }

  sendUpdate(update: Uint8Array): void {
    this.sent += 1;
    this.send(encodeSyncMessage(syncType.update, update));
  }

  sendStep1(): void {
    this.send(encodeSyncMessage(syncType.step1, Y.encodeStateVector(this.doc)));
  }

  sendAwareness(clientId: number, clock: number, state: unknown): void {
    this.send(awarenessMessage([[clientId, clock, state]]));
  }

  #receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.extension) {
      const message = readExtensionMessage(decoder);
      if (message?.kind === 'acknowledged') this.acknowledged = message.count;
      if (message !== undefined) this.extension.push(message);
    } else if (type === messageType.awareness) this.#receiveAwareness(decoding.readVarUint8Array(decoder));
    else if (type === messageType.sync)
      this.#receiveSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
    else this.others.push(type);
  }

  #receiveSync(type: number, payload: Uint8Array): void {
    if (type === syncType.step1) {
      this.askedBySteps1 += 1;
      if (!this.answersStep1) return;
      this.sent += 1;
      this.send(encodeSyncMessage(syncType.step2, Y.encodeStateAsUpdate(this.doc, payload)));
      return;
    }
    this.receivedUpdates += 1;
    Y.applyUpdate(this.doc, payload, this);
    if (type === syncType.step2) this.isSynced = true;
  }

  #receiveAwareness(update: Uint8Array): void {
    const decoder = decoding.createDecoder(update);
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const clientId = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      this.awareness.set(clientId, JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null);
    }
  }

  get text(): string {
    return this.doc.getText('t').toJSON();
  }

  type(text: string): void {
    const target = this.doc.getText('t');
    target.insert(target.length, text);
  }
}

export function awarenessMessage(states: readonly (readonly [number, number, unknown])[]): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const [clientId, clock, state] of states) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}
