import type { BlockCommand, Json, Refusal } from '@tongyan/sim-engine/kernel';

import type { MillFrame } from '../frame.ts';

type Fields = { readonly [key: string]: Json };

/** Reads arguments: `undefined` where they are not what the command takes. */
export type Reader<Args> = (args: Json) => Args | undefined;

export const nothing: Reader<null> = (args) => (args === null ? null : undefined);

/** An object of exactly these fields, each read by its own reader. */
export function fields<Args extends object>(readers: {
  readonly [Key in keyof Args]: Reader<Args[Key]>;
}): Reader<Args> {
  const names = Object.keys(readers);
  return (args) => {
    if (typeof args !== 'object' || args === null || Array.isArray(args)) return undefined;
    const given = args as Fields;
    if (Object.keys(given).length !== names.length) return undefined;
    const read: Record<string, unknown> = {};
    for (const name of names) {
      const reader = readers[name as keyof Args] as Reader<unknown>;
      const value = Object.hasOwn(given, name) ? reader(given[name] ?? null) : undefined;
      if (value === undefined) return undefined;
      read[name] = value;
    }
    return read as Args;
  };
}

export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const number: Reader<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const integer: Reader<number> = (value) => (Number.isSafeInteger(value) ? (value as number) : undefined);

export const text =
  (longest: number): Reader<string> =>
  (value) =>
    typeof value === 'string' && value.length <= longest ? value : undefined;

export const oneOf =
  <Word extends string | number>(words: readonly Word[]): Reader<Word> =>
  (value) =>
    words.find((word) => word === value);

/** Why not: a code, or a code with details; undefined for go on. */
export type Objection = string | Refusal | undefined;

/** A command of the machine: read, object or carry out. */
export function act<Args>(
  read: Reader<Args>,
  object: (args: Args, frame: MillFrame) => Objection,
  apply: (args: Args, frame: MillFrame) => void,
): BlockCommand<MillFrame> {
  return {
    check: (json, frame) => {
      const args = read(json);
      if (args === undefined) return { ok: false, failure: { code: 'malformedArguments' } };
      const objection = object(args, frame);
      if (objection === undefined) return { ok: true, value: null };
      return { ok: false, failure: typeof objection === 'string' ? { code: objection } : objection };
    },
    apply: (json, frame) => {
      const args = read(json);
      if (args !== undefined) apply(args, frame);
    },
  };
}

/** The first objection of several. */
export function first(...objections: readonly Objection[]): Objection {
  return objections.find((objection) => objection !== undefined);
}

export const when = (truth: boolean, code: string): Objection => (truth ? code : undefined);

export const fine = (): undefined => undefined;
