import type { DocumentConnection } from './document-connection.ts';

interface Held {
  readonly connection: DocumentConnection;
  users: number;
  readonly unsubscribe: () => void;
}

/**
 * The open documents of this window. A document that nobody looks at any more stays connected until its edits are
 * durable, so that leaving a page never strands them.
 */
export class ConnectionPool {
  readonly #open: (personId: string, documentId: string) => DocumentConnection;
  readonly #held = new Map<string, Held>();
  readonly #changed: () => void;

  /** `changed`: the state of some connection did. */
  constructor(open: (personId: string, documentId: string) => DocumentConnection, changed: () => void) {
    this.#open = open;
    this.#changed = changed;
  }

  acquire(personId: string, documentId: string): DocumentConnection {
    const key = JSON.stringify([personId, documentId]);
    const held = this.#held.get(key) ?? this.#add(key, this.#open(personId, documentId));
    held.users += 1;
    return held.connection;
  }

  release(personId: string, documentId: string): void {
    const key = JSON.stringify([personId, documentId]);
    const held = this.#held.get(key);
    if (held === undefined) return;
    held.users -= 1;
    this.#closeIfDone(key, held);
  }

  get connections(): DocumentConnection[] {
    return [...this.#held.values()].map((held) => held.connection);
  }

  /** The document is to be removed from the device: nothing may write it any more. */
  close(personId: string, documentId: string): void {
    const key = JSON.stringify([personId, documentId]);
    const held = this.#held.get(key);
    if (held !== undefined) this.#close(key, held);
  }

  /** At sign-out: nothing of this person stays open. */
  closeAll(): void {
    for (const [key, held] of this.#held) this.#close(key, held);
  }

  #add(key: string, connection: DocumentConnection): Held {
    const unsubscribe = connection.subscribe(() => {
      this.#changed();
      const held = this.#held.get(key);
      if (held !== undefined) this.#closeIfDone(key, held);
    });
    const held = { connection, users: 0, unsubscribe };
    this.#held.set(key, held);
    void connection.start();
    return held;
  }

  #closeIfDone(key: string, held: Held): void {
    if (held.users > 0) return;
    const { line, pendingEdits } = held.connection.state;
    // Nothing more is going to happen to a line that stopped; what is unsynced stays on the device.
    if (pendingEdits === 0 || line.kind === 'stopped') this.#close(key, held);
  }

  #close(key: string, held: Held): void {
    this.#held.delete(key);
    held.unsubscribe();
    held.connection.close();
    this.#changed();
  }
}
