import type { Command } from '../kernel/command.ts';
import { canonicalJson, jsonOf } from '../kernel/json.ts';
import type { Snapshot } from '../kernel/snapshot.ts';
import { fail, type Result } from '../result.ts';
import { type Cursor, type DataProblem, parseJson, readShape } from '../shape/index.ts';
import { type Actor, ROLES } from './actor.ts';
import { LOG_LIMITS } from './limits.ts';
import type { Checkpoint, LogEntry, LogHeader, TrainingLog } from './training-log.ts';

const LAST_TICK = Number.MAX_SAFE_INTEGER;
const LONGEST_STATE = 32 * 1024 * 1024;

const HASH = /^[\da-f]{64}$/u;

function readHash(cursor: Cursor): string {
  const text = cursor.text(64);
  if (text !== '' && !HASH.test(text)) cursor.complain('notAllowed', { expected: 'SHA-256 in lower-case hexadecimal' });
  return text;
}

function readModel(cursor: Cursor): LogHeader['model'] {
  cursor.object(['name', 'version', 'fingerprint']);
  return {
    name: cursor.at('name').text(),
    version: cursor.at('version').text(),
    fingerprint: readHash(cursor.at('fingerprint')),
  };
}

/** Numbers of a state as hexadecimal digits; empty where there are none. */
function readFloats(cursor: Cursor): string {
  return cursor.value === '' ? '' : cursor.text(LONGEST_STATE);
}

/** Only the outline: whether it fits the model is for the model to say. */
function readSnapshot(cursor: Cursor): Snapshot {
  cursor.object(['format', 'system', 'tick', 'continuous', 'discrete', 'delayed', 'modes', 'random', 'faults']);
  return {
    format: cursor.at('format').choice([1]),
    system: readModel(cursor.at('system')),
    tick: cursor.at('tick').integer(0, LAST_TICK),
    continuous: readFloats(cursor.at('continuous')),
    discrete: readFloats(cursor.at('discrete')),
    delayed: readFloats(cursor.at('delayed')),
    modes: cursor
      .at('modes')
      .items(100_000)
      .map(({ value = null }) => value),
    random: cursor
      .at('random')
      .items(100_000)
      .map(({ value }) => value as unknown as Snapshot['random'][number]),
    faults: cursor.at('faults').value ?? null,
  };
}

function readHeader(cursor: Cursor): LogHeader {
  cursor.object(['format', 'model', 'seed', 'start']);
  const start = cursor.at('start');
  return {
    format: cursor.at('format').choice([1]),
    model: readModel(cursor.at('model')),
    seed: cursor.at('seed').integer(0, 0xffff_ffff),
    start: start.value === null ? null : readSnapshot(start),
  };
}

export function readActor(cursor: Cursor): Actor {
  cursor.object(['id', 'role']);
  return { id: cursor.at('id').text(), role: cursor.at('role').choice(ROLES) };
}

export function readCommand(cursor: Cursor): Command {
  cursor.object(['target', 'name', 'args']);
  const args = cursor.at('args');
  if (canonicalJson(args.value ?? null).length > LOG_LIMITS.args)
    args.complain('tooLong', { longest: LOG_LIMITS.args });
  return { target: cursor.at('target').text(), name: cursor.at('name').text(), args: args.value ?? null };
}

function readEntry(cursor: Cursor): LogEntry {
  cursor.object(['tick', 'seq', 'actor', 'command', 'hash']);
  return {
    tick: cursor.at('tick').integer(0, LAST_TICK),
    seq: cursor.at('seq').integer(0, LAST_TICK),
    actor: readActor(cursor.at('actor')),
    command: readCommand(cursor.at('command')),
    hash: readHash(cursor.at('hash')),
  };
}

function readCheckpoint(cursor: Cursor): Checkpoint {
  cursor.object(['tick', 'stateHash']);
  return { tick: cursor.at('tick').integer(0, LAST_TICK), stateHash: readHash(cursor.at('stateHash')) };
}

function readLog(cursor: Cursor): TrainingLog {
  cursor.object(['header', 'entries', 'checkpoints', 'end']);
  const end = cursor.at('end').object(['tick', 'stateHash', 'seal']);
  return {
    header: readHeader(cursor.at('header')),
    entries: cursor.at('entries').items(LOG_LIMITS.entries).map(readEntry),
    checkpoints: cursor.at('checkpoints').items(LOG_LIMITS.checkpoints).map(readCheckpoint),
    end: {
      tick: end.at('tick').integer(0, LAST_TICK),
      stateHash: readHash(end.at('stateHash')),
      seal: readHash(end.at('seal')),
    },
  };
}

/** Checks the shape of a log from outside. Whether what it says is true is for `verify`. */
export function checkLog(value: unknown): Result<TrainingLog, readonly DataProblem[]> {
  return readShape(value, readLog);
}

/** Reads the text of a log. */
export function parseLog(text: string): Result<TrainingLog, readonly DataProblem[]> {
  const json = parseJson(text, LOG_LIMITS.text);
  return json.ok ? checkLog(json.value) : fail(json.failure);
}

/** The one text of a log: canonical JSON and a line feed. Equal logs have equal texts. */
export function formatLog(log: TrainingLog): string {
  return `${canonicalJson(jsonOf(log))}\n`;
}
