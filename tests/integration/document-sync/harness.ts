import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import WebSocket from 'ws';
import type * as Y from 'yjs';
import type { TestSyncServer } from '../../../collab-server/src/documents/sync/testing.ts';
import type { ConnectorTiming, Standing } from '../../../client/src/features/documents/sync/connector.ts';
import { browserDeviceStore, type DeviceStore } from '../../../client/src/features/documents/sync/device-store.ts';
import { DocumentConnection } from '../../../client/src/features/documents/sync/document-connection.ts';
import { indexedDbLedgerStore } from '../../../client/src/features/documents/sync/ledger-store.ts';
import { type HttpExchangeAnswer, httpTransport } from '../../../client/src/features/documents/sync/http-transport.ts';
import type { ChannelLike } from '../../../client/src/features/documents/sync/sibling-windows.ts';
import type { OpenTransport } from '../../../client/src/features/documents/sync/transport.ts';
import { webSocketTransport } from '../../../client/src/features/documents/sync/web-socket-transport.ts';

/** Waits until a check no longer throws: what is awaited may take its time on a busy machine. */
export const soon = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 120_000 });

/** As in the product, but without its patience. */
const eager: ConnectorTiming = {
  backOff: { firstMs: 10, mostMs: 50 },
  silenceMs: 25_000,
  answerMs: 10_000,
  upgrade: { firstMs: 50, mostMs: 50 },
  failuresBeforeHttp: 2,
};

/** A device: its browser storage survives windows, and its network can be cut. */
export class Device {
  readonly factory = new IDBFactory();
  readonly store: DeviceStore;
  isOnline = true;
  #windows = 0;
  readonly #sockets = new Set<WebSocket>();

  constructor() {
    // y-indexeddb takes IndexedDB from the global scope.
    Object.assign(globalThis, { indexedDB: this.factory, IDBKeyRange });
    this.store = browserDeviceStore(indexedDbLedgerStore(this.factory), this.factory);
  }

  goOffline(): void {
    this.isOnline = false;
    for (const socket of this.#sockets) socket.terminate();
  }

  goOnline(): void {
    this.isOnline = true;
  }

  socketTransport(url: () => string): OpenTransport {
    return webSocketTransport({
      openTimeoutMs: 2_000,
      createSocket: () => {
        const socket = new WebSocket(this.isOnline ? url() : 'ws://127.0.0.1:9/');
        this.#sockets.add(socket);
        return socket as unknown as globalThis.WebSocket;
      },
    });
  }

  /** Opens a window with a document. */
  open(server: TestSyncServer, person: WindowOptions = {}): DocumentConnection {
    // Several devices live in this process; the one that opens a window is the one whose storage is global now.
    Object.assign(globalThis, { indexedDB: this.factory });
    const { personId = 'p1', right = 'edit', documentId = 'd1' } = person;
    this.#windows += 1;
    const connection = new DocumentConnection({
      personId,
      documentId,
      windowId: `w${this.#windows}`,
      device: this.store,
      channel: person.channel,
      openWebSocket:
        person.openWebSocket ??
        this.socketTransport(() => `${server.url}/${documentId}?ext=1&person=${personId}&right=${right}`),
      openHttp: person.openHttp,
      checkStanding: person.checkStanding ?? (() => Promise.resolve('same')),
      timing: eager,
      now: Date.now,
      random: () => 0.5,
      onDocumentChanged: person.onDocumentChanged ?? (() => undefined),
    });
    void connection.start();
    return connection;
  }
}

export interface WindowOptions {
  personId?: string;
  right?: string;
  documentId?: string;
  channel?: ChannelLike;
  openWebSocket?: OpenTransport;
  openHttp?: (stateVector: () => Uint8Array) => OpenTransport;
  checkStanding?: () => Promise<Standing>;
  onDocumentChanged?: () => void;
}

export function textOf({ doc }: { doc: Y.Doc }): string {
  return doc.getText('text').toJSON();
}

export function type({ doc }: { doc: Y.Doc }, text: string): void {
  doc.getText('text').insert(doc.getText('text').length, text);
}

/** Over the server's HTTP exchange, without the route that carries it in the product. */
export function directHttp(
  { server }: TestSyncServer,
  {
    personId = 'p1',
    documentId = 'd1',
    clientKey,
    isCut = () => false,
    sawAnswer = () => undefined,
  }: {
    personId?: string;
    documentId?: string;
    clientKey: string;
    isCut?: () => boolean;
    sawAnswer?: (answer: HttpExchangeAnswer) => void;
  },
): (stateVector: () => Uint8Array) => OpenTransport {
  const grant = { personId, displayName: personId, organisationName: '', right: 'edit' } as const;
  const authorise = () => Promise.resolve({ ok: true, grant } as const);
  return (stateVector) =>
    httpTransport({
      clientKey,
      stateVector,
      async exchange(request, signal) {
        if (isCut()) return { ok: false, code: 1006, reason: 'cut' };
        const answer = await server.exchange({ documentId, authorise, ...request, signal });
        if (signal.aborted) throw new Error('cut short');
        if (!answer.ok) return { ok: false, code: answer.error.closeCode, reason: answer.error.reason };
        sawAnswer(answer.value);
        return { ok: true, answer: answer.value };
      },
    });
}
