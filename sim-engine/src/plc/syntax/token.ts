import type { Position } from '../diagnostics.ts';

export type TokenKind =
  | 'identifier'
  | 'keyword'
  | 'symbol'
  | 'integer'
  | 'real'
  | 'string'
  | 'wideString'
  | 'duration'
  | 'date'
  | 'timeOfDay'
  | 'dateTime'
  | 'typePrefix'
  | 'address'
  | 'partial'
  | 'end';

export interface Token extends Position {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  /** Upper case for identifiers and keywords, else as written: the language does not tell case. */
  readonly key: string;
  /** Integers, durations and dates (nanoseconds). */
  readonly whole: bigint;
  readonly real: number;
  /** The characters of a string, escapes resolved. */
  readonly characters: string;
}

const KEYWORDS = `PROGRAM END_PROGRAM FUNCTION END_FUNCTION FUNCTION_BLOCK END_FUNCTION_BLOCK TYPE END_TYPE STRUCT END_STRUCT
ARRAY OF VAR VAR_INPUT VAR_OUTPUT VAR_IN_OUT VAR_TEMP VAR_GLOBAL VAR_EXTERNAL VAR_ACCESS VAR_CONFIG END_VAR CONSTANT RETAIN
NON_RETAIN PERSISTENT AT CONFIGURATION END_CONFIGURATION RESOURCE END_RESOURCE TASK IF THEN ELSIF ELSE END_IF CASE
END_CASE FOR TO BY DO END_FOR WHILE END_WHILE REPEAT UNTIL END_REPEAT EXIT CONTINUE RETURN AND OR XOR NOT MOD TRUE FALSE`;

export const RESERVED: ReadonlySet<string> = new Set(KEYWORDS.split(/\s+/u));

/** Words of the standard outside this subset: named, so that the error can say so instead of guessing. */
export const UNSUPPORTED: ReadonlySet<string> = new Set(
  'CLASS INTERFACE METHOD NAMESPACE EXTENDS IMPLEMENTS REF_TO POINTER INITIAL_STEP STEP TRANSITION ACTION'.split(' '),
);
