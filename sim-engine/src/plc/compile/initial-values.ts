import type { Expression, Initial } from '../syntax/ast.ts';
import { type Constant, defaultOf, enumerator } from '../types/constant.ts';
import {
  arithmeticOf,
  type ArrayType,
  cellsOf,
  elementsOf,
  type InitialValue,
  isWide,
  type Type,
  typeName,
} from '../types/types.ts';
import { type Memory, NUMBER_CELL, TEXT_CELL, WIDE_CELL } from '../machine/memory.ts';
import { evaluate, evaluateWhole, toType } from './constants.ts';
import type { ConstantScope } from './scope.ts';

/** What a declaration's `:= …` says about a value of a type; reports what does not suit. */
export function resolveInitial(initial: Initial, type: Type, scope: ConstantScope): InitialValue | undefined {
  if (type.kind === 'unknown') return undefined;
  if (initial.kind === 'value') return scalar(initial.value, type, scope);
  if (initial.kind === 'elements' && type.kind === 'array') return elements(initial, type, scope);
  if (initial.kind === 'fields' && (type.kind === 'struct' || type.kind === 'block'))
    return fields(initial, type, scope);
  scope.diagnostics.error(initial, 'ST317', typeName(type));
  return undefined;
}

function constantOf(expression: Expression, type: Type, scope: ConstantScope): Constant | undefined {
  if (type.kind === 'enumeration' && expression.kind === 'access' && expression.steps.length === 0) {
    const own = enumerator(type, expression.name);
    if (own !== undefined) return own;
  }
  return evaluate(expression, scope);
}

function scalar(expression: Expression, type: Type, scope: ConstantScope): InitialValue | undefined {
  if (arithmeticOf(type) === undefined) {
    scope.diagnostics.error(expression, 'ST317', typeName(type));
    return undefined;
  }
  const constant = constantOf(expression, type, scope);
  const fitted = constant === undefined ? undefined : toType(constant, type, expression, scope);
  return fitted === undefined ? undefined : { kind: 'scalar', value: cut(fitted.value, type) };
}

function cut(value: bigint | number | string, type: Type): bigint | number | string {
  return typeof value === 'string' && type.kind === 'string' ? value.slice(0, type.capacity) : value;
}

function elements(initial: Initial & { kind: 'elements' }, type: ArrayType, scope: ConstantScope): InitialValue {
  const most = elementsOf(type);
  const values: (InitialValue | undefined)[] = [];
  let given = 0;
  let turns = 0;
  const add = (items: (Initial & { kind: 'elements' })['items']): void => {
    for (const { repeat, value } of items) {
      const times = repeat === undefined ? 1 : Number(evaluateWhole(repeat, scope) ?? 1n);
      // Rows of an array with several dimensions may have brackets of their own.
      if (value?.kind === 'elements' && type.element.kind !== 'array') {
        const rows = Math.min(times, most);
        for (let row = 0; row < rows && turns <= most; row++) {
          turns += 1;
          add(value.items);
        }
        continue;
      }
      const resolved = value === undefined ? undefined : resolveInitial(value, type.element, scope);
      given += times;
      for (let time = 0; time < times && values.length < most; time++) values.push(resolved);
    }
  };
  add(initial.items);
  if (given > most) scope.diagnostics.error(initial, 'ST306', String(most), String(given));
  return { kind: 'elements', values };
}

function fields(initial: Initial & { kind: 'fields' }, type: Type, scope: ConstantScope): InitialValue {
  const values = new Map<string, InitialValue>();
  for (const item of initial.items) {
    const key = item.name.toUpperCase();
    const part =
      type.kind === 'struct' ? type.fields.get(key) : type.kind === 'block' ? type.unit.variables.get(key) : undefined;
    if (part === undefined) scope.diagnostics.error(item, 'ST307', typeName(type), item.name);
    else if (values.has(key)) scope.diagnostics.error(item, 'ST301', item.name);
    const resolved = part === undefined ? undefined : resolveInitial(item.value, part.type, scope);
    if (resolved !== undefined) values.set(key, resolved);
  }
  return { kind: 'fields', values };
}

/** Writes what a value of a type starts with into memory from `cell` on, and what its cells hold into `kinds`. */
export function writeInitial(
  memory: Memory,
  kinds: Uint8Array,
  cell: number,
  type: Type,
  initial: InitialValue | undefined,
): void {
  switch (type.kind) {
    case 'array': {
      const size = cellsOf(type.element);
      const values = initial?.kind === 'elements' ? initial.values : [];
      for (let index = 0; index < elementsOf(type); index++) {
        writeInitial(memory, kinds, cell + index * size, type.element, values[index]);
      }
      return;
    }
    case 'struct':
      for (const [key, field] of type.fields) {
        const own = initial?.kind === 'fields' ? initial.values.get(key) : undefined;
        writeInitial(memory, kinds, cell + field.offset, field.type, own ?? field.initial);
      }
      return;
    case 'block':
      for (const [key, { storage, type: own, initial: start }] of type.unit.variables) {
        if (storage.kind !== 'relative') continue;
        const given = initial?.kind === 'fields' ? initial.values.get(key) : undefined;
        writeInitial(memory, kinds, cell + storage.offset, own, given ?? start);
      }
      return;
    default:
      writeScalar(memory, kinds, cell, type, initial?.kind === 'scalar' ? initial.value : defaultOf(type));
  }
}

function writeScalar(
  memory: Memory,
  kinds: Uint8Array,
  cell: number,
  type: Type,
  value: bigint | number | string,
): void {
  if (arithmeticOf(type) === 'text') {
    kinds[cell] = TEXT_CELL;
    memory.texts[cell] = String(value);
  } else if (isWide(type)) {
    kinds[cell] = WIDE_CELL;
    memory.wide[cell] = BigInt.asIntN(64, BigInt(value));
  } else {
    kinds[cell] = NUMBER_CELL;
    memory.numbers[cell] = Number(value);
  }
}
