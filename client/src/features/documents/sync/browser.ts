import {
  CONTENT_SCHEMA_VERSION,
  EXTENSION_PARAMETER,
  PERSON_PARAMETER,
  SCHEMA_PARAMETER,
} from '@tongyan/collab-server/sync-protocol';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { ConnectionPool } from './connection-pool.ts';
import { defaultTiming, type Standing } from './connector.ts';
import { browserDeviceStore, type DeviceStore } from './device-store.ts';
import { DocumentConnection } from './document-connection.ts';
import { httpExchange } from './http-exchange.ts';
import { httpTransport } from './http-transport.ts';
import { indexedDbLedgerStore, type UnsyncedRow } from './ledger-store.ts';
import { webSocketTransport } from './web-socket-transport.ts';

/** The sync core wired to this browser: its sockets, storage, windows and events. */
const OPEN_TIMEOUT_MS = 10_000;

/** Each loaded page counts its own edits. */
const windowId = crypto.randomUUID();

const documentChangedListeners = new Set<(documentId: string) => void>();

function openDeviceStore(): DeviceStore | undefined {
  // Absent in some embedded browsers; reading it throws where storage is forbidden.
  try {
    return browserDeviceStore(indexedDbLedgerStore(indexedDB), indexedDB);
  } catch {
    return undefined;
  }
}

const device = openDeviceStore();

async function standingOf(personId: string): Promise<Standing> {
  try {
    const { person } = await api('GET /api/session');
    return person.id === personId ? 'same' : 'otherPerson';
  } catch (error) {
    return error instanceof ApiProblem && error.status === 401 ? 'signedOut' : 'unknown';
  }
}

function socketUrl(personId: string, documentId: string): string {
  const url = new URL(`/sync/${encodeURIComponent(documentId)}`, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set(EXTENSION_PARAMETER, '1');
  url.searchParams.set(PERSON_PARAMETER, personId);
  url.searchParams.set(SCHEMA_PARAMETER, String(CONTENT_SCHEMA_VERSION));
  return url.href;
}

function openConnection(personId: string, documentId: string): DocumentConnection {
  return new DocumentConnection({
    personId,
    documentId,
    windowId,
    device,
    channel: new BroadcastChannel(`tongyan:document:${personId}:${documentId}`),
    openWebSocket: webSocketTransport({
      createSocket: () => new WebSocket(socketUrl(personId, documentId)),
      openTimeoutMs: OPEN_TIMEOUT_MS,
    }),
    openHttp: (stateVector) =>
      httpTransport({
        clientKey: windowId,
        stateVector,
        exchange: (request, signal) => httpExchange({ personId, documentId }, request, signal),
      }),
    checkStanding: () => standingOf(personId),
    timing: defaultTiming,
    now: Date.now,
    random: Math.random,
    onDocumentChanged: () => {
      for (const listener of documentChangedListeners) listener(documentId);
    },
  });
}

const pool = new ConnectionPool(openConnection, guardClosing);

export function acquireDocument(personId: string, documentId: string): DocumentConnection {
  return pool.acquire(personId, documentId);
}

export function releaseDocument(personId: string, documentId: string): void {
  pool.release(personId, documentId);
}

export function onDocumentChanged(listener: (documentId: string) => void): () => void {
  documentChangedListeners.add(listener);
  return () => documentChangedListeners.delete(listener);
}

/** What this person has not got through to the server, in all documents of this device. */
export async function unsyncedWork(personId: string): Promise<readonly UnsyncedRow[]> {
  try {
    return (await device?.unsynced(personId)) ?? [];
  } catch {
    return [];
  }
}

/** What this device remembers of each of this person's documents that it keeps; opened ones open without a network. */
export async function keptDocuments(personId: string): Promise<readonly unknown[]> {
  try {
    return (await device?.kept(personId)) ?? [];
  } catch {
    return [];
  }
}

/** Brings to the server what earlier windows left behind. */
export async function sendUnsyncedWork(personId: string): Promise<void> {
  const documentIds = new Set((await unsyncedWork(personId)).map((row) => row.documentId));
  for (const documentId of documentIds) {
    const connection = pool.acquire(personId, documentId);
    await deviceRead(connection);
    // From here on it closes itself as soon as nothing is left to send.
    pool.release(personId, documentId);
  }
}

function deviceRead(connection: DocumentConnection): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (connection.state.line.kind === 'opening') return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = connection.subscribe(check);
    queueMicrotask(check);
  });
}

/** Closes every document and removes this person's documents from the device: those in step with the server, or all. */
export async function forgetDocuments(personId: string, what: 'synced' | 'all'): Promise<void> {
  pool.closeAll();
  await device?.forgetPerson(personId, what);
}

export async function forgetDocument(personId: string, documentId: string): Promise<void> {
  pool.close(personId, documentId);
  await device?.forgetDocument(personId, documentId);
}

/** Asks before the window closes, while edits have not reached the server. */
function guardClosing(): void {
  const isUnsynced = pool.connections.some(({ state }) => state.pendingEdits > 0);
  removeEventListener('beforeunload', askBeforeClosing);
  // Registered only while needed: a page with this listener is kept out of the browser's back-forward cache.
  if (isUnsynced) addEventListener('beforeunload', askBeforeClosing);
}

function askBeforeClosing(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function wakeAll(): void {
  if (document.visibilityState === 'visible') for (const connection of pool.connections) connection.wake();
}

addEventListener('online', wakeAll);
addEventListener('offline', () => {
  for (const connection of pool.connections) connection.doubt();
});
document.addEventListener('visibilitychange', wakeAll);
