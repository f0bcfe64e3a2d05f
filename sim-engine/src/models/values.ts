import { fail, type Result, succeed } from '../result.ts';
import type { ModelParameter, ModelProblem, ModelValue, ModelValues } from './model.ts';

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function kindOf(value: unknown): 'boolean' | 'number' | 'text' | 'list' | 'rows' | 'none' | undefined {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return 'boolean';
  if (isNumber(value)) return 'number';
  if (typeof value === 'string') return 'text';
  if (!Array.isArray(value)) return undefined;
  if (value.every(isNumber)) return 'list';
  return value.every((row) => Array.isArray(row) && row.every(isNumber)) ? 'rows' : undefined;
}

function problemWith(spec: ModelParameter, value: unknown): string | undefined {
  if (spec.choices !== undefined && !(typeof value === 'string' && spec.choices.includes(value)))
    return `must be one of ${spec.choices.join(', ')}`;
  const wanted = kindOf(spec.value);
  const given = kindOf(value);
  if (given === undefined) return 'is no number, text, list of numbers or list of rows of numbers';
  const empty = Array.isArray(value) && value.length === 0 && (wanted === 'list' || wanted === 'rows');
  if (given !== wanted && !empty && wanted !== 'none') return `must be given as ${wanted}, not as ${given}`;
  if (typeof value === 'number' && value < (spec.minimum ?? -Infinity)) return `must be at least ${spec.minimum}`;
  if (typeof value === 'number' && value > (spec.maximum ?? Infinity)) return `must be at most ${spec.maximum}`;
  const width = spec.columns?.length;
  const uneven = given === 'rows' && width !== undefined && (value as number[][]).some((row) => row.length !== width);
  return uneven ? `must have rows of ${width} numbers: ${spec.columns?.join(', ')}` : undefined;
}

/** What the first column of rows by time is called. */
const TIMES: readonly (string | undefined)[] = ['t_s', 'minute'];

/** Choices that look like numbers may be given as such, and one number stands for rows by time that never change. */
function asMeant({ value: usual, choices, columns }: ModelParameter, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  if (choices?.includes(String(value)) === true) return String(value);
  return kindOf(usual) === 'rows' && columns?.length === 2 && TIMES.includes(columns[0]) ? [[0, value]] : value;
}

/** Takes what was given, checked, and the defaults for the rest. Every problem is reported. */
export function valuesFor(
  parameters: Readonly<Record<string, ModelParameter>>,
  given: Readonly<Record<string, unknown>>,
): Result<ModelValues, readonly ModelProblem[]> {
  const problems: ModelProblem[] = [];
  for (const name of Object.keys(given))
    if (!Object.hasOwn(parameters, name))
      problems.push({ parameter: name, message: `is not known; there are ${Object.keys(parameters).join(', ')}` });
  const values: Record<string, ModelValue> = {};
  for (const [name, spec] of Object.entries(parameters)) {
    const value = Object.hasOwn(given, name) ? asMeant(spec, given[name]) : spec.value;
    const message = problemWith(spec, value);
    if (message !== undefined) problems.push({ parameter: name, message });
    values[name] = value as ModelValue;
  }
  return problems.length > 0 ? fail(problems) : succeed(values);
}

/** A parameter that the check has found to be a number. */
export function numberOf(values: ModelValues, name: string): number {
  const value = values[name];
  if (typeof value !== 'number') throw new TypeError(`${name} is no number`);
  return value;
}
