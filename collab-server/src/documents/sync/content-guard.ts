/**
 * Refuses updates that would freeze or break a document for everybody: SPEC.md section 9. Decided from the update and from
 * where its structs stand; the content that the document has is not looked at.
 */
import { ContentPlaces, type ContentRoots, type Place, type PlacesOfUpdate } from './content-places.ts';
import type { ReadonlyStateVector } from './state-vector.ts';
import type { Snapshot } from './update-log.ts';
import { contentRefs, type ParsedUpdate, parseUpdate, type StructHead, typeRefs } from './update-reader.ts';

/** What the application's documents are made of. */
export type ContentRules = ContentRoots & {
  /** The highest schema version that is accepted. */
  readonly maxVersion: number;
};

export class ContentGuard {
  readonly #rules: ContentRules;
  readonly #places: ContentPlaces;

  constructor(rules: ContentRules, snapshot: Snapshot | undefined) {
    this.#rules = rules;
    this.#places = new ContentPlaces(rules, snapshot?.places);
    // A snapshot that was made without a guard: read once, until the next compaction.
    const parsed = snapshot !== undefined && snapshot.places === undefined ? parseUpdate(snapshot.update) : undefined;
    if (parsed !== undefined) this.noteKnown(parsed, new Map());
  }

  /** What to note once the update is taken in; `undefined` where it is refused. Judges only what is not known yet. */
  examine(update: ParsedUpdate, known: ReadonlyStateVector): PlacesOfUpdate | undefined {
    const examined = this.#places.placesOf(update, known);
    for (const [client, { block, knownClock, places }] of examined) {
      for (let i = 0; i < places.length; i += 1) {
        const struct = block.structs[i];
        const place = places[i];
        if (struct === undefined || place === undefined) continue;
        if (!this.#allows(struct, place)) return undefined;
        // Of a struct whose beginning is known Yjs takes the rest, beside that beginning: it must stand where it says.
        if (struct.clock >= knownClock || struct.content === 0 || struct.content === contentRefs.deleted) continue;
        if (this.#places.placeOf({ client, clock: knownClock - 1 }) !== place) return undefined;
      }
    }
    return examined;
  }

  note(examined: PlacesOfUpdate): void {
    this.#places.note(examined);
  }

  /** The document holds this update already. */
  noteKnown(update: ParsedUpdate, knownBefore: ReadonlyStateVector): void {
    this.#places.note(this.#places.placesOf(update, knownBefore));
  }

  /** For the next snapshot. */
  encodePlaces(): Uint8Array {
    return this.#places.encode();
  }

  #allows(struct: StructHead, place: Place): boolean {
    const { root, key, parent, content, type, values } = struct;
    const { fragment, map, versionKey, maxVersion } = this.#rules;
    if (root !== undefined && !(key === undefined ? root === fragment : root === map && key === versionKey))
      return false;
    switch (content) {
      case 0:
      case contentRefs.deleted:
        return true;
      case contentRefs.type:
        return (type === typeRefs.xmlElement || type === typeRefs.xmlText) && key === undefined && place !== 'version';
      case contentRefs.string:
      case contentRefs.format:
        return place === 'elsewhere' && key === undefined;
      case contentRefs.any:
        if (place === 'version') return values?.length === 1 && isVersion(values[0], maxVersion);
        // A value is an attribute's, never a child.
        return place === 'elsewhere' && (parent === undefined || key !== undefined);
      default:
        // Embedded objects, binary, subdocuments: no editor writes them.
        return false;
    }
  }
}

function isVersion(value: unknown, max: number): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= max;
}
