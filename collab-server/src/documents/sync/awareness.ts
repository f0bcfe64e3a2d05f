/**
 * Who is in a document and where their cursors are (the awareness protocol of y-protocols). The server speaks for each
 * connection: one client id a connection, a `user` field of the server's own, and clocks that the server counts.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { colourOf } from './person-colour.ts';
import type { Grant } from './grant.ts';

/** A connection, or a client that talks over HTTP, as awareness sees it. */
export type AwarenessOwner = { readonly grant: Grant };

export type AwarenessOutcome = 'accepted' | 'malformed' | 'tooLarge';

export type AwarenessChanges = {
  /** An awareness update. */
  readonly update: Uint8Array;
  /** The awareness update for this owner: `all` of it, or one that spares it itself, or nothing. */
  without(owner: AwarenessOwner): Uint8Array | 'all' | undefined;
};

type Entry = {
  owner: AwarenessOwner | undefined;
  readonly personId: string;
  clock: number;
  /** The server's clock has passed the client's own: the client must not hear of itself, or it would believe it. */
  isAhead: boolean;
  /** As sent to others; `null` once gone. */
  json: string;
};

const GONE = 'null';
const GONE_BYTES = Buffer.from(GONE);
/** Clocks remembered of those who left: more is not worth it. */
const MAX_GONE = 200;

export class Awareness {
  readonly #entries = new Map<number, Entry>();
  readonly #clientIds = new Map<AwarenessOwner, number>();
  readonly #changed = new Set<number>();
  readonly #maxStateBytes: number;
  readonly #onChange: () => void;

  /** `onChange`: there is something for `takeChanges`. */
  constructor(maxStateBytes: number, onChange: () => void) {
    this.#maxStateBytes = maxStateBytes;
    this.#onChange = onChange;
  }

  /** Takes a client's awareness update: of all that it says only what concerns its own client id counts. */
  receive(owner: AwarenessOwner, update: Uint8Array): AwarenessOutcome {
    let outcome: AwarenessOutcome = 'accepted';
    try {
      const decoder = decoding.createDecoder(update);
      const count = decoding.readVarUint(decoder);
      for (let i = 0; i < count; i += 1) {
        const clientId = decoding.readVarUint(decoder);
        const clock = decoding.readVarUint(decoder);
        const json = decoding.readVarUint8Array(decoder);
        if (!this.#isOwn(owner, clientId, json)) continue;
        if (json.byteLength > this.#maxStateBytes) outcome = 'tooLarge';
        else
          this.#set(
            owner,
            clientId,
            clock,
            JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString()),
          );
      }
      return decoding.hasContent(decoder) ? 'malformed' : outcome;
    } catch {
      return 'malformed';
    }
  }

  /** Whose open connection speaks under this client id; undefined where nobody's does. */
  presentPersonOf(clientId: number): string | undefined {
    const entry = this.#entries.get(clientId);
    return entry?.owner === undefined ? undefined : entry.personId;
  }

  /** A stock client echoes what it heard of others, so foreign ids are no offence: they are passed over. */
  #isOwn(owner: AwarenessOwner, clientId: number, json: Uint8Array): boolean {
    const bound = this.#clientIds.get(owner);
    if (bound !== undefined) return bound === clientId;
    const entry = this.#entries.get(clientId);
    // Somebody else's, now or before; the same person coming back on a new connection takes the id over.
    if (entry !== undefined && entry.personId !== owner.grant.personId) return false;
    return !GONE_BYTES.equals(json);
  }

  #set(owner: AwarenessOwner, clientId: number, clientClock: number, state: unknown): void {
    if (state !== null && (typeof state !== 'object' || Array.isArray(state))) throw new Error('a state is an object');
    const { personId, displayName, organisationName } = owner.grant;
    const entry = this.#entries.get(clientId) ?? { owner: undefined, personId, clock: 0, isAhead: false, json: GONE };
    if (entry.owner !== undefined && entry.owner !== owner) this.#clientIds.delete(entry.owner);
    this.#clientIds.set(owner, clientId);
    this.#entries.set(clientId, entry);
    const colour = colourOf(personId);
    // `color` is the name that stock cursor plug-ins read.
    const user = { personId, name: displayName, organisation: organisationName, colour, color: colour };
    entry.owner = owner;
    entry.clock = Math.max(entry.clock + 1, clientClock);
    entry.isAhead = entry.clock !== clientClock;
    entry.json = state === null ? GONE : JSON.stringify({ ...state, user });
    this.#markChanged(clientId);
  }

  #markChanged(clientId: number): void {
    this.#changed.add(clientId);
    this.#onChange();
  }

  /** The connection is closed: the others see its cursor go. */
  leave(owner: AwarenessOwner): void {
    const clientId = this.#clientIds.get(owner);
    if (clientId === undefined) return;
    this.#clientIds.delete(owner);
    const entry = this.#entries.get(clientId);
    if (entry === undefined) return;
    entry.owner = undefined;
    entry.clock += 1;
    entry.json = GONE;
    this.#markChanged(clientId);
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    let excess = this.#entries.size - this.#clientIds.size - MAX_GONE;
    if (excess <= 0) return;
    for (const [clientId, entry] of this.#entries) {
      if (entry.owner !== undefined || this.#changed.has(clientId)) continue;
      this.#entries.delete(clientId);
      excess -= 1;
      if (excess === 0) return;
    }
  }

  /** What changed since the last call. */
  takeChanges(): AwarenessChanges | undefined {
    if (this.#changed.size === 0) return undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    return {
      update: this.#encode(changed),
      without: (owner) => {
        const own = this.#clientIds.get(owner);
        if (own === undefined || this.#entries.get(own)?.isAhead !== true || !changed.includes(own)) return 'all';
        const others = changed.filter((clientId) => clientId !== own);
        return others.length === 0 ? undefined : this.#encode(others);
      },
    };
  }

  /** An awareness update of everybody present but `reader`. */
  encodeAll(reader: AwarenessOwner): Uint8Array | undefined {
    const present = [...this.#entries]
      .filter(([, entry]) => entry.json !== GONE && entry.owner !== reader)
      .map(([clientId]) => clientId);
    return present.length === 0 ? undefined : this.#encode(present);
  }

  #encode(clientIds: readonly number[]): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clientIds.length);
      for (const clientId of clientIds) {
        const entry = this.#entries.get(clientId);
        encoding.writeVarUint(encoder, clientId);
        encoding.writeVarUint(encoder, entry?.clock ?? 0);
        encoding.writeVarString(encoder, entry?.json ?? GONE);
      }
    });
  }

  get size(): number {
    return this.#clientIds.size;
  }
}
