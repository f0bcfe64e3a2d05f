import type { Json } from '../kernel/json.ts';
import { type DataProblem, pointerTo, type ShapeCode } from './problem.ts';

type Fields = { readonly [key: string]: Json };

/** What is gathered while data is read; past this number the rest is left out, so that hostile data cannot fill the memory. */
const MOST_PROBLEMS = 100;

/** Problems of one reading, shared by all its cursors. */
export class Problems {
  readonly list: DataProblem[] = [];

  add(problem: DataProblem): void {
    const known = this.list.some(({ code, pointer }) => code === problem.code && pointer === problem.pointer);
    if (!known && this.list.length < MOST_PROBLEMS) this.list.push(problem);
  }
}

/**
 * A place in data that nobody has checked. Every reading method returns a value of the type asked for; where the data holds another,
 * it notes the problem and returns a stand-in, so that one pass finds all problems. What was read may be used only where the list of
 * problems is empty.
 */
export class Cursor {
  readonly value: Json | undefined;
  readonly pointer: string;
  readonly problems: Problems;

  constructor(value: Json | undefined, problems: Problems, pointer = '') {
    this.value = value;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** The same place, read as if another value stood there. */
  instead(value: Json): Cursor {
    return new Cursor(value, this.problems, this.pointer);
  }

  get present(): boolean {
    return this.value !== undefined;
  }

  complain(code: string, details?: Json): void {
    this.problems.add({ code, pointer: this.pointer, ...(details === undefined ? {} : { details }) });
  }

  /** The field of this name, of an object. Where there is no object, that is the problem, and none of its fields is. */
  at(name: string): Cursor {
    const fields = this.#fields();
    const pointer = pointerTo(this.pointer, name);
    if (fields === undefined) {
      this.#wrong('object');
      return new Cursor(undefined, new Problems(), pointer);
    }
    return new Cursor(Object.hasOwn(fields, name) ? fields[name] : undefined, this.problems, pointer);
  }

  /** Requires an object that has all of the first names, and of other names none but the second. */
  object(required: readonly string[], optional: readonly string[] = []): this {
    const fields = this.#fields();
    if (fields === undefined) {
      this.#wrong('object');
      return this;
    }
    for (const name of required)
      if (!Object.hasOwn(fields, name)) this.at(name).complain('missing' satisfies ShapeCode);
    for (const name of Object.keys(fields))
      if (!required.includes(name) && !optional.includes(name)) this.at(name).complain('unknownField');
    return this;
  }

  /** The items of a list of at most so many. */
  items(most: number): readonly Cursor[] {
    const { value } = this;
    if (!Array.isArray(value)) {
      this.#wrong('list');
      return [];
    }
    const items = value as readonly Json[];
    if (items.length > most) {
      this.complain('tooMany', { most });
      return [];
    }
    return items.map((item, index) => new Cursor(item, this.problems, pointerTo(this.pointer, index)));
  }

  /** A text of 1 to `longest` UTF-16 units. */
  text(longest = 200): string {
    const { value } = this;
    if (typeof value !== 'string') this.#wrong('text');
    else if (value.length === 0 || value.length > longest) this.complain('tooLong', { longest });
    else return value;
    return '';
  }

  number(low = -Number.MAX_VALUE, high = Number.MAX_VALUE): number {
    const { value } = this;
    if (typeof value !== 'number') this.#wrong('number');
    // Written so that NaN, which JSON.parse never gives but a caller in code may, is out of range as well.
    else if (!(value >= low && value <= high)) this.complain('outOfRange', { low, high });
    else return value;
    return low;
  }

  /** A whole number within limits, both included. */
  integer(low: number, high: number): number {
    const value = this.number(low, high);
    if (Number.isSafeInteger(value)) return value;
    this.#wrong('whole number');
    return low;
  }

  flag(): boolean {
    const { value } = this;
    if (typeof value !== 'boolean') this.#wrong('boolean');
    return value === true;
  }

  /** One of a few words or numbers; undefined where it is none, for readers of unions, which go no further then. */
  oneOf<Word extends string | number>(words: readonly Word[]): Word | undefined {
    const found = words.find((word) => word === this.value);
    if (found === undefined) this.complain(this.present ? 'notAllowed' : 'missing', { allowed: [...words] });
    return found;
  }

  /** One of a few words or numbers. */
  choice<Word extends string | number>(words: readonly [Word, ...Word[]]): Word {
    return this.oneOf(words) ?? words[0];
  }

  #wrong(expected: string): void {
    if (this.value === undefined) this.complain('missing');
    else this.complain('wrongType', { expected });
  }

  #fields(): Fields | undefined {
    const { value } = this;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  }
}
