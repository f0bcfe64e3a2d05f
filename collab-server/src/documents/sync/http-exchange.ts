/**
 * The same Yjs updates over HTTP, for networks that let no WebSocket through: SPEC.md section 8. A route calls
 * `exchange` for each request.
 */
import { err, ok, type Result } from '../../platform/result.ts';
import { closeCodes, type CloseCode } from './close-codes.ts';
import type { DocumentHub } from './document-hub.ts';
import { type Authorisation, type Grant, mayWrite } from './grant.ts';
import { HttpVisitor } from './http-visitor.ts';
import type { HubRegistry } from './hub-registry.ts';
import { answerJoin, answerSince, type JoinAnswer } from './joining.ts';
import type { SyncLimits } from './limits.ts';
import type { Merger } from './merger.ts';
import type { DocumentRight } from './protocol.ts';
import { decodeStateVector, encodeStateVector, type StateVector } from './state-vector.ts';

export type ExchangeRequest = {
  readonly documentId: string;
  /** Decides what the client may do now; asked again where rights change meanwhile. */
  readonly authorise: () => Promise<Authorisation>;
  /** Which of the person's clients this is: the same random text in all its requests. */
  readonly clientKey: string;
  /** Yjs' encoding of what the client has. */
  readonly stateVector: Uint8Array;
  /** The `cursor` of the last answer; undefined in a first request. */
  readonly cursor: number | undefined;
  /** What the client wrote since, oldest first; may be none. */
  readonly updates: readonly Uint8Array[];
  /** An awareness update of the client's own state. */
  readonly awareness: Uint8Array | undefined;
  /** With nothing to tell and nothing received, wait this long for news; at most 25,000. */
  readonly waitMs: number;
  readonly signal?: AbortSignal;
};

export type ExchangeAnswer = {
  /** What the client lacks, to be applied in this order. Never the whole document if the client has some of it. */
  readonly updates: readonly Uint8Array[];
  readonly cursor: number;
  /** The document's state vector: what the client has beyond it is to be sent. */
  readonly stateVector: Uint8Array;
  /** How many of the request's updates, from the first, are durable. Fewer than sent: send what `stateVector` lacks. */
  readonly acknowledged: number;
  /** An awareness update of all who are here, if that changed. */
  readonly awareness: Uint8Array | undefined;
  readonly right: DocumentRight;
};

/** The code is the close code that a WebSocket would have been closed with. */
export type ExchangeRefusal = { readonly closeCode: CloseCode; readonly reason: string };

/** Of a request's updates: how many were taken, and the sequences of those that were new. */
type Received = { readonly acknowledged: number; readonly sequences: ReadonlySet<number> };

const MAX_WAIT_MS = 25_000;
const VISIT_ENDS_AFTER_MS = 40_000;

const refuse = (closeCode: CloseCode, reason: string): Result<never, ExchangeRefusal> => err({ closeCode, reason });

async function authorised({ authorise }: ExchangeRequest): Promise<Authorisation> {
  try {
    return await authorise();
  } catch {
    return { ok: false, closeCode: closeCodes.internalError, reason: 'the right could not be decided' };
  }
}

export class HttpExchange {
  readonly #registry: HubRegistry;
  readonly #limits: SyncLimits;
  readonly #merger: Merger;
  readonly #visitors = new Map<string, { visitor: HttpVisitor; timer: NodeJS.Timeout }>();
  /** Counts changes of rights, of whomever. */
  #rightsChange = 0;

  constructor(registry: HubRegistry, limits: SyncLimits, merger: Merger) {
    this.#registry = registry;
    this.#limits = limits;
    this.#merger = merger;
  }

  get size(): number {
    return this.#visitors.size;
  }

  async exchange(request: ExchangeRequest): Promise<Result<ExchangeAnswer, ExchangeRefusal>> {
    let vector: StateVector;
    try {
      vector = decodeStateVector(request.stateVector);
    } catch {
      return refuse(closeCodes.malformedMessage, 'the state vector cannot be read');
    }
    let visitor: HttpVisitor;
    try {
      const found = await this.#visit(request);
      if (!found.ok) return found;
      visitor = found.value;
      const received = await this.#receive(visitor, request);
      if (!received.ok) return received;
      return await this.#answer(visitor, request, vector, received.value);
    } catch {
      return refuse(closeCodes.storageUnavailable, 'the storage failed');
    }
  }

  /** Begins a visit or goes on with it. Between the last look at the rights and the visit's being known nothing is awaited. */
  async #visit(request: ExchangeRequest): Promise<Result<HttpVisitor, ExchangeRefusal>> {
    for (;;) {
      const change = this.#rightsChange;
      const answer = await authorised(request);
      if (!answer.ok) return refuse(answer.closeCode, answer.reason);
      const hub = await this.#registry.acquire(request.documentId);
      if (change === this.#rightsChange) return this.#visitWith(hub, answer.grant, request.clientKey);
    }
  }

  #visitWith(hub: DocumentHub, grant: Grant, clientKey: string): Result<HttpVisitor, ExchangeRefusal> {
    const key = `${hub.documentId} ${grant.personId} ${clientKey}`;
    const known = this.#visitors.get(key);
    if (known !== undefined && known.visitor.closedWith === undefined && known.visitor.hub === hub) {
      known.visitor.grant = grant;
      known.timer.refresh();
      return ok(known.visitor);
    }
    if (known !== undefined) this.#end(key);
    const { maxConnections, maxConnectionsPerDocument, maxConnectionsPerPerson } = this.#limits;
    const ofPerson = [...this.#visitors.values()].filter((v) => v.visitor.grant.personId === grant.personId).length;
    if (
      this.#visitors.size >= maxConnections ||
      hub.participants.size >= maxConnectionsPerDocument ||
      ofPerson >= maxConnectionsPerPerson
    )
      return refuse(closeCodes.tooManyConnections, 'too many connections');
    const visitor = new HttpVisitor(hub, grant, this.#limits.messagesPerSecond, this.#limits.messageBurst);
    hub.participants.add(visitor);
    const timer = setTimeout(() => this.#end(key), VISIT_ENDS_AFTER_MS);
    timer.unref();
    this.#visitors.set(key, { visitor, timer });
    return ok(visitor);
  }

  #end(key: string): void {
    const known = this.#visitors.get(key);
    if (known === undefined) return;
    clearTimeout(known.timer);
    this.#visitors.delete(key);
    const { hub } = known.visitor;
    hub.participants.delete(known.visitor);
    hub.awareness.leave(known.visitor);
    this.#registry.release(hub);
  }

  /** Ends the visits whose right has to be decided anew: of one person, or of all. */
  rightsChanged(documentId: string, personId: string | undefined): void {
    this.#rightsChange += 1;
    for (const [key, { visitor }] of this.#visitors) {
      if (visitor.hub.documentId !== documentId || (personId ?? visitor.grant.personId) !== visitor.grant.personId)
        continue;
      visitor.close(closeCodes.rightChanged);
      this.#end(key);
    }
  }

  /** Ends all visits of one person. */
  personChanged(personId: string): void {
    this.#rightsChange += 1;
    for (const [key, { visitor }] of this.#visitors) {
      if (visitor.grant.personId !== personId) continue;
      visitor.close(closeCodes.rightChanged);
      this.#end(key);
    }
  }

  close(): void {
    for (const [key, { visitor }] of this.#visitors) {
      visitor.close(closeCodes.serverRestart);
      this.#end(key);
    }
  }

  /** Takes in what the client wrote, and waits until it is durable; gives how many updates are. */
  async #receive(visitor: HttpVisitor, request: ExchangeRequest): Promise<Result<Received, ExchangeRefusal>> {
    if (visitor.closedWith !== undefined) return refuse(visitor.closedWith, 'ask again');
    const { hub, grant } = visitor;
    if (request.awareness !== undefined && hub.awareness.receive(visitor, request.awareness) !== 'accepted')
      return refuse(closeCodes.malformedMessage, 'the awareness cannot be read');
    if (request.updates.length > 0 && !mayWrite(grant.right)) return refuse(closeCodes.forbidden, 'no right to write');
    const sequences = new Set<number>();
    let acknowledged = 0;
    let lastSequence = 0;
    for (const update of request.updates) {
      if (update.byteLength > this.#limits.maxMessageBytes)
        return refuse(closeCodes.messageTooLarge, 'an update is too large');
      // Past its rate the client is told what was taken so far; the rest it sends again.
      if (!visitor.bucket.take(performance.now())) break;
      const outcome = hub.receiveUpdate(update, grant.personId, visitor);
      if (outcome.kind === 'malformed') return refuse(closeCodes.malformedMessage, 'an update cannot be read');
      if (outcome.kind === 'contentRefused')
        return refuse(closeCodes.contentRefused, 'an update holds what no document may hold');
      if (outcome.kind === 'documentTooLarge') return refuse(closeCodes.documentTooLarge, 'the document is full');
      if (outcome.kind === 'missing') break;
      if (outcome.kind === 'stored') sequences.add(outcome.sequence);
      lastSequence = outcome.sequence;
      acknowledged += 1;
    }
    await hub.whenDurable(lastSequence);
    return ok({ acknowledged, sequences });
  }

  async #answer(
    visitor: HttpVisitor,
    request: ExchangeRequest,
    vector: StateVector,
    { acknowledged, sequences }: Received,
  ): Promise<Result<ExchangeAnswer, ExchangeRefusal>> {
    const { hub } = visitor;
    let news = await this.#newsFor(hub, request.cursor, vector, sequences);
    if (news.updates.length === 0 && request.updates.length === 0 && !visitor.awarenessChanged && request.waitMs > 0) {
      await visitor.waitForNews(Math.min(request.waitMs, MAX_WAIT_MS), request.signal);
      news = await this.#newsFor(hub, request.cursor, vector, sequences);
    }
    if (visitor.closedWith !== undefined) return refuse(visitor.closedWith, 'ask again');
    const awareness = visitor.awarenessChanged ? hub.awareness.encodeAll(visitor) : undefined;
    visitor.awarenessChanged = false;
    return ok({
      updates: news.updates,
      cursor: news.throughSequence,
      stateVector: encodeStateVector(hub.state.vector),
      acknowledged,
      awareness,
      right: visitor.grant.right,
    });
  }

  #newsFor(
    hub: DocumentHub,
    cursor: number | undefined,
    vector: StateVector,
    own: ReadonlySet<number>,
  ): Promise<JoinAnswer> {
    if (cursor === undefined) return answerJoin(hub.state, hub.bytes, this.#merger, vector);
    return answerSince(hub.state, hub.bytes, this.#merger, cursor, vector, { own });
  }
}
