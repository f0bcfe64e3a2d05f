import type { Diagnostics, Position } from '../diagnostics.ts';
import type { Expression, Statement } from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { Unit, Variable } from '../types/unit.ts';
import type { Emitter, Label } from './emitter.ts';
import type { LocatedVariables } from './located.ts';
import type { ConstantScope } from './scope.ts';
import type { TypeTable } from './type-table.ts';
import type { Value } from './values.ts';

/** Where in the branches of a body a statement stands: which branch of which IF or CASE, from the outside in. */
export interface Branch {
  readonly statement: Position;
  readonly branch: number;
}

/** One assignment to an output, for the warning of double coils. */
export interface OutputWrite {
  readonly position: Position;
  readonly unit: Unit;
  readonly path: readonly Branch[];
  /** Whether it is TRUE or FALSE that is written: then it sets or resets, and does not drive. */
  readonly literal: boolean;
  readonly name: string;
}

/** What the body of one unit is compiled with. */
export interface Context {
  readonly diagnostics: Diagnostics;
  readonly emitter: Emitter;
  readonly types: TypeTable;
  readonly located: LocatedVariables;
  /** By upper-case name. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly globals: ReadonlyMap<string, Variable>;
  readonly unit: Unit;
  readonly scope: ConstantScope;
  /** First instruction of each unit's body: labels, as bodies call each other in any order. */
  readonly entries: ReadonlyMap<Unit, Label>;
  /** Labels of EXIT and CONTINUE, innermost last. */
  readonly loops: { readonly exit: Label; readonly next: Label }[];
  readonly end: Label;
  readonly path: Branch[];
  /** Written outputs by the key of their cell. */
  readonly writes: Map<string, OutputWrite[]>;
  /** Whom this unit calls, for the check that nobody calls itself. */
  readonly calls: Map<Unit, Position>;
  /** Compiles an expression, as expressions.ts does: here, so that what expressions are made of can hold expressions. */
  readonly valueOf: (expression: Expression, expected?: Type) => Value;
  /** Compiles statements, as statements.ts does. */
  readonly compileStatements: (statements: readonly Statement[]) => void;
}
