import type { Position } from '../diagnostics.ts';
import type { Section, UnitDeclaration } from '../syntax/ast.ts';
import type { Constant } from './constant.ts';
import type { InitialValue, Type } from './types.ts';

/** Where a variable lies: at a fixed cell, at an offset in the instance of its block, or where a cell points to. */
export type Storage =
  | { readonly kind: 'absolute'; readonly cell: number }
  | { readonly kind: 'relative'; readonly offset: number }
  | { readonly kind: 'reference'; readonly pointer: { readonly kind: 'absolute' | 'relative'; readonly cell: number } };

export interface Variable extends Position {
  readonly name: string;
  readonly type: Type;
  readonly section: Section;
  readonly constant: boolean;
  readonly retain: boolean;
  readonly storage: Storage;
  readonly initial: InitialValue | undefined;
  /** Of a CONSTANT that is one value. */
  readonly value: Constant | undefined;
  /** `%IX0.0` */
  readonly address: string | undefined;
  readonly edge: 'rising' | 'falling' | undefined;
  used: boolean;
}

/** A PROGRAM, FUNCTION or FUNCTION_BLOCK with its variables laid out. */
export interface Unit {
  readonly kind: 'PROGRAM' | 'FUNCTION' | 'FUNCTION_BLOCK';
  readonly name: string;
  /** `undefined` for the blocks of the standard library. */
  readonly declaration: UnitDeclaration | undefined;
  /** Which block of the standard library, or -1. */
  readonly native: number;
  /** By upper-case name, in the order of declaration; a VAR_EXTERNAL is the global variable itself. */
  readonly variables: Map<string, Variable>;
  result: Variable | undefined;
  /** Cells of an instance, or of a function's frame. */
  cells: number;
  /** First cell of a function's frame. */
  frame: number;
  /** Cells that start anew at every call (VAR_TEMP). */
  temporaries: { readonly cell: number; readonly cells: number } | undefined;
}
