/**
 * Reads an update of Yjs 13 (version 1 encoding) for what the causal check needs: ids, lengths, references and the
 * delete set. Contents are read to the end of each, so that what `Y.decodeUpdate` refuses is refused here, but no Yjs
 * object is made: about half of its cost. Source of the format: yjs 13 `utils/updates.js`, `structs/Item.js`.
 * The fuzz beside this file holds it to `Y.decodeUpdate`.
 */
import * as decoding from 'lib0/decoding';
import { type DeleteSet, readDeleteSet } from './delete-set.ts';

export type StructId = { readonly client: number; readonly clock: number };

export type StructHead = {
  readonly clock: number;
  /** Clocks that it covers; at least 1. */
  readonly length: number;
  /** True for a Skip: a gap that stands for structs which the update does not hold. */
  readonly isSkip: boolean;
  readonly origin: StructId | undefined;
  readonly rightOrigin: StructId | undefined;
  readonly parent: StructId | undefined;
  /** Name of the top-level type that it says it is in. Most structs do not say: they are where their origin is. */
  readonly root: string | undefined;
  /** The map key or attribute that it says it sets. */
  readonly key: string | undefined;
  /** What it holds: one of `contentRefs`; 0 for a GC or a Skip. */
  readonly content: number;
  /** With `contentRefs.type`: one of `typeRefs`. */
  readonly type: number | undefined;
  /** With `contentRefs.any`. */
  readonly values: readonly unknown[] | undefined;
};

/** Yjs' numbers of the contents that are told apart here. */
export const contentRefs = { deleted: 1, string: 4, format: 6, type: 7, any: 8 } as const;
/** Yjs' numbers of shared types. */
export const typeRefs = { xmlElement: 3, xmlHook: 5, xmlText: 6 } as const;

/** One client's structs, in order and without holes (a hole is a Skip). */
export type StructBlock = {
  readonly client: number;
  readonly clock: number;
  /** Clock after the last struct. */
  readonly endClock: number;
  readonly structs: readonly StructHead[];
};

export type ParsedUpdate = {
  readonly blocks: readonly StructBlock[];
  readonly deletes: DeleteSet;
  /** Where the delete set starts in the bytes: before it are all structs. */
  readonly deleteSetOffset: number;
};

/** Clocks beyond this are no document's: other Yjs implementations hold them in 32 bits. */
const MAX_CLOCK = 2 ** 31;
const TYPE_LAST = 6;

class MalformedUpdate extends Error {}

/** `undefined` where the bytes are not exactly one well-formed update. */
export function parseUpdate(update: Uint8Array): ParsedUpdate | undefined {
  try {
    const decoder = decoding.createDecoder(update);
    const blocks = readBlocks(decoder);
    const deleteSetOffset = decoder.pos;
    const deletes = readDeleteSet(decoder);
    if (decoding.hasContent(decoder)) return undefined;
    return { blocks, deletes, deleteSetOffset };
  } catch {
    // lib0 throws at an unexpected end, JSON.parse at bad JSON: all of it is a malformed update.
    return undefined;
  }
}

function readBlocks(decoder: decoding.Decoder): StructBlock[] {
  const blocks: StructBlock[] = [];
  const count = decoding.readVarUint(decoder);
  const seen = count > 1 ? new Set<number>() : undefined;
  for (let i = 0; i < count; i += 1) {
    const structCount = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    // Yjs keeps only the last block of a client: a second one would silently lose the first.
    if (seen?.has(client)) throw new MalformedUpdate('two blocks of one client');
    seen?.add(client);
    const structs: StructHead[] = [];
    let endClock = clock;
    for (let k = 0; k < structCount; k += 1) {
      const struct = readStruct(decoder, endClock);
      if (struct.length < 1) throw new MalformedUpdate('an empty struct');
      structs.push(struct);
      endClock += struct.length;
    }
    if (endClock > MAX_CLOCK) throw new MalformedUpdate('a clock beyond any document');
    if (structs.length > 0) blocks.push({ client, clock, endClock, structs });
  }
  return blocks;
}

function readId(decoder: decoding.Decoder): StructId {
  const client = decoding.readVarUint(decoder);
  return { client, clock: decoding.readVarUint(decoder) };
}

function readStruct(decoder: decoding.Decoder, clock: number): StructHead {
  const info = decoding.readUint8(decoder);
  const content = info & 31;
  if (info === 10 || content === 0) return absent(clock, decoding.readVarUint(decoder), info === 10);
  const origin = (info & 128) === 128 ? readId(decoder) : undefined;
  const rightOrigin = (info & 64) === 64 ? readId(decoder) : undefined;
  let parent: StructId | undefined;
  let root: string | undefined;
  let key: string | undefined;
  if (origin === undefined && rightOrigin === undefined) {
    if (decoding.readVarUint(decoder) === 1) root = decoding.readVarString(decoder);
    else parent = readId(decoder);
    if ((info & 32) === 32) key = decoding.readVarString(decoder);
  }
  const type = content === contentRefs.type ? readType(decoder) : undefined;
  const values = content === contentRefs.any ? readValues(decoder) : undefined;
  const length = values?.length ?? (type === undefined ? readContentLength(decoder, content) : 1);
  return { clock, length, isSkip: false, origin, rightOrigin, parent, root, key, content, type, values };
}

/** A GC or a Skip. */
function absent(clock: number, length: number, isSkip: boolean): StructHead {
  const none = undefined;
  return {
    clock,
    length,
    isSkip,
    origin: none,
    rightOrigin: none,
    parent: none,
    root: none,
    key: none,
    content: 0,
    type: none,
    values: none,
  };
}

function readType(decoder: decoding.Decoder): number {
  const type = decoding.readVarUint(decoder);
  if (type > TYPE_LAST) throw new MalformedUpdate('an unknown shared type');
  if (type === typeRefs.xmlElement || type === typeRefs.xmlHook) decoding.readVarString(decoder);
  return type;
}

function readValues(decoder: decoding.Decoder): unknown[] {
  const count = decoding.readVarUint(decoder);
  const values: unknown[] = [];
  for (let i = 0; i < count; i += 1) values.push(decoding.readAny(decoder));
  return values;
}

/** Passes over one content, other than a type or values, and gives the clocks that it covers. */
function readContentLength(decoder: decoding.Decoder, ref: number): number {
  switch (ref) {
    case 1: // deleted
      return decoding.readVarUint(decoder);
    case 2: {
      // JSON, one string each
      const length = decoding.readVarUint(decoder);
      for (let i = 0; i < length; i += 1) {
        const json = decoding.readVarString(decoder);
        if (json !== 'undefined') JSON.parse(json);
      }
      return length;
    }
    case 3: // binary
      decoding.readVarUint8Array(decoder);
      return 1;
    case 4: // string: a clock for each UTF-16 unit
      return decoding.readVarString(decoder).length;
    case 5: // embed
      JSON.parse(decoding.readVarString(decoder));
      return 1;
    case 6: // format: a key and a value
      decoding.readVarString(decoder);
      JSON.parse(decoding.readVarString(decoder));
      return 1;
    case 9: // a document inside the document
      decoding.readVarString(decoder);
      decoding.readAny(decoder);
      return 1;
    default:
      throw new MalformedUpdate('an unknown content');
  }
}
