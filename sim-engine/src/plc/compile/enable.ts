import * as Op from '../machine/opcodes.ts';
import type { Argument, CallExpression, Expression } from '../syntax/ast.ts';
import { BOOL } from '../types/types.ts';
import type { Context } from './context.ts';
import type { Operand } from './emitter.ts';
import { targetOf, type Target } from './places.ts';
import { assign } from './assign.ts';
import { cell, coerceCondition, type Value } from './values.ts';
import { checkWritable, noteWrite } from './writes.ts';

/** A call's EN and ENO, apart from its own parameters. */
interface Enabling {
  readonly enable: Argument | undefined;
  readonly done: Argument | undefined;
  readonly args: readonly Argument[];
}

/** @param declared whether the callee has parameters of these names itself */
export function splitEnable(call: CallExpression, declared: (name: string) => boolean): Enabling {
  const isOwn = ({ name }: Argument, own: string): boolean => name?.toUpperCase() === own && !declared(own);
  return {
    enable: call.args.find((arg) => isOwn(arg, 'EN')),
    done: call.args.find((arg) => isOwn(arg, 'ENO')),
    args: call.args.filter((arg) => !isOwn(arg, 'EN') && !isOwn(arg, 'ENO')),
  };
}

/** Runs `body` only where EN is TRUE, and gives EN to ENO. */
export function whereEnabled(context: Context, { enable, done }: Enabling, body: () => void): void {
  const { emitter } = context;
  const end = emitter.label();
  let enabled: Operand | undefined;
  if (enable !== undefined) {
    const condition = coerceCondition(context, context.valueOf(enable.value, BOOL), enable);
    enabled = emitter.temporary();
    if (condition !== undefined) emitter.emit(Op.MOVE, enabled, condition);
    emitter.jump(Op.JUMP_UNLESS, end, enabled);
  }
  body();
  emitter.bind(end);
  if (done === undefined) return;
  const outcome: Value =
    enabled === undefined ? { kind: 'constant', constant: { type: BOOL, value: 1n } } : cell(BOOL, enabled);
  writeOutput(context, done, outcome);
}

/** The variable that an output or a VAR_IN_OUT is connected to. */
export function variableArgument(context: Context, expression: Expression): Target | undefined {
  return expression.kind === 'access' ? targetOf(context, expression) : undefined;
}

/** `q => variable` */
export function writeOutput(context: Context, arg: Argument, value: Value): void {
  const target = variableArgument(context, arg.value);
  if (target === undefined) {
    if (arg.value.kind !== 'access') context.diagnostics.error(arg, 'ST506', arg.name ?? '', 'BOOL');
    return;
  }
  checkWritable(context, target, arg.value);
  noteWrite(context, target, arg.value, false);
  let given = value;
  if (arg.negated && value.kind === 'cell') {
    const inverted = context.emitter.temporary();
    context.emitter.emit(Op.NOT, inverted, value.operand, undefined, 1);
    given = cell(BOOL, inverted);
  }
  assign(context, target, given, arg);
}
