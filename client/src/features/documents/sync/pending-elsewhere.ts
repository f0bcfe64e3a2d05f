import type { UnsyncedRow } from './ledger-store.ts';

interface Left {
  readonly made: number;
  readonly pendingEdits: number;
}

/**
 * Unsynced edits of this person and document that other windows of the device made. Live windows bring theirs themselves;
 * what closed ones left is brought by this one, and is settled once something sent after it was taken over is durable.
 */
export class PendingElsewhere {
  readonly #live = new Map<string, Left>();
  readonly #left = new Map<string, Left & { readonly settledBy: number }>();

  /** `settledBy`: the local sequence whose acknowledgement covers it. */
  inherit(rows: readonly UnsyncedRow[], settledBy: number): void {
    for (const { windowId, made, pendingEdits } of rows) {
      if (!this.#live.has(windowId)) this.#left.set(windowId, { made, pendingEdits, settledBy });
    }
  }

  /** A window that speaks is alive, and was not left behind. */
  heard(windowId: string, left: Left): void {
    this.#left.delete(windowId);
    this.#live.set(windowId, left);
  }

  /** A window closed; answers what it left for this one, if anything. */
  closed(windowId: string, settledBy: number): boolean {
    const left = this.#live.get(windowId);
    this.#live.delete(windowId);
    if (left === undefined || left.pendingEdits === 0) return false;
    this.#left.set(windowId, { ...left, settledBy });
    return true;
  }

  /** Local updates up to `sequence` are durable; answers which windows' rows that settles. */
  settle(sequence: number): { readonly windowId: string; readonly made: number }[] {
    const settled = [...this.#left].filter(([, left]) => left.settledBy <= sequence);
    for (const [windowId] of settled) this.#left.delete(windowId);
    return settled.map(([windowId, { made }]) => ({ windowId, made }));
  }

  get edits(): number {
    let edits = 0;
    for (const { pendingEdits } of [...this.#live.values(), ...this.#left.values()]) edits += pendingEdits;
    return edits;
  }
}
