import type { Duplex } from 'node:stream';
import type { DocumentHub, Participant } from './document-hub.ts';
import type { Flusher } from './flusher.ts';
import { encodeFrame, encodeFrameStart } from './frame.ts';
import { answerJoin, answerSince, type JoinAnswer } from './joining.ts';
import type { SyncLimits } from './limits.ts';
import type { Merger } from './merger.ts';
import { encodeAwarenessMessage, encodeSyncHead, encodeSyncMessage, syncType } from './protocol.ts';
import type { StateVector } from './state-vector.ts';

/** Of a client that fell behind the server knows no state vector, only what it sent. */
const nothing: StateVector = new Map();

/**
 * What goes out to one client, with backpressure: past the watermark of unsent bytes it gets no broadcasts; once it has
 * read everything it gets one merged difference instead of all it missed.
 */
export class Outgoing {
  readonly #socket: Duplex;
  readonly #flusher: Flusher;
  readonly #limits: SyncLimits;
  readonly #merger: Merger;
  readonly #onTooSlow: () => void;
  #hub: DocumentHub | undefined;
  #participant: Participant | undefined;
  /** Everything up to this sequence was handed to the socket; undefined before the first join is answered. */
  #sentThrough: number | undefined;
  #isStale = false;
  #wantedVector: StateVector | undefined;
  #isAnswering = false;
  #slowTimer: NodeJS.Timeout | undefined;
  #detached = false;

  constructor(socket: Duplex, flusher: Flusher, limits: SyncLimits, merger: Merger, onTooSlow: () => void) {
    this.#socket = socket;
    this.#flusher = flusher;
    this.#limits = limits;
    this.#merger = merger;
    this.#onTooSlow = onTooSlow;
    socket.on('drain', this.#onDrain);
  }

  attach(hub: DocumentHub, participant: Participant): void {
    this.#hub = hub;
    this.#participant = participant;
  }

  get isLive(): boolean {
    return this.#sentThrough !== undefined && !this.#isStale;
  }

  #write(bytes: Uint8Array): void {
    this.#flusher.write(this.#socket, bytes);
  }

  /** For what is worth nothing later: dropped when the client does not read. */
  send(frame: Uint8Array): void {
    if (!this.#isStale && this.#hasRoom()) this.#write(frame);
  }

  /** For what must arrive and is small. */
  sendAlways(frame: Uint8Array): void {
    if (this.#detached) return;
    // Whoever reads none of it is given up as a slow reader.
    this.#hasRoom();
    this.#write(frame);
  }

  sendUpdate(frame: Uint8Array, sequence: number): void {
    if (!this.#hasRoom()) return;
    this.#sentThrough = sequence;
    this.#write(frame);
  }

  #hasRoom(): boolean {
    if (this.#detached) return false;
    if (!this.#isFull) return true;
    this.#isStale = true;
    this.#slowTimer ??= setTimeout(this.#onTooSlow, this.#limits.slowReaderMs);
    return false;
  }

  readonly #onDrain = (): void => {
    clearTimeout(this.#slowTimer);
    this.#slowTimer = undefined;
    if (this.#hasMoreToSay) void this.#answer();
  };

  /** Answers a sync step 1; of several that wait, the last. */
  join(vector: StateVector): void {
    this.#wantedVector = vector;
    if (this.#hasRoom()) void this.#answer();
  }

  async #answer(): Promise<void> {
    const hub = this.#hub;
    if (this.#isAnswering || hub === undefined) return;
    this.#isAnswering = true;
    try {
      while (!this.#detached && this.#hasMoreToSay && !this.#isFull) await this.#answerOnce(hub);
    } catch (error) {
      hub.commitFailed(error);
    } finally {
      this.#isAnswering = false;
    }
  }

  get #hasMoreToSay(): boolean {
    return this.#wantedVector !== undefined || this.#isStale;
  }

  get #isFull(): boolean {
    return (
      this.#socket.writableLength > Math.max(this.#limits.outgoingWatermarkBytes, this.#socket.writableHighWaterMark)
    );
  }

  /** Sends one answer: to a step 1 everything, to a client that fell behind a piece of what it missed. */
  async #answerOnce({ state, bytes, awareness }: DocumentHub): Promise<void> {
    const vector = this.#wantedVector;
    const wasStale = this.#isStale;
    const maxBytes = this.#limits.outgoingWatermarkBytes;
    this.#wantedVector = undefined;
    const answer =
      vector === undefined
        ? await answerSince(state, bytes, this.#merger, this.#sentThrough ?? 0, nothing, { maxBytes })
        : await answerJoin(state, bytes, this.#merger, vector);
    if (this.#detached) return;
    const rest = bytes.tailSince(answer.throughSequence);
    if (rest === undefined && vector !== undefined) {
      // What came in between has left the memory already: answer again.
      this.#wantedVector ??= vector;
      return;
    }
    this.#sendAnswer(answer, vector !== undefined);
    this.#sentThrough = answer.throughSequence;
    const restBytes = rest?.reduce((sum, part) => sum + part.update.byteLength, 0) ?? Infinity;
    this.#isStale = restBytes > maxBytes;
    if (rest === undefined || this.#isStale) return;
    for (const { update } of rest) this.#write(encodeFrame(encodeSyncMessage(syncType.update, update)));
    this.#sentThrough = state.lastSequence;
    const present = wasStale && this.#participant !== undefined ? awareness.encodeAll(this.#participant) : undefined;
    if (present !== undefined) this.send(encodeFrame(encodeAwarenessMessage(present)));
  }

  #sendAnswer({ updates }: JoinAnswer, isJoin: boolean): void {
    updates.forEach((update, i) => {
      const type = isJoin && i === updates.length - 1 ? syncType.step2 : syncType.update;
      // Two writes spare copying a snapshot for each newcomer.
      this.#write(encodeFrameStart(encodeSyncHead(type, update.byteLength), update.byteLength));
      this.#write(update);
    });
  }

  detach(): void {
    this.#detached = true;
    clearTimeout(this.#slowTimer);
    this.#socket.off('drain', this.#onDrain);
  }
}
