import type { Command } from '../kernel/command.ts';
import { jsonOf } from '../kernel/json.ts';
import { hashJson, type Snapshot } from '../kernel/snapshot.ts';
import type { Actor } from './actor.ts';

export interface LogHeader {
  readonly format: 1;
  /** The model that the log was recorded on, and replays on. */
  readonly model: { readonly name: string; readonly version: string; readonly fingerprint: string };
  /** Where every sequence of chance starts; a whole number from 0 to 2³² − 1. */
  readonly seed: number;
  /** Where the run starts; null where it starts fresh from the seed at tick 0. */
  readonly start: Snapshot | null;
}

/** One accepted command. */
export interface LogEntry {
  readonly tick: number;
  /** Its place in the log, from 0 without gaps. */
  readonly seq: number;
  readonly actor: Actor;
  readonly command: Command;
  /** SHA-256 over this entry and the hash before it, the header's for the first. */
  readonly hash: string;
}

/** The hash of the state on arrival at a tick, before the commands of that tick. */
export interface Checkpoint {
  readonly tick: number;
  readonly stateHash: string;
}

export interface LogEnd {
  readonly tick: number;
  /** Hash of the state after the last command of the last tick. */
  readonly stateHash: string;
  /** SHA-256 over the last entry's hash, the checkpoints, and the end. */
  readonly seal: string;
}

/** Everything that was done in one training, from which the run follows bit for bit. */
export interface TrainingLog {
  readonly header: LogHeader;
  readonly entries: readonly LogEntry[];
  readonly checkpoints: readonly Checkpoint[];
  readonly end: LogEnd;
}

/** A log without its end: what a recording under way has behind it. */
export type Recorded = Omit<TrainingLog, 'end'>;

/** Where the chain begins. */
export function hashHeader(header: LogHeader): string {
  return hashJson(jsonOf(header));
}

/** The link of one entry. */
export function hashEntry(previous: string, { tick, seq, actor, command }: Omit<LogEntry, 'hash'>): string {
  const { target, name, args } = command;
  return hashJson({ previous, tick, seq, actor: { id: actor.id, role: actor.role }, command: { target, name, args } });
}

export function sealOf(
  last: string,
  checkpoints: readonly Checkpoint[],
  { tick, stateHash }: Pick<LogEnd, 'tick' | 'stateHash'>,
): string {
  const states = checkpoints.map((checkpoint) => ({ tick: checkpoint.tick, stateHash: checkpoint.stateHash }));
  return hashJson({ last, checkpoints: states, end: { tick, stateHash } });
}

/** The chain's last link: the hash of the last entry, or of the header. Who keeps it elsewhere notices any other log. */
export function headOf({ header, entries }: Omit<Recorded, 'checkpoints'>): string {
  return entries.at(-1)?.hash ?? hashHeader(header);
}

/** How many entries two logs share from the start: those of one branch and its origin. 0 where their headers differ. */
export function sharedEntries(one: TrainingLog, other: TrainingLog): number {
  const differs = one.entries.findIndex(({ hash }, index) => hash !== other.entries[index]?.hash);
  return differs === -1 ? one.entries.length : differs;
}
