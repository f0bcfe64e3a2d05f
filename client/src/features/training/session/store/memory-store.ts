import type { KeptRun, LogEntry, RunSnapshot } from '@tongyan/scenes/session';
import { cutOutgoing, type Outgoing, type OutgoingRange } from './outgoing.ts';
import type { Checkpoint, KnownRun, LogEnd, Progress, RunRow, SentRow } from './run-rows.ts';
import { RunLost, RunTakenOver, type RunStore } from './run-store.ts';

interface Held {
  readonly row: RunRow;
  readonly entries: LogEntry[];
  readonly checkpoints: Checkpoint[];
  tick: number;
  atMs: number;
  owner: string;
  snapshot: RunSnapshot | undefined;
  sent: SentRow;
  end: LogEnd | null;
}

/** Where the browser stores nothing: a run lives as long as its page does, and what is sent is all that stays. */
export class MemoryStore implements RunStore {
  readonly durable = false;
  readonly #runs = new Map<string, Held>();

  create(row: RunRow, first: Progress, sent: SentRow, owner: string): Promise<void> {
    const { entries, checkpoints, tick, atMs, snapshot } = first;
    const held = { row, entries: [...entries], checkpoints: [...checkpoints], tick, atMs, owner, snapshot, sent };
    this.#runs.set(row.runId, { ...held, end: null });
    return Promise.resolve();
  }

  known(runId: string): Promise<KnownRun | undefined> {
    const held = this.#runs.get(runId);
    return Promise.resolve(held === undefined ? undefined : knownOf(held));
  }

  ofPerson(personId: string): Promise<readonly KnownRun[]> {
    const own = [...this.#runs.values()].filter(({ row }) => row.personId === personId);
    return Promise.resolve(own.map(knownOf));
  }

  claim(runId: string, owner: string): Promise<void> {
    const held = this.#runs.get(runId);
    if (held !== undefined) held.owner = owner;
    return Promise.resolve();
  }

  read(runId: string): Promise<KeptRun | undefined> {
    const held = this.#runs.get(runId);
    if (held === undefined) return Promise.resolve(undefined);
    const { row, entries, checkpoints, tick, snapshot } = held;
    return Promise.resolve({
      header: row.header,
      entries: [...entries],
      checkpoints: [...checkpoints],
      tick,
      snapshot,
    });
  }

  append(runId: string, { entries, checkpoints, tick, atMs, snapshot }: Progress, owner: string): Promise<void> {
    return this.#change(runId, owner, (held) => {
      held.entries.push(...entries);
      held.checkpoints.push(...checkpoints);
      held.tick = tick;
      held.atMs = atMs;
      held.snapshot = snapshot ?? held.snapshot;
    });
  }

  end(runId: string, end: LogEnd, owner: string): Promise<void> {
    return this.#change(runId, owner, (held) => {
      held.end = end;
    });
  }

  sent(row: SentRow): Promise<void> {
    const held = this.#runs.get(row.runId);
    if (held !== undefined) held.sent = row;
    return Promise.resolve();
  }

  outgoing(runId: string, range: OutgoingRange): Promise<Outgoing | undefined> {
    const held = this.#runs.get(runId);
    if (held === undefined) return Promise.resolve(undefined);
    const { fromSeq, afterTick, mostEntries, mostCheckpoints } = range;
    const entries = held.entries.slice(fromSeq, fromSeq + mostEntries + 1);
    const checkpoints = held.checkpoints.filter(({ tick }) => tick > afterTick).slice(0, mostCheckpoints + 1);
    return Promise.resolve(cutOutgoing(entries, checkpoints, held.tick, range));
  }

  head(runId: string, seq: number): Promise<string | undefined> {
    const held = this.#runs.get(runId);
    return Promise.resolve(seq === 0 ? held?.row.headerHash : held?.entries[seq - 1]?.hash);
  }

  remove(runId: string): Promise<void> {
    this.#runs.delete(runId);
    return Promise.resolve();
  }

  #change(runId: string, owner: string, change: (held: Held) => void): Promise<void> {
    const held = this.#runs.get(runId);
    if (held === undefined) return Promise.reject(new RunLost(runId));
    if (held.owner !== owner) return Promise.reject(new RunTakenOver(runId));
    change(held);
    return Promise.resolve();
  }
}

/** A store that has one run, so far as it has come: for a device that keeps it no longer. */
export async function inMemory(row: RunRow, progress: Progress, sent: SentRow, owner: string): Promise<MemoryStore> {
  const store = new MemoryStore();
  await store.create(row, progress, sent, owner);
  return store;
}

function knownOf({ row, tick, atMs, owner, entries, sent, end }: Held): KnownRun {
  return { row, progress: { runId: row.runId, tick, atMs, owner, entries: entries.length }, sent, end };
}
