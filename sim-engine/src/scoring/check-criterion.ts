import type { Json } from '../kernel/json.ts';
import type { System } from '../kernel/system.ts';
import { checkSignal, readPredicateOf } from '../procedures/references.ts';
import type { Operand } from '../predicates/predicate.ts';
import type { Cursor } from '../shape/index.ts';
import type { CommandPattern, Criterion, Limits, Measure, Scale, Window } from './rubric.ts';

/** Of what model and procedure a rubric may speak; of any where they are left out. */
export interface Subject {
  readonly system: System | undefined;
  readonly steps: readonly string[] | undefined;
  readonly hazards: readonly string[] | undefined;
}

const MOST_BANDS = 50;
const MOST_NAMES = 500;

function readSignal(cursor: Cursor, { system }: Subject): string {
  const signal = cursor.text();
  if (system !== undefined && signal !== '') checkSignal(cursor, signal, system);
  return signal;
}

function readOperand(cursor: Cursor, subject: Subject): Operand {
  if (typeof cursor.value === 'number') return cursor.number();
  return { signal: readSignal(cursor.object(['signal']).at('signal'), subject) };
}

/** A command without the word `kind`, which goes without saying. */
function readPattern(cursor: Cursor, { system }: Subject): CommandPattern {
  const { value } = cursor;
  const fields =
    typeof value === 'object' && !Array.isArray(value) ? (value as { readonly [key: string]: Json }) : null;
  const read = readPredicateOf(cursor.instead({ ...fields, kind: 'command' }), system);
  return read.kind === 'command' ? read : { kind: 'command', target: '', name: '' };
}

const optional = <Name extends string, Value>(cursor: Cursor, name: Name, read: (field: Cursor) => Value) => {
  const field = cursor.at(name);
  return (field.present ? { [name]: read(field) } : {}) as { readonly [Key in Name]?: Value };
};

function readNames(cursor: Cursor, known: readonly string[] | undefined, code: string): readonly string[] {
  return cursor.items(MOST_NAMES).map((item) => {
    const name = item.text();
    if (known !== undefined && name !== '' && !known.includes(name)) item.complain(code, { name });
    return name;
  });
}

const MEASURES = [
  'signal',
  'atCommand',
  'between',
  'total',
  'count',
  'stepsDone',
  'offences',
  'hints',
  'hazards',
  'completeS',
] as const;

function readMeasure(cursor: Cursor, subject: Subject): Measure {
  const { system } = subject;
  const kind = cursor.at('kind').oneOf(MEASURES);
  if (kind === undefined) return { kind: 'completeS' };
  switch (kind) {
    case 'signal':
      cursor.object(['kind', 'take', 'signal'], ['minus']);
      return {
        kind,
        take: cursor.at('take').choice(['min', 'max', 'mean', 'rms', 'first', 'last', 'range']),
        signal: readSignal(cursor.at('signal'), subject),
        ...optional(cursor, 'minus', (field) => readOperand(field, subject)),
      };
    case 'atCommand':
      cursor.object(['kind', 'command', 'which', 'signal'], ['minus']);
      return {
        kind,
        command: readPattern(cursor.at('command'), subject),
        which: cursor.at('which').choice(['first', 'last']),
        signal: readSignal(cursor.at('signal'), subject),
        ...optional(cursor, 'minus', (field) => readOperand(field, subject)),
      };
    case 'between':
      cursor.object(['kind', 'from', 'to'], ['take']);
      return {
        kind,
        from: readPredicateOf(cursor.at('from'), system),
        to: readPredicateOf(cursor.at('to'), system),
        take: cursor.at('take').present ? cursor.at('take').choice(['first', 'longest']) : 'first',
      };
    case 'total':
    case 'count':
      cursor.object(['kind', 'when']);
      return { kind, when: readPredicateOf(cursor.at('when'), system) };
    case 'stepsDone':
    case 'offences':
    case 'hints':
      cursor.object(['kind', 'steps']);
      return { kind, steps: readNames(cursor.at('steps'), subject.steps, 'unknownStep') };
    case 'hazards':
      cursor.object(['kind', 'hazards']);
      return { kind, hazards: readNames(cursor.at('hazards'), subject.hazards, 'unknownHazard') };
    case 'completeS':
      cursor.object(['kind']);
      return { kind };
  }
}

function readLimits(cursor: Cursor): Limits {
  const limits = {
    ...optional(cursor, 'low', (field) => field.number()),
    ...optional(cursor, 'high', (field) => field.number()),
  };
  if (limits.low !== undefined && limits.high !== undefined && limits.low > limits.high) cursor.complain('emptyLimits');
  return limits;
}

function readScale(cursor: Cursor): Scale {
  const kind = cursor.at('kind').oneOf(['within', 'bands', 'linear']);
  if (kind === undefined) return { kind: 'within' };
  switch (kind) {
    case 'within':
      cursor.object(['kind'], ['low', 'high']);
      return { kind, ...readLimits(cursor) };
    case 'bands': {
      cursor.object(['kind', 'bands']);
      const bands = cursor.at('bands').items(MOST_BANDS);
      return {
        kind,
        bands: bands.map((band) => {
          band.object(['share'], ['low', 'high']);
          return { ...readLimits(band), share: band.at('share').number(0, 1) };
        }),
      };
    }
    case 'linear': {
      cursor.object(['kind', 'full', 'none']);
      const scale = { kind, full: cursor.at('full').number(), none: cursor.at('none').number() };
      if (scale.full === scale.none) cursor.complain('emptyLimits');
      return scale;
    }
  }
}

function readWindow(cursor: Cursor, { system }: Subject): Window {
  if (!cursor.present) return {};
  cursor.object([], ['from', 'to']);
  return {
    ...optional(cursor, 'from', (field) => readPredicateOf(field, system)),
    ...optional(cursor, 'to', (field) => readPredicateOf(field, system)),
  };
}

export function readCriterion(cursor: Cursor, subject: Subject): Criterion {
  const { system } = subject;
  const window = readWindow(cursor.at('window'), subject);
  const when = () => ({ when: readPredicateOf(cursor.at('when'), system), window });
  const kind = cursor.at('kind').oneOf(['ever', 'never', 'atEnd', 'held', 'atCommand', 'value']);
  if (kind === undefined) return { kind: 'ever', when: { kind: 'any', of: [] }, window: {} };
  switch (kind) {
    case 'ever':
    case 'never':
    case 'atEnd':
      cursor.object(['kind', 'when'], ['window']);
      return { kind, ...when() };
    case 'held':
      cursor.object(['kind', 'when', 'forS'], ['window']);
      return { kind, ...when(), forS: cursor.at('forS').number(0, 1e6) };
    case 'atCommand':
      cursor.object(['kind', 'command', 'which', 'when'], ['window']);
      return {
        kind,
        ...when(),
        command: readPattern(cursor.at('command'), subject),
        which: cursor.at('which').choice(['first', 'last', 'any', 'every']),
      };
    case 'value':
      cursor.object(['kind', 'of', 'scale'], ['absent', 'window']);
      return {
        kind,
        of: readMeasure(cursor.at('of'), subject),
        scale: readScale(cursor.at('scale')),
        absent: cursor.at('absent').present ? cursor.at('absent').choice(['none', 'full']) : 'none',
        window,
      };
  }
}
