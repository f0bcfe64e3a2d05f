import type { Refusal } from '../kernel/block.ts';
import type { Json } from '../kernel/json.ts';
import { ownOf } from '../kernel/own.ts';
import type { System } from '../kernel/system.ts';
import { readPredicate } from '../predicates/check.ts';
import { fail, type Result, succeed } from '../result.ts';
import { copyPlain, type Cursor, readShape } from '../shape/index.ts';
import type { DeclaredEffect, FaultEffect, FaultSpec, FaultTrigger } from './fault.ts';

const DECLARED = ['open', 'short', 'leak', 'seizure'] as const satisfies readonly DeclaredEffect[];
const EFFECTS = ['stuck', 'bias', 'scale', 'drift', 'noise', ...DECLARED] as const;
const TRIGGERS = ['now', 'time', 'condition'] as const;

const LONGEST_TEXT = 1_000;

const isDeclared = (kind: FaultEffect['kind']): kind is DeclaredEffect => DECLARED.some((word) => word === kind);

function readEffect(cursor: Cursor): FaultEffect {
  const kind = cursor.at('kind').oneOf(EFFECTS) ?? 'stuck';
  switch (kind) {
    case 'stuck': {
      const at = cursor.object(['kind'], ['at']).at('at');
      return { kind, ...(at.present ? { at: at.number() } : {}) };
    }
    case 'bias':
      return { kind, by: cursor.object(['kind', 'by']).at('by').number() };
    case 'scale':
      return { kind, factor: cursor.object(['kind', 'factor']).at('factor').number() };
    case 'drift':
      return { kind, perS: cursor.object(['kind', 'perS']).at('perS').number() };
    case 'noise': {
      const spread = cursor.object(['kind', 'standardDeviation']).at('standardDeviation');
      return { kind, standardDeviation: spread.number(0) };
    }
    default: {
      const severity = cursor.object(['kind'], ['severity']).at('severity');
      return { kind, ...(severity.present ? { severity: severity.number(0, 1) } : {}) };
    }
  }
}

function readTrigger(cursor: Cursor): FaultTrigger {
  const kind = cursor.at('kind').oneOf(TRIGGERS) ?? 'now';
  switch (kind) {
    case 'now':
      cursor.object(['kind']);
      return { kind };
    case 'time':
      return { kind, atS: cursor.object(['kind', 'atS']).at('atS').number(0) };
    case 'condition':
      return { kind, when: readPredicate(cursor.object(['kind', 'when']).at('when')) };
  }
}

function readSpec(cursor: Cursor): FaultSpec {
  cursor.object(['id', 'target', 'effect', 'trigger'], ['lastsS', 'until']);
  const [lastsS, until] = [cursor.at('lastsS'), cursor.at('until')];
  return {
    id: cursor.at('id').text(LONGEST_TEXT),
    target: cursor.at('target').text(LONGEST_TEXT),
    effect: readEffect(cursor.at('effect')),
    trigger: readTrigger(cursor.at('trigger')),
    ...(lastsS.present ? { lastsS: lastsS.number(Number.MIN_VALUE) } : {}),
    ...(until.present ? { until: readPredicate(until) } : {}),
  };
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

/** Reads a fault out of a command's arguments; what it gives shares nothing with them. */
export function checkFault(args: Json, system: System): Result<FaultSpec, Refusal> {
  const read = readShape(args, readSpec);
  if (!read.ok) return fail({ code: 'malformedFault' });
  const { target, effect } = read.value;
  const quantity = faultableQuantity(system, target);
  if (quantity === undefined) return fail({ code: 'unknownFaultTarget', details: { target } });
  if (isDeclared(effect.kind) && quantity.faultValues?.[effect.kind] === undefined)
    return fail({ code: 'effectNotDeclared', details: { target, effect: effect.kind } });
  return succeed(copyPlain(read.value));
}
