/**
 * Counts the edits made in this window that the server has not yet acknowledged as durable. Pure.
 *
 * Every local Yjs update has a sequence number, from 1. What people are told is fewer: updates that follow each other
 * within `GROUP_MS` are one edit, as they are one step of undo.
 */
export const GROUP_MS = 500;

interface Group {
  lastSequence: number;
  lastAtMs: number;
}

export class EditLedger {
  #made = 0;
  #durable = 0;
  #groups: Group[] = [];

  /** A local update was made; answers its sequence number. */
  record(atMs: number): number {
    this.#made += 1;
    const last = this.#groups.at(-1);
    if (last !== undefined && atMs - last.lastAtMs < GROUP_MS) {
      last.lastSequence = this.#made;
      last.lastAtMs = atMs;
    } else {
      this.#groups.push({ lastSequence: this.#made, lastAtMs: atMs });
    }
    return this.#made;
  }

  /** All local updates up to `sequence` are durable. Never takes an acknowledgement back. */
  acknowledge(sequence: number): void {
    if (sequence > this.#made) throw new Error(`acknowledged ${sequence} of ${this.#made} updates`);
    this.#durable = Math.max(this.#durable, sequence);
    this.#groups = this.#groups.filter((group) => group.lastSequence > this.#durable);
  }

  get made(): number {
    return this.#made;
  }

  get durable(): number {
    return this.#durable;
  }

  /** Edits of which at least one update is not durable. */
  get pendingEdits(): number {
    return this.#groups.length;
  }
}
