import type { Block, Json, Refusal } from '@tongyan/sim-engine/kernel';

import type { MillMode } from '../machine/interface.ts';
import type { BenchMode, BenchSecrets } from './interface.ts';

export type BenchFrame = Parameters<NonNullable<Block['update']>>[0];

/** The machine's mode with what the bench adds. */
export type MillAndBenchMode = MillMode & { bench: BenchMode; benchHidden: BenchSecrets };

/** The frame is of a block that this folder has put together: its mode holds both. */
export const modeOf = ({ mode }: BenchFrame): MillAndBenchMode => mode as MillAndBenchMode;

export type Checked = { readonly ok: true; readonly value: null } | { readonly ok: false; readonly failure: Refusal };

export const AGREED: Checked = { ok: true, value: null };
export const refused = (code: string, details?: Json): Checked => ({
  ok: false,
  failure: details === undefined ? { code } : { code, details },
});

interface FieldsOf {
  readonly [name: string]: Json;
}

/** The named arguments; undefined where there are others. */
export function fieldsOf(args: Json, names: readonly string[]): FieldsOf | undefined {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return undefined;
  const fields = args as FieldsOf;
  const given = Object.keys(fields);
  return given.length === names.length && names.every((name) => given.includes(name)) ? fields : undefined;
}

export function oneOf<Known extends string>(value: Json | undefined, known: readonly Known[]): Known | undefined {
  return known.find((candidate) => candidate === value);
}

export const MALFORMED = refused('malformedArguments');
