import type { Position } from '../diagnostics.ts';
import * as Op from '../machine/opcodes.ts';
import type { CaseBranch, Expression, Statement } from '../syntax/ast.ts';
import { arithmeticOf, BOOL, familyOf, isInteger, isWide, type Type } from '../types/types.ts';
import type { Constant } from '../types/constant.ts';
import { callStatement } from './calls.ts';
import { toType, tryEvaluate } from './constants.ts';
import type { Context } from './context.ts';
import type { Label, Operand } from './emitter.ts';
import { valueOf } from './expressions.ts';
import { compileFor } from './for-loop.ts';
import { assign } from './assign.ts';
import { targetOf } from './places.ts';
import { emitWide } from './emit.ts';
import { coerce, coerceCondition, describe, typeOf } from './values.ts';
import { enumerator } from '../types/constant.ts';
import { checkWritable, noteWrite } from './writes.ts';

export function compileStatements(context: Context, statements: readonly Statement[]): void {
  let ended = false;
  for (const statement of statements) {
    if (ended) {
      context.diagnostics.warn(statement, 'ST804');
      ended = false;
    }
    const { mark } = context.emitter;
    context.emitter.position = statement;
    compileStatement(context, statement);
    context.emitter.release(mark);
    if (statement.kind === 'exit' || statement.kind === 'continue' || statement.kind === 'return') ended = true;
  }
}

function compileStatement(context: Context, statement: Statement): void {
  switch (statement.kind) {
    case 'assign':
      compileAssignment(context, statement);
      return;
    case 'callStatement':
      callStatement(context, statement.call);
      return;
    case 'if':
      compileIf(context, statement);
      return;
    case 'case':
      compileCase(context, statement);
      return;
    case 'for':
      compileFor(context, statement);
      return;
    case 'while':
    case 'repeat':
      compileLoop(context, statement);
      return;
    case 'exit':
    case 'continue':
      compileLeap(context, statement, statement.kind);
      return;
    case 'return':
      context.emitter.jump(Op.JUMP, context.end);
  }
}

function compileAssignment(context: Context, statement: Statement & { kind: 'assign' }): void {
  const { target: access, value: expression } = statement;
  // What the place needs to know of its type comes first, its address after the value: `a[i] := f()` may change i.
  const early = targetType(context, access);
  const value = valueOf(context, expression, early);
  const target = targetOf(context, access);
  if (target === undefined) return;
  checkWritable(context, target, access);
  const literal = expression.kind === 'literal' && expression.value.kind === 'boolean';
  noteWrite(context, target, access, literal);
  assign(context, target, value, expression);
}

/** The type of a simple target, without emitting anything for it. */
function targetType(context: Context, access: (Statement & { kind: 'assign' })['target']): Type | undefined {
  if (access.direct) return undefined;
  const key = access.name.toUpperCase();
  let type = (context.unit.variables.get(key) ?? context.globals.get(key))?.type;
  for (const step of access.steps) {
    if (step.kind === 'index') type = type?.kind === 'array' ? type.element : undefined;
    else if (step.kind === 'bit') type = BOOL;
    else if (type?.kind === 'struct') type = type.fields.get(step.name.toUpperCase())?.type;
    else type = type?.kind === 'block' ? type.unit.variables.get(step.name.toUpperCase())?.type : undefined;
  }
  return type;
}

/** Compiles a condition and the jump that is taken where it is false. */
function jumpUnless(context: Context, condition: Expression, label: Label): void {
  const { emitter } = context;
  const { mark } = emitter;
  const inverted = condition.kind === 'unary' && condition.operator === 'NOT' ? condition.operand : undefined;
  const operand = coerceCondition(context, valueOf(context, inverted ?? condition, BOOL), condition);
  emitter.position = condition;
  if (operand !== undefined) emitter.jump(inverted === undefined ? Op.JUMP_UNLESS : Op.JUMP_IF, label, operand);
  emitter.release(mark);
}

function compileBranch(context: Context, statement: Position, branch: number, body: readonly Statement[]): void {
  context.path.push({ statement, branch });
  compileStatements(context, body);
  context.path.pop();
}

function compileIf(context: Context, statement: Statement & { kind: 'if' }): void {
  const { emitter } = context;
  const end = emitter.label();
  for (const [index, { condition, body }] of statement.branches.entries()) {
    const next = emitter.label();
    jumpUnless(context, condition, next);
    compileBranch(context, statement, index, body);
    const last = index === statement.branches.length - 1 && statement.otherwise.length === 0;
    if (!last) emitter.jump(Op.JUMP, end);
    emitter.bind(next);
  }
  compileBranch(context, statement, statement.branches.length, statement.otherwise);
  emitter.bind(end);
}

function compileCase(context: Context, statement: Statement & { kind: 'case' }): void {
  const { emitter } = context;
  const selector = valueOf(context, statement.selector);
  const type = typeOf(selector);
  if (type === undefined) return;
  const family = familyOf(type);
  if (!isInteger(type) && family !== 'enumeration' && family !== 'bits') {
    context.diagnostics.error(statement.selector, 'ST417', describe(selector));
    return;
  }
  const operand = coerce(context, selector, type, statement.selector);
  if (operand === undefined) return;
  // The branches may change the variable that selects.
  const held = emitter.temporary();
  emitter.emit(isWide(type) ? Op.MOVE_WIDE : Op.MOVE, held, operand);
  const bodies = statement.branches.map(() => emitter.label());
  const end = emitter.label();
  const seen = new Map<string, true>();
  for (const [index, branch] of statement.branches.entries()) {
    const body = bodies[index];
    if (body !== undefined) compileLabels(context, branch, held, type, body, seen);
  }
  compileBranch(context, statement, statement.branches.length, statement.otherwise);
  emitter.jump(Op.JUMP, end);
  for (const [index, { body }] of statement.branches.entries()) {
    const label = bodies[index];
    if (label !== undefined) emitter.bind(label);
    compileBranch(context, statement, index, body);
    if (index < statement.branches.length - 1) emitter.jump(Op.JUMP, end);
  }
  emitter.bind(end);
}

function labelConstant(context: Context, expression: Expression, type: Type): Constant | undefined {
  const plain = expression.kind === 'access' && expression.steps.length === 0;
  const own = plain && type.kind === 'enumeration' ? enumerator(type, expression.name) : undefined;
  const constant = own ?? tryEvaluate(expression, context.scope);
  if (constant === undefined) {
    if (expression.kind !== 'missing') context.diagnostics.error(expression, 'ST305');
    return undefined;
  }
  return toType(constant, type.kind === 'subrange' ? type.base : type, expression, context);
}

function compileLabels(
  context: Context,
  { labels }: CaseBranch,
  selector: Operand,
  type: Type,
  body: Label,
  seen: Map<string, true>,
): void {
  const { emitter } = context;
  for (const label of labels) {
    emitter.position = label;
    const { mark } = emitter;
    const low = labelConstant(context, label.low, type);
    const high = label.high === undefined ? low : labelConstant(context, label.high, type);
    if (low === undefined || high === undefined) continue;
    if (low.value > high.value) context.diagnostics.error(label, 'ST304', String(low.value), String(high.value));
    const key = String(low.value);
    if (label.high === undefined && seen.has(key)) context.diagnostics.error(label, 'ST414', key);
    if (label.high === undefined) seen.set(key, true);
    const arithmetic = arithmeticOf(type) ?? 'i32';
    const from = emitter.constant(low.value, arithmetic);
    const to = emitter.constant(high.value, arithmetic);
    if (label.high === undefined && !isWide(type)) emitter.jump(Op.JUMP_IF_EQUAL, body, selector, from);
    else {
      const inside = emitter.temporary();
      emitter.emit(Op.AND, inside, within(context, from, selector, type), within(context, selector, to, type));
      emitter.jump(Op.JUMP_IF, body, inside);
    }
    emitter.release(mark);
  }
}

/** a <= b */
function within(context: Context, a: Operand, b: Operand, type: Type): Operand {
  if (isWide(type))
    return emitWide(context, arithmeticOf(type) === 'u64' ? 'lessOrEqualUnsigned' : 'lessOrEqual', a, b);
  const result = context.emitter.temporary();
  context.emitter.emit(Op.LESS_OR_EQUAL, result, a, b);
  return result;
}

function compileLoop(context: Context, statement: Statement & { kind: 'while' | 'repeat' }): void {
  const { emitter } = context;
  const body = emitter.label();
  const next = emitter.label();
  const exit = emitter.label();
  if (statement.kind === 'while') emitter.jump(Op.JUMP, next);
  emitter.bind(body);
  context.loops.push({ exit, next });
  compileBranch(context, statement, 0, statement.body);
  context.loops.pop();
  emitter.bind(next);
  const { mark } = emitter;
  const condition = coerceCondition(context, valueOf(context, statement.condition, BOOL), statement.condition);
  emitter.position = statement;
  if (condition !== undefined) {
    emitter.jump(statement.kind === 'while' ? Op.JUMP_IF : Op.JUMP_UNLESS, body, condition);
  }
  emitter.release(mark);
  emitter.bind(exit);
}

function compileLeap(context: Context, position: Position, kind: 'exit' | 'continue'): void {
  const loop = context.loops.at(-1);
  if (loop === undefined) context.diagnostics.error(position, 'ST413', kind.toUpperCase());
  else context.emitter.jump(Op.JUMP, kind === 'exit' ? loop.exit : loop.next);
}
