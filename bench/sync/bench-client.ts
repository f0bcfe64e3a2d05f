import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { ServerProcess } from './server-process.ts';
import { type Incoming, type Wire, syncStep1, syncStep2, syncUpdate } from './wire.ts';

/** Wall time comparable between processes of one machine. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

const emptyStateVector = Y.encodeStateVector(new Y.Doc());
const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc());

/**
 * One editor's connection, the same lean code for every server: it speaks the sync protocol without keeping a document,
 * so that what is measured is the server and not two hundred documents in the benchmark.
 */
export class BenchClient {
  readonly documentName: string;
  readonly #socket: WebSocket;
  readonly #wire: Wire;
  onUpdate: ((update: Uint8Array) => void) | undefined;
  onDurable: ((count: number) => void) | undefined;
  /** The document's state, as it came in answer to an empty state vector. */
  readonly opened: Promise<Uint8Array>;

  constructor(server: ServerProcess, wire: Wire, documentName: string) {
    this.documentName = documentName;
    this.#wire = wire;
    this.#socket = new WebSocket(`ws://127.0.0.1:${server.port}${wire.path(documentName)}`, {
      perMessageDeflate: false,
    });
    this.#socket.binaryType = 'arraybuffer';
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on('error', reject);
      this.#socket.on('close', (code, reason) =>
        reject(new Error(`${server.name} closed with ${code} ${reason.toString()}`)),
      );
      this.#socket.on('open', () => {
        for (const message of wire.hello(documentName)) this.#socket.send(message);
        this.#socket.send(wire.sync(documentName, syncStep1, emptyStateVector));
      });
      this.#socket.on('message', (data: ArrayBuffer) => this.#receive(wire.read(new Uint8Array(data)), resolve));
    });
    this.opened.catch(() => {});
  }

  #receive(message: Incoming, opened: (state: Uint8Array) => void): void {
    switch (message.kind) {
      case 'sync':
        if (message.type === syncStep1) this.#socket.send(this.#wire.sync(this.documentName, syncStep2, emptyUpdate));
        else if (message.type === syncStep2) opened(message.payload);
        else this.onUpdate?.(message.payload);
        break;
      case 'durable':
        this.onDurable?.(message.count);
        break;
      case 'other':
        break;
    }
  }

  send(update: Uint8Array): void {
    this.#socket.send(this.#wire.sync(this.documentName, syncUpdate, update));
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.removeAllListeners('close');
      this.#socket.once('close', () => resolve());
      this.#socket.close();
    });
  }
}

/** Opens many clients, a few at a time. */
export async function openClients(server: ServerProcess, wire: Wire, names: readonly string[]): Promise<BenchClient[]> {
  const clients: BenchClient[] = [];
  for (let at = 0; at < names.length; at += 20) {
    const some = names.slice(at, at + 20).map((name) => new BenchClient(server, wire, name));
    await Promise.all(some.map((client) => client.opened));
    clients.push(...some);
  }
  return clients;
}
