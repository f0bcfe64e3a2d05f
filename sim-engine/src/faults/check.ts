import type { Refusal } from '../kernel/block.ts';
import type { Json } from '../kernel/json.ts';
import { ownOf } from '../kernel/own.ts';
import type { System } from '../kernel/system.ts';
import { isPredicate } from '../predicates/check.ts';
import { fail, type Result, succeed } from '../result.ts';
import { copyPlain } from '../shape/index.ts';
import type { DeclaredEffect, FaultEffect, FaultSpec, FaultTrigger } from './fault.ts';

type Fields = { readonly [key: string]: Json };

export const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: Json | undefined): value is number => typeof value === 'number' && Number.isFinite(value);
const only = (fields: Fields, ...names: readonly string[]): boolean =>
  Object.keys(fields).every((name) => name === 'kind' || names.includes(name));

const DECLARED: readonly string[] = ['open', 'short', 'leak', 'seizure'] satisfies DeclaredEffect[];

function isEffect(value: Json | undefined): value is Fields & FaultEffect {
  if (!isFields(value)) return false;
  switch (value['kind']) {
    case 'stuck':
      return only(value, 'at') && (value['at'] === undefined || isNumber(value['at']));
    case 'bias':
      return only(value, 'by') && isNumber(value['by']);
    case 'scale':
      return only(value, 'factor') && isNumber(value['factor']);
    case 'drift':
      return only(value, 'perS') && isNumber(value['perS']);
    case 'noise':
      return (
        only(value, 'standardDeviation') && isNumber(value['standardDeviation']) && value['standardDeviation'] >= 0
      );
    default: {
      const { severity = 1 } = value;
      const known = DECLARED.some((kind) => kind === value['kind']);
      return known && only(value, 'severity') && isNumber(severity) && severity >= 0 && severity <= 1;
    }
  }
}

function isTrigger(value: Json | undefined): value is Fields & FaultTrigger {
  if (!isFields(value)) return false;
  switch (value['kind']) {
    case 'now':
      return only(value);
    case 'time':
      return only(value, 'atS') && isNumber(value['atS']) && value['atS'] >= 0;
    case 'condition':
      return only(value, 'when') && isPredicate(value['when']);
    default:
      return false;
  }
}

/** What the target declares, where it is a port or a parameter. */
export function faultableQuantity(system: System, target: string) {
  const dot = target.indexOf('.');
  const block = ownOf(system.definition.blocks, target.slice(0, dot))?.block;
  const name = target.slice(dot + 1);
  return ownOf(block?.outputs, name) ?? ownOf(block?.inputs, name) ?? ownOf(block?.parameters, name);
}

/** Least and greatest value that a parameter may take. */
export function rangeOf(system: System, parameter: string): readonly [number, number] {
  const dot = parameter.indexOf('.');
  const spec = system.definition.blocks[parameter.slice(0, dot)]?.block.parameters?.[parameter.slice(dot + 1)];
  return [spec?.minimum ?? -Infinity, spec?.maximum ?? Infinity];
}

/** Reads a fault out of a command's arguments. */
export function checkFault(args: Json, system: System): Result<FaultSpec, Refusal> {
  if (!isFields(args)) return fail({ code: 'malformedFault' });
  const { id, target, effect, trigger, lastsS, until } = args;
  const whole =
    typeof id === 'string' &&
    id !== '' &&
    typeof target === 'string' &&
    isEffect(effect) &&
    isTrigger(trigger) &&
    (lastsS === undefined || (isNumber(lastsS) && lastsS > 0)) &&
    (until === undefined || isPredicate(until)) &&
    only(args, 'id', 'target', 'effect', 'trigger', 'lastsS', 'until');
  if (!whole) return fail({ code: 'malformedFault' });
  const quantity = faultableQuantity(system, target);
  if (quantity === undefined) return fail({ code: 'unknownFaultTarget', details: { target } });
  if (DECLARED.includes(effect.kind) && quantity.faultValues?.[effect.kind as DeclaredEffect] === undefined)
    return fail({ code: 'effectNotDeclared', details: { target, effect: effect.kind } });
  const spec = {
    id,
    target,
    effect,
    trigger,
    ...(lastsS === undefined ? {} : { lastsS }),
    ...(until === undefined ? {} : { until }),
  };
  // A copy: whoever gave the arguments may go on to change them.
  return succeed(copyPlain<FaultSpec>(spec));
}
