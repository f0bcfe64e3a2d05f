import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What one person did at one moment, seen from the version that `parents` name. */
export type Transaction = {
  readonly parents: readonly number[];
  readonly agent: number;
  /** [position, characters deleted, text inserted], each seen from the one before. */
  readonly patches: readonly (readonly [number, number, string])[];
};

/** A recording of people who typed at once, in the form of the public collection "editing-traces". */
export type Trace = { readonly endContent: string; readonly numAgents: number; readonly txns: readonly Transaction[] };

const folder = resolve(import.meta.dirname, '../../../../shared/data/editing-traces');

/** The recordings lie beside the repository, not in it: undefined where they are absent. */
export function readTrace(name: string): Trace | undefined {
  const file = resolve(folder, `${name}.json.gz`);
  return existsSync(file) ? (JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace) : undefined;
}
