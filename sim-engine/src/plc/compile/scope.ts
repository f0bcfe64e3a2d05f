import type { Diagnostics } from '../diagnostics.ts';
import type { Constant } from '../types/constant.ts';
import type { Type } from '../types/types.ts';

/** What a constant expression may name. */
export interface ConstantScope {
  readonly diagnostics: Diagnostics;
  constant(name: string): Constant | undefined;
  typeNamed(name: string): Type | undefined;
}
