import type { DeviceDocument } from './device-store.ts';
import type { UnsyncedRow } from './ledger-store.ts';

/** Writes this window's row, at most one write at a time and always the newest, and tells whether the device keeps it. */
export class RowWriter {
  device: DeviceDocument | undefined;
  readonly #told: (kept: boolean) => void;
  #waiting: UnsyncedRow | undefined;
  #isWriting = false;

  constructor(told: (kept: boolean) => void) {
    this.#told = told;
  }

  write(row: UnsyncedRow): void {
    this.#waiting = row;
    if (!this.#isWriting) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting !== undefined && this.device !== undefined) {
      const row = this.#waiting;
      this.#waiting = undefined;
      try {
        await this.device.record(row);
        this.#told(true);
      } catch {
        // Quota, or the person emptied the browser's storage: edits now live in this window alone, and the line says so.
        this.#told(false);
      }
    }
    this.#isWriting = false;
  }
}
