import type { BinaryOperator } from '../syntax/ast.ts';
import { DATE, DT, type ElementaryType, TIME, TOD } from '../types/types.ts';
import type { Context } from './context.ts';
import { coerceAll, type FunctionCall, refuseCall, type StandardFunction } from './functions.ts';
import { emitWide } from './emit.ts';
import { binaryOperation } from './operators.ts';
import { scale } from './time-operators.ts';
import { cell, coerce, NOTHING, type Value } from './values.ts';

const TWO = ['IN1', 'IN2'];

/** ADD_TIME, SUB_DT_DT …: the operator on operands of these types. */
function timed(operator: BinaryOperator, first: ElementaryType, second: ElementaryType): StandardFunction {
  const build = (context: Context, { values, position }: FunctionCall): Value => {
    const [left = NOTHING, right = NOTHING] = values;
    const a = coerce(context, left, first, position);
    const b = coerce(context, right, second, position);
    if (a === undefined || b === undefined) return NOTHING;
    return binaryOperation(context, operator, cell(first, a), cell(second, b), position);
  };
  return { parameters: TWO, build };
}

function scaled(operator: '*' | '/'): StandardFunction {
  const build = (context: Context, call: FunctionCall): Value => {
    const [duration = NOTHING, factor = NOTHING] = call.values;
    return scale(context, operator, duration, factor, call.position) ?? refuseCall(context, call);
  };
  return { parameters: TWO, build };
}

function joined(context: Context, { values, position }: FunctionCall): Value {
  const [date] = coerceAll(context, values.slice(0, 1), DATE, position) ?? [];
  const [time] = coerceAll(context, values.slice(1), TOD, position) ?? [];
  return date === undefined || time === undefined ? NOTHING : cell(DT, emitWide(context, 'add', date, time));
}

export const TIME_FUNCTIONS: readonly (readonly [string, StandardFunction])[] = [
  ['ADD_TIME', timed('+', TIME, TIME)],
  ['ADD_TOD_TIME', timed('+', TOD, TIME)],
  ['ADD_DT_TIME', timed('+', DT, TIME)],
  ['SUB_TIME', timed('-', TIME, TIME)],
  ['SUB_DATE_DATE', timed('-', DATE, DATE)],
  ['SUB_TOD_TIME', timed('-', TOD, TIME)],
  ['SUB_TOD_TOD', timed('-', TOD, TOD)],
  ['SUB_DT_TIME', timed('-', DT, TIME)],
  ['SUB_DT_DT', timed('-', DT, DT)],
  ['MULTIME', scaled('*')],
  ['MUL_TIME', scaled('*')],
  ['DIVTIME', scaled('/')],
  ['DIV_TIME', scaled('/')],
  ['CONCAT_DATE_TOD', { parameters: TWO, build: joined }],
];
