import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';

import { CommandFailure } from './failure.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Arguments {
  readonly positionals: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  /** A number, where the option was given. @throws CommandFailure for what is none */
  readonly number: (name: string) => number | undefined;
}

/** Reads a command's arguments. @throws CommandFailure for unknown options and missing values */
export function readArguments(args: readonly string[], options: Options): Arguments {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error));
  }
  const values = parsed.values as Readonly<Record<string, string | boolean | undefined>>;
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals: parsed.positionals,
    text,
    flag: (name) => values[name] === true,
    number: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number))
        throw new CommandFailure(`--${name} takes a number, not ${value}`);
      return number;
    },
  };
}

/** A file's text. @throws CommandFailure where it cannot be read */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new CommandFailure(`${path}: cannot be read (${code})`);
  }
}
