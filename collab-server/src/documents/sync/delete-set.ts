/** Which structs are deleted, as sorted disjoint ranges of clocks for each client: `[clock, length, clock, length, …]`. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export type DeleteSet = Map<number, number[]>;
export type ReadonlyDeleteSet = ReadonlyMap<number, readonly number[]>;

/** Index of the first range that ends at or after `clock`. */
function firstTouching(ranges: readonly number[], clock: number): number {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle * 2] ?? 0) + (ranges[middle * 2 + 1] ?? 0) < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether every clock of `[clock, clock + length)` is in the set. */
export function isDeleted(set: ReadonlyDeleteSet, client: number, clock: number, length: number): boolean {
  const ranges = set.get(client);
  if (ranges === undefined) return false;
  const at = firstTouching(ranges, clock + 1) * 2;
  const start = ranges[at];
  return start !== undefined && start <= clock && start + (ranges[at + 1] ?? 0) >= clock + length;
}

/** Adds a range, joining it with those it touches. */
function addDeleted(set: DeleteSet, client: number, clock: number, length: number): void {
  const ranges = set.get(client);
  if (ranges === undefined) {
    set.set(client, [clock, length]);
    return;
  }
  const from = firstTouching(ranges, clock);
  let until = from;
  let start = clock;
  let end = clock + length;
  for (; until * 2 < ranges.length; until += 1) {
    const rangeStart = ranges[until * 2] ?? 0;
    if (rangeStart > end) break;
    start = Math.min(start, rangeStart);
    end = Math.max(end, rangeStart + (ranges[until * 2 + 1] ?? 0));
  }
  if (until - from === 1) {
    ranges[from * 2] = start;
    ranges[from * 2 + 1] = end - start;
    return;
  }
  ranges.splice(from * 2, (until - from) * 2, start, end - start);
}

/** Past this many ranges at once, sorting all together is cheaper than inserting one by one. */
const BULK_VALUES = 64;

export function addAllDeleted(set: DeleteSet, added: ReadonlyDeleteSet): void {
  for (const [client, ranges] of added) {
    if (ranges.length > BULK_VALUES) set.set(client, joined(set.get(client) ?? [], ranges));
    else for (let i = 0; i < ranges.length; i += 2) addDeleted(set, client, ranges[i] ?? 0, ranges[i + 1] ?? 0);
  }
}

function joined(a: readonly number[], b: readonly number[]): number[] {
  const starts: [number, number][] = [];
  for (const ranges of [a, b])
    for (let i = 0; i < ranges.length; i += 2) starts.push([ranges[i] ?? 0, ranges[i + 1] ?? 0]);
  starts.sort((x, y) => x[0] - y[0]);
  const result: number[] = [];
  let lastStart = 0;
  let lastEnd = -1;
  for (const [clock, length] of starts) {
    if (clock <= lastEnd) {
      lastEnd = Math.max(lastEnd, clock + length);
      result[result.length - 1] = lastEnd - lastStart;
      continue;
    }
    lastStart = clock;
    lastEnd = clock + length;
    result.push(clock, length);
  }
  return result;
}

/** Reads Yjs' version 1 encoding. Throws where the bytes end too early. Ranges come as written: unsorted, maybe touching. */
export function readDeleteSet(decoder: decoding.Decoder): DeleteSet {
  const set: DeleteSet = new Map();
  const clients = decoding.readVarUint(decoder);
  for (let i = 0; i < clients; i += 1) {
    const client = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    let ranges = set.get(client);
    for (let k = 0; k < count; k += 1) {
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      if (length === 0) continue;
      if (ranges === undefined) {
        ranges = [];
        set.set(client, ranges);
      }
      ranges.push(clock, length);
    }
  }
  return set;
}

/** Writes Yjs' version 1 encoding. */
export function writeDeleteSet(encoder: encoding.Encoder, set: ReadonlyDeleteSet): void {
  encoding.writeVarUint(encoder, set.size);
  for (const [client, ranges] of set) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length / 2);
    for (const value of ranges) encoding.writeVarUint(encoder, value);
  }
}

/** An update (version 1) of no structs and this delete set. */
export function encodeDeleteSetUpdate(set: ReadonlyDeleteSet): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    writeDeleteSet(encoder, set);
  });
}
