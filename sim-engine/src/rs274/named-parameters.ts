import type { Machine } from './machine.ts';
import { PREDEFINED } from './predefined.ts';

const GLOBAL_MARK = '_';

/** `#<name>`: local to the call that sets it, or global when the name begins with `_`, or what the interpreter predefines. */
export class NamedParameters {
  readonly #globals = new Map<string, number>();
  readonly #locals: Map<string, number>[] = [new Map()];
  /** `#<_value>` and `#<_value_returned>`: what the last subroutine gave back. */
  returned: number | undefined;

  get(name: string, machine: Machine): number | undefined {
    const predefined = PREDEFINED.get(name);
    if (predefined !== undefined) return predefined(machine);
    return this.#scope(name).get(name);
  }

  set(name: string, value: number): void {
    this.#scope(name).set(name, value);
  }

  isReadOnly(name: string): boolean {
    return PREDEFINED.has(name);
  }

  /** How many calls are being executed. */
  get callLevel(): number {
    return this.#locals.length - 1;
  }

  beginCall(): void {
    this.#locals.push(new Map());
  }

  endCall(): void {
    this.#locals.pop();
  }

  #scope(name: string): Map<string, number> {
    return name.startsWith(GLOBAL_MARK) ? this.#globals : (this.#locals.at(-1) ?? this.#globals);
  }
}
