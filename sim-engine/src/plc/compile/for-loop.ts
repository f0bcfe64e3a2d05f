import * as Op from '../machine/opcodes.ts';
import type { Statement } from '../syntax/ast.ts';
import { arithmeticOf, isInteger, isWide, type Type, typeName } from '../types/types.ts';
import { tryEvaluate } from './constants.ts';
import type { Context } from './context.ts';
import type { Label, Operand } from './emitter.ts';
import { emitWide } from './emit.ts';
import { binaryOperation } from './operators.ts';
import { targetOf } from './places.ts';
import { cell, coerce, load, operandOf, type Place, store, type Value } from './values.ts';
import { checkWritable } from './writes.ts';

type ForStatement = Statement & { kind: 'for' };

/** The variable that a FOR counts with. */
interface Counter {
  readonly type: Type;
  readonly place: Place;
}

/**
 * FOR i := a TO b BY c: i takes a; as long as i has not passed b the body runs and i takes i + c, unless that would pass b. So
 * after the loop i holds the value of the last turn (or a where there was none), and a limit at the end of the type's range
 * ends. b is read at every turn, as in MATIEC; c's sign too where it is no constant.
 */
export function compileFor(context: Context, statement: ForStatement): void {
  const target = targetOf(context, statement.variable);
  if (target === undefined || target.bits !== undefined) return;
  checkWritable(context, target, statement.variable);
  const type = target.type.kind === 'subrange' ? target.type.base : target.type;
  if (!isInteger(type)) {
    context.diagnostics.error(statement.variable, 'ST415', typeName(type));
    return;
  }
  const { emitter } = context;
  const counter: Counter = { type, place: target.place };
  const start = coerce(context, context.valueOf(statement.from, type), type, statement.from);
  if (start !== undefined) store(context, start, type, target.place);
  const body = emitter.label();
  const next = emitter.label();
  const exit = emitter.label();
  leaveWherePast(context, statement, counter, valueOfCounter(context, counter), exit);
  emitter.bind(body);
  context.loops.push({ exit, next });
  context.path.push({ statement, branch: 0 });
  context.compileStatements(statement.body);
  context.path.pop();
  context.loops.pop();
  emitter.bind(next);
  emitter.position = statement;
  advance(context, statement, counter, exit);
  emitter.jump(Op.JUMP, body);
  emitter.bind(exit);
}

function valueOfCounter(context: Context, { type, place }: Counter): Value {
  return cell(type, load(context, type, place));
}

function stepValue(context: Context, { by }: ForStatement, type: Type): Value {
  return by === undefined
    ? { kind: 'constant', constant: { type: 'anyInteger', value: 1n } }
    : context.valueOf(by, type);
}

/** Jumps to `exit` where `value` has passed the limit. */
function leaveWherePast(context: Context, statement: ForStatement, counter: Counter, value: Value, exit: Label): void {
  const { emitter } = context;
  const known = statement.by === undefined ? 1n : tryEvaluate(statement.by, context.scope)?.value;
  if (known === 0n && statement.by !== undefined) context.diagnostics.error(statement.by, 'ST416');
  const limit = context.valueOf(statement.to, counter.type);
  const past = (operator: '<' | '>'): Operand | undefined =>
    operandOf(context, binaryOperation(context, operator, value, limit, statement));
  if (typeof known === 'bigint') {
    const operand = past(known > 0n ? '>' : '<');
    if (operand !== undefined) emitter.jump(Op.JUMP_IF, exit, operand);
    return;
  }
  const zero: Value = { kind: 'constant', constant: { type: 'anyInteger', value: 0n } };
  const step = stepValue(context, statement, counter.type);
  const rising = operandOf(context, binaryOperation(context, '>', step, zero, statement));
  const downward = emitter.label();
  const decided = emitter.label();
  if (rising === undefined) return;
  emitter.jump(Op.JUMP_UNLESS, downward, rising);
  const above = past('>');
  if (above !== undefined) emitter.jump(Op.JUMP_IF, exit, above);
  emitter.jump(Op.JUMP, decided);
  emitter.bind(downward);
  const below = past('<');
  if (below !== undefined) emitter.jump(Op.JUMP_IF, exit, below);
  emitter.bind(decided);
}

/** Counts on, or leaves where that would pass the limit; the sum is made where it cannot wrap. */
function advance(context: Context, statement: ForStatement, counter: Counter, exit: Label): void {
  const { type, place } = counter;
  const { emitter } = context;
  const { mark } = emitter;
  const step = coerce(context, stepValue(context, statement, type), type, statement.by ?? statement);
  if (step === undefined) return;
  const current = load(context, type, place);
  if (isWide(type)) {
    const sum = emitWide(context, 'add', current, step);
    leaveWhereWrapped(context, counter, current, sum, step, exit);
    leaveWherePast(context, statement, counter, cell(type, sum), exit);
    store(context, sum, type, place);
  } else {
    const sum = emitter.temporary();
    emitter.emit(Op.ADD_F, sum, current, step);
    leaveWherePast(context, statement, counter, { kind: 'cell', type, operand: sum, loose: true }, exit);
    const fitting = coerce(context, { kind: 'cell', type, operand: sum, loose: true }, type, statement);
    if (fitting !== undefined) store(context, fitting, type, place);
  }
  emitter.release(mark);
}

/** 64-bit sums wrap: where the sum lies on the wrong side of the counter, the limit was passed. */
function leaveWhereWrapped(
  context: Context,
  { type }: Counter,
  current: Operand,
  sum: Operand,
  step: Operand,
  exit: Label,
): void {
  const { emitter } = context;
  const unsigned = arithmeticOf(type) === 'u64';
  const less = unsigned ? 'lessUnsigned' : 'less';
  const zero = emitter.constant(0n, 'i64');
  const fallen = emitWide(context, less, sum, current);
  const negative = unsigned ? undefined : emitWide(context, 'less', step, zero);
  const wrapped = emitter.temporary();
  if (negative === undefined) emitter.emit(Op.MOVE, wrapped, fallen);
  else emitter.emit(Op.XOR, wrapped, fallen, negative);
  emitter.jump(Op.JUMP_IF, exit, wrapped);
}
