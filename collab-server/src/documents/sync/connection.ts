import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { Acknowledgements } from './acknowledgements.ts';
import { closeCodes, type CloseCode } from './close-codes.ts';
import type { DocumentHub, Participant } from './document-hub.ts';
import type { FairScheduler, Job } from './fair-scheduler.ts';
import type { Flusher } from './flusher.ts';
import { encodeFrame } from './frame.ts';
import { mayWrite, type Grant } from './grant.ts';
import type { SyncLimits } from './limits.ts';
import type { Merger } from './merger.ts';
import { Outgoing } from './outgoing.ts';
import * as protocol from './protocol.ts';
import { decodeStateVector, encodeStateVector } from './state-vector.ts';
import { TokenBucket } from './token-bucket.ts';

export type ConnectionOptions = {
  readonly webSocket: WebSocket;
  /** The same connection below `webSocket`, for frames that are built already. */
  readonly socket: Duplex;
  readonly request: IncomingMessage;
  readonly grant: Grant;
  readonly wantsExtension: boolean;
  readonly limits: SyncLimits;
  readonly scheduler: FairScheduler;
  readonly merger: Merger;
  readonly flusher: Flusher;
  readonly onClosed: (connection: Connection) => void;
};

const CLOSE_GRACE_MS = 2_000;
const LATE_ASK_MS = 1_000;
const MOST_LATE_ASKS = 8;
const emptyAwareness = encodeFrame(protocol.encodeAwarenessMessage(new Uint8Array([0])));
const permissionDenied = encodeFrame(protocol.encodePermissionDenied('this connection may not write'));

function isEmptyUpdate(update: Uint8Array): boolean {
  return update.byteLength === 2 && update[0] === 0 && update[1] === 0;
}

/** One client's WebSocket in one document. */
export class Connection implements Participant, Job {
  readonly request: IncomingMessage;
  grant: Grant;
  readonly #options: ConnectionOptions;
  readonly #outgoing: Outgoing;
  readonly #bucket: TokenBucket;
  readonly #acknowledgements: Acknowledgements | undefined;
  #hub: DocumentHub | undefined;
  #queue: Uint8Array[] = [];
  #queueAt = 0;
  #closed = false;
  #heard = true;
  #silentBeats = 0;
  /** The server has sent a step 1 that no step 2 has answered. */
  #asked = false;
  #deniedTold = false;
  #lateAsks = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.request = options.request;
    this.grant = options.grant;
    const { limits, webSocket, socket, merger, flusher } = options;
    this.#outgoing = new Outgoing(socket, flusher, limits, merger, () =>
      this.close(closeCodes.readerTooSlow, 'the client reads too slowly'),
    );
    this.#bucket = new TokenBucket(limits.messagesPerSecond, limits.messageBurst, performance.now());
    this.#acknowledgements = options.wantsExtension ? new Acknowledgements() : undefined;
    webSocket.on('message', (data: Buffer, isBinary: boolean) => this.#incoming(data, isBinary));
    webSocket.on('pong', () => {
      this.#heard = true;
    });
    webSocket.on('close', () => this.#detach());
    // `ws` closes by itself after an error (a frame too large, not a WebSocket frame).
    webSocket.on('error', () => {});
  }

  get wantsExtension(): boolean {
    return this.#options.wantsExtension;
  }

  get unsentBytes(): number {
    return this.#options.socket.writableLength;
  }

  get isLive(): boolean {
    return this.#outgoing.isLive;
  }

  /** The document is open: greet, and begin to read. */
  enter(hub: DocumentHub): void {
    if (this.#closed) return;
    this.#hub = hub;
    hub.participants.add(this);
    this.#outgoing.attach(hub, this);
    const { maxMessageBytes, maxDocumentBytes } = this.#options.limits;
    this.#tell({ kind: 'limits', maxMessageBytes, maxDocumentBytes });
    this.#tell({ kind: 'right', right: this.grant.right });
    if (mayWrite(this.grant.right)) this.#ask();
    const present = hub.awareness.encodeAll(this);
    if (present !== undefined) this.sendFrame(encodeFrame(protocol.encodeAwarenessMessage(present)));
    this.#options.scheduler.add(this);
  }

  #incoming(data: Buffer, isBinary: boolean): void {
    if (this.#closed) return;
    this.#heard = true;
    if (!isBinary) this.close(closeCodes.malformedMessage, 'text is not of this protocol');
    else if (data.byteLength > this.#options.limits.maxMessageBytes)
      this.close(closeCodes.messageTooLarge, 'the message is too large');
    else if (this.#canHandleNow()) this.#handle(data);
    else {
      this.#queue.push(data);
      this.#options.webSocket.pause();
      if (this.#hub !== undefined) this.#options.scheduler.add(this);
    }
  }

  #canHandleNow(): boolean {
    return (
      this.#hub !== undefined &&
      this.#queue.length === 0 &&
      this.#options.scheduler.mayRunDirectly(this) &&
      this.#bucket.take(performance.now())
    );
  }

  run(maxMessages: number): 'idle' | 'more' | { readonly waitMs: number } {
    for (let i = 0; i < maxMessages && !this.#closed; i += 1) {
      const data = this.#queue[this.#queueAt];
      if (data === undefined) break;
      if (!this.#bucket.take(performance.now())) return { waitMs: Math.max(10, this.#bucket.waitMs) };
      this.#queueAt += 1;
      this.#handle(data);
    }
    if (!this.#closed && this.#queueAt < this.#queue.length) return 'more';
    this.#queue = [];
    this.#queueAt = 0;
    if (!this.#closed) this.#options.webSocket.resume();
    return 'idle';
  }

  #handle(data: Uint8Array): void {
    const hub = this.#hub;
    if (hub === undefined) return;
    const message = protocol.decodeClientMessage(data);
    switch (message.kind) {
      case 'malformed':
        this.close(closeCodes.malformedMessage, 'the message cannot be read');
        return;
      case 'step1':
        this.#join(message.stateVector);
        return;
      case 'step2':
      case 'update':
        this.#write(hub, message.update, message.kind === 'step2');
        return;
      case 'awareness':
        this.#awareness(hub, message.update);
        return;
      case 'queryAwareness': {
        const present = hub.awareness.encodeAll(this);
        if (present !== undefined) this.sendFrame(encodeFrame(protocol.encodeAwarenessMessage(present)));
      }
    }
  }

  #join(encodedVector: Uint8Array): void {
    try {
      this.#outgoing.join(decodeStateVector(encodedVector));
    } catch {
      this.close(closeCodes.malformedMessage, 'the state vector cannot be read');
    }
  }

  #write(hub: DocumentHub, update: Uint8Array, isStep2: boolean): void {
    if (!mayWrite(this.grant.right)) {
      if (isEmptyUpdate(update)) this.#acknowledgements?.stored(0);
      else this.#refuse('noRight');
      return;
    }
    const wasAsked = this.#asked;
    if (isStep2) this.#asked = false;
    const outcome = hub.receiveUpdate(update, this.grant.personId, this);
    switch (outcome.kind) {
      case 'stored':
      case 'known':
        this.#acknowledgements?.stored(outcome.sequence);
        if (isStep2) this.#acknowledgements?.coverEarlier();
        this.durable(hub.durableSequence);
        return;
      case 'missing':
        this.#refuse('missingDependencies');
        // A step 2 that still builds on what nobody has would only be asked for in a circle.
        if (!isStep2 || !wasAsked) this.#ask();
        else this.#askLater();
        return;
      case 'malformed':
        this.close(closeCodes.malformedMessage, 'the update cannot be read');
        return;
      case 'contentRefused':
        this.close(closeCodes.contentRefused, 'the update holds what no document may hold');
        return;
      case 'documentTooLarge':
        this.close(closeCodes.documentTooLarge, 'the document is full');
    }
  }

  #refuse(reason: protocol.RefusalReason): void {
    if (this.#acknowledgements !== undefined) {
      this.#acknowledgements.notStored();
      this.#tell({ kind: 'refused', index: this.#acknowledgements.received, reason });
    } else if (reason === 'noRight' && !this.#deniedTold) {
      this.#deniedTold = true;
      this.sendFrame(permissionDenied);
    }
  }

  /**
   * What a step 2 builds on may be on its way from the person whose it is: after a crash all come back at once, with each
   * other's last words too.
   */
  #askLater(): void {
    if (this.#lateAsks >= MOST_LATE_ASKS) return;
    this.#lateAsks += 1;
    const timer = setTimeout(() => {
      if (!this.#closed && mayWrite(this.grant.right)) this.#ask();
    }, LATE_ASK_MS);
    timer.unref();
  }

  /** Asks the client for what the document lacks. */
  #ask(): void {
    if (this.#asked || this.#hub === undefined) return;
    this.#asked = true;
    const vector = encodeStateVector(this.#hub.state.vector);
    this.sendFrame(encodeFrame(protocol.encodeSyncMessage(protocol.syncType.step1, vector)));
  }

  #awareness(hub: DocumentHub, update: Uint8Array): void {
    const outcome = hub.awareness.receive(this, update);
    if (outcome === 'malformed') this.close(closeCodes.malformedMessage, 'the awareness cannot be read');
    else if (outcome === 'tooLarge') this.close(closeCodes.messageTooLarge, 'the awareness is too large');
  }

  sendUpdateFrame(frame: Uint8Array, sequence: number): void {
    this.#outgoing.sendUpdate(frame, sequence);
  }

  sendFrame(frame: Uint8Array): void {
    this.#outgoing.send(frame);
  }

  durable(sequence: number): void {
    const count = this.#acknowledgements?.advance(sequence);
    if (count !== undefined) this.#tell({ kind: 'acknowledged', count });
  }

  /** Only to clients that asked for the extension. */
  #tell(message: protocol.ExtensionMessage): void {
    if (this.wantsExtension) this.#outgoing.sendAlways(encodeFrame(protocol.encodeExtensionMessage(message)));
  }

  tellDocumentChanged(): void {
    this.#tell({ kind: 'documentChanged' });
  }

  /** The application has decided anew what this person may do. */
  regrant(grant: Grant): void {
    if (this.#closed) return;
    const before = this.grant.right;
    this.grant = grant;
    if (before === grant.right) return;
    if (!this.wantsExtension) {
      this.close(closeCodes.rightChanged, 'the right to this document changed');
      return;
    }
    this.#tell({ kind: 'right', right: grant.right });
    if (mayWrite(grant.right) && !mayWrite(before)) this.#ask();
  }

  /** At each heartbeat; ends a connection that was silent for two. */
  beat(): void {
    if (this.#closed) return;
    this.#silentBeats = this.#heard || this.#options.webSocket.isPaused ? 0 : this.#silentBeats + 1;
    this.#heard = false;
    if (this.#silentBeats >= 2) {
      this.#options.webSocket.terminate();
      return;
    }
    this.#options.webSocket.ping();
    // A stock client leaves if it hears no message for 30 s, and pings are no messages.
    this.sendFrame(emptyAwareness);
  }

  close(code: CloseCode, reason: string): void {
    if (this.#closed) return;
    const { webSocket } = this.#options;
    this.#detach();
    // A paused socket would never read the answering close frame.
    webSocket.resume();
    webSocket.close(code, reason);
    const timer = setTimeout(() => webSocket.terminate(), CLOSE_GRACE_MS);
    timer.unref();
    webSocket.once('close', () => clearTimeout(timer));
  }

  #detach(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue = [];
    this.#options.scheduler.remove(this);
    this.#outgoing.detach();
    this.#hub?.participants.delete(this);
    this.#hub?.awareness.leave(this);
    this.#options.onClosed(this);
  }
}
