/**
 * Where the structs of a document stand, as far as the content guard must know it. Most structs of an update do not say
 * where they are: they are where their origin is, or else their right origin (yjs 13 `structs/Item.js`, `getMissing`).
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { indexOfClock } from './causality.ts';
import { addAllDeleted, type DeleteSet, isDeleted, readDeleteSet, writeDeleteSet } from './delete-set.ts';
import type { ReadonlyStateVector } from './state-vector.ts';
import {
  contentRefs,
  type ParsedUpdate,
  type StructBlock,
  type StructHead,
  type StructId,
  typeRefs,
} from './update-reader.ts';

/** The top-level types of the application's documents. */
export type ContentRoots = {
  /** The one `Y.XmlFragment`. */
  readonly fragment: string;
  /** The one `Y.Map`, and the key in it under which the schema version stands. */
  readonly map: string;
  readonly versionKey: string;
};

/** `nodes`: in the list of the fragment or of an element; `version`: the schema version; `elsewhere`: in text, or another attribute. */
export type Place = 'nodes' | 'version' | 'elsewhere';

/** The places of one update's new structs, for each client in their order; none for what the document knew before. */
export type PlacesOfUpdate = ReadonlyMap<
  number,
  { readonly block: StructBlock; readonly knownClock: number; readonly places: readonly (Place | undefined)[] }
>;

type Slot = { readonly block: StructBlock; readonly knownClock: number; readonly places: (Place | undefined)[] };

/** The ids of one open document that stand among nodes or hold the schema version; deleted ones too. */
export class ContentPlaces {
  readonly #roots: ContentRoots;
  readonly #nodes: DeleteSet = new Map();
  readonly #elements: DeleteSet = new Map();
  readonly #versions: DeleteSet = new Map();

  /** `encoded`: what `encode` gave. */
  constructor(roots: ContentRoots, encoded?: Uint8Array) {
    this.#roots = roots;
    if (encoded === undefined) return;
    const decoder = decoding.createDecoder(encoded);
    for (const set of [this.#nodes, this.#elements, this.#versions]) addAllDeleted(set, readDeleteSet(decoder));
  }

  encode(): Uint8Array {
    return encoding.encode((encoder) => {
      for (const set of [this.#nodes, this.#elements, this.#versions]) writeDeleteSet(encoder, set);
    });
  }

  /**
   * The update's causes must be known: what it refers to is in the document or in itself, in no circle. What it says of
   * structs that are `known` already is passed over, as Yjs does: it may be forged.
   */
  placesOf(update: ParsedUpdate, known: ReadonlyStateVector): PlacesOfUpdate {
    const slots = new Map<number, Slot>();
    for (const block of update.blocks)
      slots.set(block.client, { block, knownClock: known.get(block.client) ?? 0, places: [] });
    for (const slot of slots.values())
      for (const [i, struct] of slot.block.structs.entries())
        if (slot.places[i] === undefined && struct.clock + struct.length > slot.knownClock)
          this.#resolve(slots, slot, i);
    return slots;
  }

  /** Follows what the struct refers to until a place is known, and gives it to all on the way. */
  #resolve(slots: ReadonlyMap<number, Slot>, start: Slot, index: number): void {
    const way: { slot: Slot; index: number }[] = [];
    let slot = start;
    let at = index;
    for (;;) {
      const struct = slot.block.structs[at];
      if (struct === undefined) throw new Error('a reference within an update leads out of it');
      way.push({ slot, index: at });
      const next = struct.origin ?? struct.rightOrigin;
      const there = next && slotOf(slots, next);
      if (next === undefined || there === undefined) {
        const place = next === undefined ? this.#stated(struct, slots) : this.placeOf(next);
        for (const passed of way) passed.slot.places[passed.index] = place;
        return;
      }
      const thereAt = indexOfClock(there.block, next.clock);
      const known = there.places[thereAt];
      if (known !== undefined) {
        for (const passed of way) passed.slot.places[passed.index] = known;
        return;
      }
      slot = there;
      at = thereAt;
    }
  }

  #stated({ root, key, parent }: StructHead, slots: ReadonlyMap<number, Slot>): Place {
    if (root === this.#roots.map && key === this.#roots.versionKey) return 'version';
    if (key !== undefined) return 'elsewhere';
    if (root === this.#roots.fragment) return 'nodes';
    return parent !== undefined && this.#isElement(parent, slots) ? 'nodes' : 'elsewhere';
  }

  #isElement(id: StructId, slots: ReadonlyMap<number, Slot>): boolean {
    const there = slotOf(slots, id);
    if (there === undefined) return isDeleted(this.#elements, id.client, id.clock, 1);
    return there.block.structs[indexOfClock(there.block, id.clock)]?.type === typeRefs.xmlElement;
  }

  /** Where the document has it. */
  placeOf({ client, clock }: StructId): Place {
    if (isDeleted(this.#nodes, client, clock, 1)) return 'nodes';
    return isDeleted(this.#versions, client, clock, 1) ? 'version' : 'elsewhere';
  }

  /** The document has taken this update in. */
  note(places: PlacesOfUpdate): void {
    for (const [client, { block, knownClock, places: ofBlock }] of places)
      for (let i = 0; i < ofBlock.length; i += 1) {
        const struct = block.structs[i];
        const place = ofBlock[i];
        if (struct === undefined || place === undefined || place === 'elsewhere') continue;
        const from = Math.max(struct.clock, knownClock);
        const range = new Map([[client, [from, struct.clock + struct.length - from]]]);
        addAllDeleted(place === 'version' ? this.#versions : this.#nodes, range);
        if (struct.content === contentRefs.type && struct.type === typeRefs.xmlElement)
          addAllDeleted(this.#elements, range);
      }
  }
}

function slotOf(slots: ReadonlyMap<number, Slot>, { client, clock }: StructId): Slot | undefined {
  const slot = slots.get(client);
  if (slot === undefined || clock < slot.knownClock) return undefined;
  return clock >= slot.block.clock && clock < slot.block.endClock ? slot : undefined;
}
