import type { ClockAnswer } from '../../clock/index.ts';
import type { Snapshot, StageEntry } from '../../timeline/index.ts';

/**
 * What the server says on a lesson's socket, looked at before it is believed. Entries are looked at no closer than their place in the log
 * needs: an event that this program does not know changes nothing (S2 of the timeline), but is no gap.
 */
export interface Followed {
  readonly openedAtMs: number;
  readonly headSeq: number;
  readonly snapshot: Snapshot | null;
  readonly entries: readonly StageEntry[];
}

export type Answer<Told> =
  | { readonly ok: true; readonly told: Told }
  | { readonly ok: false; readonly code: string; readonly reason: string | null };

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function isEntry(value: unknown): value is StageEntry {
  if (!isObject(value) || !isObject(value['event'])) return false;
  const { seq, acceptedAt, showAt, by, event } = value;
  const hasPlace = Number.isInteger(seq) && isNumber(acceptedAt) && isNumber(showAt);
  return hasPlace && typeof by === 'string' && isObject(event) && typeof event['kind'] === 'string';
}

function isSnapshot(value: unknown): value is Snapshot {
  return isObject(value) && Number.isInteger(value['seq']) && isObject(value['stage']);
}

export function readEntries(value: unknown): readonly StageEntry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

/** @returns undefined for what says nothing about the log's length */
export function readHead(value: unknown): number | undefined {
  const seq = isObject(value) ? value['seq'] : undefined;
  return isNumber(seq) ? seq : undefined;
}

/** An acknowledgement `{ ok: true, … }` or `{ ok: false, code, details? }`; anything else is the server's fault. */
function readAnswer<Told>(value: unknown, read: (value: Loose) => Told | undefined): Answer<Told> {
  const broken = { ok: false, code: 'server.internal', reason: null } as const;
  if (!isObject(value)) return broken;
  if (value['ok'] === true) {
    const told = read(value);
    return told === undefined ? broken : { ok: true, told };
  }
  const { code, details } = value;
  const reason = isObject(details) && typeof details['reason'] === 'string' ? details['reason'] : null;
  return typeof code === 'string' ? { ok: false, code, reason } : broken;
}

export const readFollowed = (value: unknown): Answer<Followed> =>
  readAnswer(value, ({ openedAtMs, headSeq, snapshot, entries }) => {
    if (!isNumber(openedAtMs) || !isNumber(headSeq)) return undefined;
    return { openedAtMs, headSeq, snapshot: isSnapshot(snapshot) ? snapshot : null, entries: readEntries(entries) };
  });

export const readActed = (value: unknown): Answer<number> =>
  readAnswer(value, ({ seq }) => (isNumber(seq) ? seq : undefined));

export const readClockAnswer = (value: unknown): Answer<ClockAnswer> =>
  readAnswer(value, ({ receivedAtMs, answeredAtMs, clockId }) => {
    if (!isNumber(receivedAtMs) || !isNumber(answeredAtMs) || typeof clockId !== 'string') return undefined;
    return { receivedAtMs, answeredAtMs, clockId };
  });
