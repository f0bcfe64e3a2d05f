import type { KeptRun } from '@tongyan/scenes/session';
import type { Outgoing, OutgoingRange } from './outgoing.ts';
import type { KnownRun, LogEnd, Progress, RunRow, SentRow } from './run-rows.ts';

/** Another window has taken the run over: nothing was written. */
export class RunTakenOver extends Error {
  override readonly name = 'RunTakenOver';
}

/** The device has the run no more: somebody has cleared its storage. Nothing was written. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/** Runs that this device keeps. What a method has answered for is durable; it rejects where it could not be. */
export interface RunStore {
  /** Whether what is written outlives the page. */
  readonly durable: boolean;
  /** Keeps a new run with its first entries, in the hands of a window. */
  create(row: RunRow, first: Progress, sent: SentRow, owner: string): Promise<void>;
  known(runId: string): Promise<KnownRun | undefined>;
  ofPerson(personId: string): Promise<readonly KnownRun[]>;
  /** Puts a run into the hands of a window; what any other writes from now on is refused. */
  claim(runId: string, owner: string): Promise<void>;
  /** All from which it goes on. */
  read(runId: string): Promise<KeptRun | undefined>;
  /** Entries follow those that are there, without gap. */
  append(runId: string, progress: Progress, owner: string): Promise<void>;
  end(runId: string, end: LogEnd, owner: string): Promise<void>;
  sent(row: SentRow): Promise<void>;
  outgoing(runId: string, range: OutgoingRange): Promise<Outgoing | undefined>;
  /** Hash of the entry before this place: the chain's head there. */
  head(runId: string, seq: number): Promise<string | undefined>;
  remove(runId: string): Promise<void>;
}
