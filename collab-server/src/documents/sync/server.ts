import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Result } from '../../platform/result.ts';
import { closeCodes, type CloseCode } from './close-codes.ts';
import { Connection } from './connection.ts';
import { type Logger, silentLogger } from './dependencies.ts';
import type { ContentRules } from './content-guard.ts';
import type { DocumentHub } from './document-hub.ts';
import { Flusher } from './flusher.ts';
import { FairScheduler } from './fair-scheduler.ts';
import type { Authorisation, Authorise } from './grant.ts';
import { GroupCommit } from './group-commit.ts';
import { type ExchangeAnswer, type ExchangeRefusal, type ExchangeRequest, HttpExchange } from './http-exchange.ts';
import { HubRegistry } from './hub-registry.ts';
import { defaultSyncLimits, type SyncLimits } from './limits.ts';
import { Merger } from './merger.ts';
import { EXTENSION_PARAMETER } from './protocol.ts';
import { refuseUpgrade } from './refused-upgrade.ts';
import { SnapshotCache } from './snapshot-cache.ts';
import type { UpdateLog } from './update-log.ts';

export type SyncServerOptions = {
  readonly updateLog: UpdateLog;
  readonly authorise: Authorise;
  readonly logger?: Logger;
  /** What documents are made of; without it the server takes whatever Yjs can hold. */
  readonly content?: ContentRules;
  readonly limits?: Partial<SyncLimits>;
  readonly now?: () => number;
};

const PATH = /^\/sync\/([A-Za-z0-9_-]{1,64})$/;

/** The document sync server; SPEC.md says what it promises. It has no HTTP server of its own: give it upgrades. */
export class SyncServer {
  readonly #options: SyncServerOptions;
  readonly #limits: SyncLimits;
  readonly #logger: Logger;
  readonly #commit: GroupCommit;
  readonly #cache: SnapshotCache;
  readonly #merger = new Merger();
  readonly #flusher = new Flusher();
  readonly #scheduler: FairScheduler;
  readonly #registry: HubRegistry;
  readonly #exchange: HttpExchange;
  readonly #connections = new Map<Connection, string>();
  readonly #perPerson = new Map<string, number>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #webSockets: WebSocketServer;
  #isClosing = false;
  /** Counts changes of rights. */
  #rightsChange = 0;

  constructor(options: SyncServerOptions) {
    this.#options = options;
    this.#limits = { ...defaultSyncLimits, ...options.limits };
    this.#logger = options.logger ?? silentLogger;
    this.#commit = new GroupCommit({
      log: options.updateLog,
      delayMs: this.#limits.commitDelayMs,
      maxWaitingBytes: this.#limits.maxUncommittedBytes,
      onRoom: () => this.#scheduler.wake(),
    });
    this.#cache = new SnapshotCache(this.#limits.cacheBytes);
    this.#scheduler = new FairScheduler(() => this.#commit.isFull);
    this.#registry = new HubRegistry({
      log: options.updateLog,
      commit: this.#commit,
      cache: this.#cache,
      merger: this.#merger,
      limits: this.#limits,
      logger: this.#logger,
      content: options.content,
      now: options.now ?? Date.now,
    });
    this.#exchange = new HttpExchange(this.#registry, this.#limits, this.#merger);
    this.#webSockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      clientTracking: false,
      // Beyond our own limit, so that most oversized messages get our own close code and not 1009.
      maxPayload: this.#limits.maxMessageBytes * 2,
    });
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#connections.keys()) connection.beat();
    }, this.#limits.heartbeatMs);
    this.#heartbeat.unref();
  }

  /** Whether this server serves the request's path. */
  serves(request: IncomingMessage): boolean {
    return PATH.test(pathOf(request));
  }

  /** Takes over an HTTP upgrade. Refusals are told as close codes, since a browser shows no HTTP status of an upgrade. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const documentId = PATH.exec(pathOf(request))?.[1];
    if (documentId === undefined) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    // Until `ws` takes the socket over, nobody else listens for its errors.
    const onError = (): void => {
      socket.destroy();
    };
    socket.on('error', onError);
    void this.#authorise(documentId, request).then((authorisation) => {
      if (socket.destroyed) return;
      socket.off('error', onError);
      const refusal = this.#refusal(documentId, authorisation);
      if (refusal !== undefined || !authorisation.ok) {
        refuseUpgrade(request, socket, head, refusal ?? { closeCode: closeCodes.forbidden, reason: '' });
        return;
      }
      this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        const wantsExtension = queryOf(request).get(EXTENSION_PARAMETER) === '1';
        const connection = new Connection({
          webSocket,
          socket,
          request,
          grant: authorisation.grant,
          wantsExtension,
          limits: this.#limits,
          scheduler: this.#scheduler,
          merger: this.#merger,
          flusher: this.#flusher,
          onClosed: (closed) => this.#closed(closed, documentId),
        });
        this.#connections.set(connection, documentId);
        this.#countPerson(authorisation.grant.personId, 1);
        void this.#enter(connection, documentId);
      });
    });
  }

  /** Rights that change while they are looked up are looked up again, so that no old answer comes into force. */
  async #authorise(documentId: string, request: IncomingMessage): Promise<Authorisation> {
    try {
      for (;;) {
        const change = this.#rightsChange;
        const answer = await this.#options.authorise({ documentId, request });
        if (change === this.#rightsChange) return answer;
      }
    } catch (error) {
      this.#logger.error({ error, documentId }, 'a right could not be decided');
      return { ok: false, closeCode: closeCodes.internalError, reason: 'the right could not be decided' };
    }
  }

  #refusal(documentId: string, answer: Authorisation): { closeCode: CloseCode; reason: string } | undefined {
    if (!answer.ok) return answer;
    if (this.#isClosing) return { closeCode: closeCodes.serverRestart, reason: 'the server restarts' };
    const { maxConnections, maxConnectionsPerDocument, maxConnectionsPerPerson } = this.#limits;
    const inDocument = this.#registry.open.get(documentId)?.participants.size ?? 0;
    if (
      this.#connections.size >= maxConnections ||
      inDocument >= maxConnectionsPerDocument ||
      (this.#perPerson.get(answer.grant.personId) ?? 0) >= maxConnectionsPerPerson
    )
      return { closeCode: closeCodes.tooManyConnections, reason: 'too many connections' };
    return undefined;
  }

  async #enter(connection: Connection, documentId: string): Promise<void> {
    let hub: DocumentHub;
    try {
      hub = await this.#registry.acquire(documentId);
    } catch (error) {
      this.#logger.error({ error, documentId }, 'a document could not be loaded');
      connection.close(closeCodes.storageUnavailable, 'the document could not be loaded');
      return;
    }
    if (hub.hasFailed) connection.close(closeCodes.storageUnavailable, 'the update could not be stored');
    else connection.enter(hub);
  }

  #closed(connection: Connection, documentId: string): void {
    this.#connections.delete(connection);
    this.#countPerson(connection.grant.personId, -1);
    const hub = this.#registry.open.get(documentId);
    if (hub !== undefined) this.#registry.release(hub);
  }

  #countPerson(personId: string, by: number): void {
    const count = (this.#perPerson.get(personId) ?? 0) + by;
    if (count === 0) this.#perPerson.delete(personId);
    else this.#perPerson.set(personId, count);
  }

  /** Decides anew for open sockets of the document (of one person, or of all). */
  async rightsChanged(documentId: string, personId?: string): Promise<void> {
    this.#rightsChange += 1;
    this.#exchange.rightsChanged(documentId, personId);
    const concerned = [...this.#connections]
      .filter(
        ([connection, id]) =>
          id === documentId && (personId ?? connection.grant.personId) === connection.grant.personId,
      )
      .map(([connection]) => connection);
    await Promise.all(
      concerned.map(async (connection) => {
        const answer = await this.#authorise(documentId, connection.request);
        if (answer.ok) connection.regrant(answer.grant);
        else connection.close(answer.closeCode, answer.reason);
      }),
    );
  }

  /** Decides anew for everything that a person has open: their sessions ended, or their roles changed. */
  async personChanged(personId: string): Promise<void> {
    this.#exchange.personChanged(personId);
    const documents = [...this.#connections].filter(([connection]) => connection.grant.personId === personId);
    await Promise.all([...new Set(documents.map(([, id]) => id))].map((id) => this.rightsChanged(id, personId)));
  }

  /** Tells clients that asked for the extension to fetch the document's facts again. */
  documentChanged(documentId: string): void {
    for (const [connection, id] of this.#connections) if (id === documentId) connection.tellDocumentChanged();
  }

  /** Adds the server's own update (a template, an import). Resolves once durable; rejects where it cannot be kept. */
  async appendServerUpdate(documentId: string, personId: string, update: Uint8Array): Promise<void> {
    const hub = await this.#registry.acquire(documentId);
    const outcome = hub.receiveUpdate(update, personId, undefined);
    if (outcome.kind !== 'stored' && outcome.kind !== 'known')
      throw new Error(`the update is refused: ${outcome.kind}`);
    await hub.whenDurable(outcome.sequence);
  }

  /** One request of a client that cannot use WebSockets. */
  exchange(request: ExchangeRequest): Promise<Result<ExchangeAnswer, ExchangeRefusal>> {
    return this.#exchange.exchange(request);
  }

  /** The whole document as one update. */
  async readDocument(documentId: string): Promise<Uint8Array> {
    const hub = await this.#registry.acquire(documentId);
    await hub.bytes.ensureWhole();
    const { snapshot, tail } = hub.bytes.whole;
    const updates = tail.map((part) => part.update);
    return this.#merger.merge(snapshot === undefined ? updates : [snapshot.update, ...updates]);
  }

  stats(): SyncStats {
    return {
      connections: this.#connections.size,
      httpVisitors: this.#exchange.size,
      persons: this.#perPerson.size,
      openDocuments: this.#registry.size,
      cacheBytes: this.#cache.bytes,
      unsentBytes: [...this.#connections.keys()].reduce((sum, connection) => sum + connection.unsentBytes, 0),
      queuedConnections: this.#scheduler.size,
      ...this.#commit.stats(),
    };
  }

  /** Commits what waits, tells the clients to come back, and lets go of everything. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#heartbeat);
    await this.#commit.drained();
    for (const connection of this.#connections.keys())
      connection.close(closeCodes.serverRestart, 'the server restarts');
    this.#exchange.close();
    this.#registry.close();
    await this.#merger.close();
  }
}

export type SyncStats = {
  readonly connections: number;
  readonly httpVisitors: number;
  readonly persons: number;
  readonly openDocuments: number;
  readonly cacheBytes: number;
  /** Handed to sockets and not yet taken by the system. */
  readonly unsentBytes: number;
  readonly queuedConnections: number;
  readonly waitingUpdates: number;
  readonly waitingBytes: number;
  readonly commits: number;
};

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function queryOf(request: IncomingMessage): URLSearchParams {
  const url = request.url ?? '';
  const at = url.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : url.slice(at + 1));
}
