interface Outgoing {
  /** From 1, as the messages of a socket are counted. */
  readonly index: number;
  readonly update: Uint8Array;
}

/** More than this in one request is refused. */
const MOST_IN_ONE = 500;

/** Updates on their way over HTTP: sent in order, and again where a request took only the first of them. Pure. */
export class OutgoingUpdates {
  #queue: Outgoing[] = [];
  #inFlight: Outgoing[] = [];
  #pushed = 0;
  /** Everything up to this index is held by a complete update that waits or is on its way. */
  #coveredThrough = 0;
  #hasStalled = false;

  /** `isComplete`: it holds all that the client has, so that what came before needs no sending any more. */
  push(update: Uint8Array, isComplete: boolean): void {
    this.#pushed += 1;
    if (isComplete) {
      this.#coveredThrough = this.#pushed - 1;
      this.#queue = [];
    }
    this.#queue.push({ index: this.#pushed, update });
  }

  /** The updates of the next request, which `answered` must end. */
  next(): Uint8Array[] {
    this.#inFlight = this.#queue.splice(0, MOST_IN_ONE);
    return this.#inFlight.map(({ update }) => update);
  }

  /** The first `taken` of the request are durable; answers the count to tell, as a socket's server would. */
  answered(taken: number): number | undefined {
    const rest = this.#inFlight.slice(taken).filter(({ index }) => index > this.#coveredThrough);
    const count = this.#inFlight[taken - 1]?.index;
    // None taken of some sent: they build on what the server lacks, and it has to ask for that.
    this.#hasStalled = taken === 0 && rest.length > 0;
    this.#queue = [...rest, ...this.#queue];
    this.#inFlight = [];
    return count;
  }

  /** Whether the server is to ask for all that it lacks. What waits is dropped: the answer to that holds it. */
  takeStall(): boolean {
    const hasStalled = this.#hasStalled;
    this.#hasStalled = false;
    if (hasStalled) this.#queue = [];
    return hasStalled;
  }
}
