import type { Duplex } from 'node:stream';

/**
 * Holds back what is written to sockets until the event loop has handled what else has come in, so that many small
 * frames for one client leave in one system call.
 */
export class Flusher {
  readonly #corked = new Set<Duplex>();
  #scheduled = false;

  write(socket: Duplex, bytes: Uint8Array): void {
    if (!this.#corked.has(socket)) {
      this.#corked.add(socket);
      socket.cork();
      this.#schedule();
    }
    socket.write(bytes);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const sockets = [...this.#corked];
      this.#corked.clear();
      for (const socket of sockets) socket.uncork();
    });
  }
}
