import { type MillingSnapshot, restoreMilling, snapshotMilling } from '@tongyan/sim-engine/cnc';
import type { BulkSpec, Json } from '@tongyan/sim-engine/kernel';

import { freshCache, type MillBulk, morningBulk } from './bulk.ts';

type Stored = Omit<MillBulk, 'milling' | 'cache'> & { readonly milling: MillingSnapshot };

/** What is plain data goes through JSON unchanged; what is undefined is left out. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function encode(bulk: MillBulk): Json {
  const { cache, milling, program, loading, ...rest } = bulk;
  const snapshot = snapshotMilling(milling, cache.packed);
  cache.packed = snapshot.field;
  return {
    ...(plain(rest) as { readonly [key: string]: Json }),
    milling: snapshot as unknown as Json,
    program,
    loading,
  };
}

/** Whether a value has the outline of another: the same fields and kinds; what may be missing or differ is not asked here. */
function isLike(value: Json | undefined, sample: Json): boolean {
  if (sample === null) return value !== undefined;
  if (Array.isArray(sample)) return Array.isArray(value);
  if (typeof sample !== 'object') return typeof value === typeof sample;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = value as { readonly [key: string]: Json };
  return Object.entries(sample).every(([key, inner]) => isLike(fields[key], inner));
}

let sample: Json | undefined;

function decode(json: Json): MillBulk | undefined {
  sample ??= encode(morningBulk());
  if (!isLike(json, sample)) return undefined;
  const { milling: packed, ...rest } = json as unknown as Stored;
  const { columns, rows, cellMm } = packed.grid;
  if (!(columns > 0 && rows > 0 && cellMm > 0 && columns * rows <= 1 << 20)) return undefined;
  const milling = restoreMilling(packed);
  if (!milling.ok || typeof rest.program !== 'string') return undefined;
  return { ...rest, milling: milling.value, cache: freshCache(milling.value.field) };
}

/** How the kernel keeps the machine's large state. */
export const BULK: BulkSpec<MillBulk> = { create: morningBulk, encode, decode };
