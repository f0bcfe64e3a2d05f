import {
  CONTENT_SCHEMA_VERSION,
  type SchemaGate,
  schemaGate,
  stampSchemaVersion,
} from '@tongyan/collab-server/content';
import * as Y from 'yjs';

/** Origin, in the copy, of what came from the shared document. */
const fromShared = Symbol('from the shared document');

/** However long one change took, the next are not kept back longer than people take for at once. */
const longestWaitMs = 250;

export interface LinkedDocOptions {
  /** Whether what is written in the copy goes to the shared document. */
  readonly writes: boolean;
  /** Version that this program understands; stands here so that tests can play an older one. */
  readonly understood?: number;
  /** Version that the server's metadata asks for. */
  readonly required?: number;
  /**
   * Whether changes that come fast are applied together. Each costs the editor work that grows with the document, since the binding
   * replaces it whole; so after one that took long the next ones wait three times as long as it took.
   */
  readonly isPaced?: boolean;
  /** Called once, when an update shows that a newer program writes the document. From then on nothing passes in either direction. */
  readonly onGateShut?: (gate: SchemaGate) => void;
  /**
   * Called once, when the editor that is bound to the copy fails on a change (Yjs types that no editor writes, from a stranger's
   * program). The failure stays here: it must not reach the provider, which only delivers. Nothing passes after it.
   */
  readonly onBroken?: (error: unknown) => void;
}

/**
 * A copy of a shared document for one editor to bind to. Two things are possible because the editor never touches the shared one:
 *
 * - **Holding.** The binding of Yjs to ProseMirror replaces the whole ProseMirror document with every remote change, also while an
 *   input method composes, and that breaks the composition. It also writes whatever ProseMirror shows over the shared text, so
 *   remote changes cannot simply be ignored for a while. Between `hold` and `release` the copy just does not learn of them; what
 *   is typed still goes out at once, and merges as any two people's edits do.
 * - **Gating.** The binding deletes what its schema does not know. In a copy that writes nothing back, that loses nothing.
 */
export class LinkedDoc {
  readonly copy = new Y.Doc();
  readonly #shared: Y.Doc;
  readonly #options: LinkedDocOptions;
  readonly #understood: number;
  #waiting: Uint8Array[] = [];
  #isHolding = false;
  #calmUntilMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(shared: Y.Doc, options: LinkedDocOptions) {
    this.#shared = shared;
    this.#options = options;
    this.#understood = options.understood ?? CONTENT_SCHEMA_VERSION;
    Y.applyUpdate(this.copy, Y.encodeStateAsUpdate(shared), fromShared);
    shared.on('update', this.#onShared);
    this.copy.on('update', this.#onCopy);
  }

  /** Keeps changes of the shared document back until `release`. */
  hold(): void {
    this.#isHolding = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Applies what was kept back, as one change. */
  release(): void {
    this.#isHolding = false;
    this.#flush();
  }

  destroy(): void {
    this.#close();
    this.copy.destroy();
  }

  #close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#shared.off('update', this.#onShared);
    this.copy.off('update', this.#onCopy);
  }

  readonly #onShared = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.#closed) return;
    if (this.#options.writes) {
      const gate = schemaGate(this.#shared, this.#understood, this.#options.required);
      if (!gate.open) {
        this.#close();
        this.#options.onGateShut?.(gate);
        return;
      }
    }
    this.#waiting.push(update);
    if (this.#isHolding || this.#timer !== undefined) return;
    const waitMs = this.#options.isPaced === true ? this.#calmUntilMs - performance.now() : 0;
    if (waitMs <= 0) this.#flush();
    else this.#timer = setTimeout(this.#flush, Math.min(waitMs, longestWaitMs));
  };

  readonly #flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const updates = this.#waiting;
    this.#waiting = [];
    const [first] = updates;
    if (first === undefined || this.#closed) return;
    const startMs = performance.now();
    try {
      Y.applyUpdate(this.copy, updates.length === 1 ? first : Y.mergeUpdates(updates), fromShared);
    } catch (error) {
      this.#close();
      this.#options.onBroken?.(error);
      return;
    }
    const endMs = performance.now();
    this.#calmUntilMs = endMs + 3 * (endMs - startMs);
  };

  readonly #onCopy = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromShared || this.#closed || !this.#options.writes) return;
    // Not of this link’s origin: the copy must learn of the stamp too, or it would miss a step of that client’s clock.
    stampSchemaVersion(this.#shared, this.#understood);
    Y.applyUpdate(this.#shared, update, this);
  };
}
