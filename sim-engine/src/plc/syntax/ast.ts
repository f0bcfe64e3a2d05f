import type { Position } from '../diagnostics.ts';

export type UnaryOperator = '-' | '+' | 'NOT';
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '**'
  | 'MOD'
  | 'AND'
  | 'OR'
  | 'XOR'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>=';

export type LiteralValue =
  | { readonly kind: 'integer'; readonly whole: bigint }
  | { readonly kind: 'real'; readonly real: number }
  | { readonly kind: 'boolean'; readonly on: boolean }
  | { readonly kind: 'string'; readonly characters: string; readonly wide: boolean }
  | { readonly kind: 'duration' | 'date' | 'timeOfDay' | 'dateTime'; readonly whole: bigint };

/** One step from a variable to a part of it. */
export type Step = Position &
  (
    | { readonly kind: 'field'; readonly name: string }
    | { readonly kind: 'index'; readonly indices: readonly Expression[] }
    | { readonly kind: 'bit'; readonly size: 'X' | 'B' | 'W' | 'D' | 'L'; readonly number: number }
  );

export interface Access extends Position {
  readonly kind: 'access';
  /** As written; an address (`%IX0.0`) in upper case. */
  readonly name: string;
  readonly direct: boolean;
  readonly steps: readonly Step[];
}

export interface Argument extends Position {
  /** The formal name, where one is written. */
  readonly name: string | undefined;
  readonly direction: 'in' | 'out';
  /** `NOT q => x` */
  readonly negated: boolean;
  readonly value: Expression;
}

export type Expression =
  | (Position & {
      readonly kind: 'literal';
      readonly value: LiteralValue;
      /** `INT` of `INT#5`, `COLOUR` of `Colour#Red` (then `name` is the enumerator). */
      readonly typeName: string | undefined;
    })
  | (Position & { readonly kind: 'enumerator'; readonly typeName: string; readonly name: string })
  | Access
  | (Position & { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression })
  | (Position & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | CallExpression
  | (Position & { readonly kind: 'missing' });

export interface CallExpression extends Position {
  readonly kind: 'call';
  readonly callee: Access;
  readonly args: readonly Argument[];
}

export interface CaseBranch {
  readonly labels: readonly (Position & { readonly low: Expression; readonly high: Expression | undefined })[];
  readonly body: readonly Statement[];
}

export type Statement =
  | (Position & { readonly kind: 'assign'; readonly target: Access; readonly value: Expression })
  | (Position & { readonly kind: 'callStatement'; readonly call: CallExpression })
  | (Position & {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: Expression; readonly body: readonly Statement[] }[];
      readonly otherwise: readonly Statement[];
    })
  | (Position & {
      readonly kind: 'case';
      readonly selector: Expression;
      readonly branches: readonly CaseBranch[];
      readonly otherwise: readonly Statement[];
    })
  | (Position & {
      readonly kind: 'for';
      readonly variable: Access;
      readonly from: Expression;
      readonly to: Expression;
      readonly by: Expression | undefined;
      readonly body: readonly Statement[];
    })
  | (Position & {
      readonly kind: 'while' | 'repeat';
      readonly condition: Expression;
      readonly body: readonly Statement[];
    })
  | (Position & { readonly kind: 'exit' | 'continue' | 'return' });

/** What follows `:=` in a declaration. */
export type Initial =
  | (Position & { readonly kind: 'value'; readonly value: Expression })
  | (Position & {
      readonly kind: 'elements';
      readonly items: readonly { readonly repeat: Expression | undefined; readonly value: Initial | undefined }[];
    })
  | (Position & {
      readonly kind: 'fields';
      readonly items: readonly (Position & { readonly name: string; readonly value: Initial })[];
    });

export type TypeSpec = Position &
  (
    | { readonly kind: 'named'; readonly name: string }
    | { readonly kind: 'string'; readonly wide: boolean; readonly capacity: Expression | undefined }
    | { readonly kind: 'subrange'; readonly base: string; readonly low: Expression; readonly high: Expression }
    | {
        readonly kind: 'array';
        readonly bounds: readonly { readonly low: Expression; readonly high: Expression }[];
        readonly element: TypeSpec;
      }
    | { readonly kind: 'struct'; readonly fields: readonly VariableDeclaration[] }
    | {
        readonly kind: 'enumeration';
        readonly base: string | undefined;
        readonly values: readonly (Position & { readonly name: string; readonly value: Expression | undefined })[];
      }
  );

export interface VariableDeclaration extends Position {
  readonly name: string;
  readonly address: string | undefined;
  readonly type: TypeSpec;
  readonly initial: Initial | undefined;
  readonly edge: 'rising' | 'falling' | undefined;
}

export type Section =
  | 'VAR'
  | 'VAR_INPUT'
  | 'VAR_OUTPUT'
  | 'VAR_IN_OUT'
  | 'VAR_TEMP'
  | 'VAR_GLOBAL'
  | 'VAR_EXTERNAL'
  | 'VAR_CONFIG'
  | 'VAR_ACCESS';

export interface VariableBlock extends Position {
  readonly section: Section;
  readonly constant: boolean;
  readonly retain: boolean;
  readonly variables: readonly VariableDeclaration[];
}

export interface TypeDeclaration extends Position {
  readonly name: string;
  readonly type: TypeSpec;
  readonly initial: Initial | undefined;
}

export interface UnitDeclaration extends Position {
  readonly kind: 'PROGRAM' | 'FUNCTION' | 'FUNCTION_BLOCK';
  readonly name: string;
  readonly result: TypeSpec | undefined;
  readonly blocks: readonly VariableBlock[];
  readonly body: readonly Statement[];
}

export interface TaskDeclaration extends Position {
  readonly name: string;
  readonly interval: Expression | undefined;
  readonly single: Expression | undefined;
  readonly priority: Expression | undefined;
}

export interface InstanceDeclaration extends Position {
  readonly name: string;
  readonly task: string | undefined;
  readonly program: string;
}

export interface SourceFile {
  readonly types: readonly TypeDeclaration[];
  readonly units: readonly UnitDeclaration[];
  readonly globals: readonly VariableBlock[];
  readonly tasks: readonly TaskDeclaration[];
  readonly instances: readonly InstanceDeclaration[];
  readonly configured: boolean;
}
