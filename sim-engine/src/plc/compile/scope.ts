import type { Diagnostics } from '../diagnostics.ts';
import type { Constant } from '../types/constant.ts';
import type { Type } from '../types/types.ts';
import type { Unit, Variable } from '../types/unit.ts';
import type { IoPoint } from './addresses.ts';

/** Everything that the declarations of a text say. */
export interface Declarations {
  readonly diagnostics: Diagnostics;
  /** By upper-case name; the elementary ones are known without. */
  readonly types: ReadonlyMap<string, Type>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly globals: ReadonlyMap<string, Variable>;
  /** Enumerators that can be written without their type. */
  readonly enumerators: ReadonlyMap<string, Constant>;
  /** Variables at addresses, by address. */
  readonly located: ReadonlyMap<string, IoPoint>;
}

/** What a constant expression may name. */
export interface ConstantScope {
  readonly diagnostics: Diagnostics;
  constant(name: string): Constant | undefined;
  typeNamed(name: string): Type | undefined;
}
