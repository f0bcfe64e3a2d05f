import { fail, type Result, succeed } from '../result.ts';
import type { ProtocolStep, StepControl, StepLimits } from './protocol.ts';

/**
 * A test protocol as one line of text, for teachers and for the command line:
 *
 *     cc -25 A until 4.15 V; cv 4.15 V until 2.5 A; rest 1800 s
 *     6 x (cc 100 A for 10 s; rest 40 s)
 *
 * Steps stand between semicolons. `cc` holds a current (positive discharges, negative charges), `cv` a voltage, `rest` none.
 * `until` takes one or more limits in V, A, s, min or h joined by `or`; `for` is another word for `until`; a `rest` needs
 * none of the two. `N x ( … )` repeats. Words may be capitals; `cc` and `cv` may be left out, as the unit tells them.
 */
export interface ProtocolTextProblem {
  /** Where in the text, counted from 0. */
  readonly position: number;
  readonly expected: string;
}

interface Token {
  readonly text: string;
  readonly position: number;
}

type Parsed<Value> = Result<Value, ProtocolTextProblem>;

const TOKEN = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z]+|[;()]|\S/gu;
const NUMBER = /^[+-]?(?:\d|\.\d)/u;
const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };
/** What a step without a word holds, by its unit. */
const BARE_KINDS: Readonly<Record<string, string>> = { A: 'cc', V: 'cv' };
const MOST_STEPS = 10_000;
const DEEPEST = 8;

class Reader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;

  constructor(text: string) {
    this.#tokens = Array.from(text.matchAll(TOKEN), (match) => ({ text: match[0], position: match.index }));
    this.#end = text.length;
  }

  get token(): string {
    return this.#tokens[this.#next]?.text ?? '';
  }

  get tokenAfter(): string {
    return this.#tokens[this.#next + 1]?.text ?? '';
  }

  skip(): string {
    const { token } = this;
    this.#next += 1;
    return token;
  }

  take(word: string): boolean {
    if (this.token.toLowerCase() !== word.toLowerCase()) return false;
    this.#next += 1;
    return true;
  }

  problem(expected: string): { readonly ok: false; readonly failure: ProtocolTextProblem } {
    return fail({ position: this.#tokens[this.#next]?.position ?? this.#end, expected });
  }
}

function readNumber(reader: Reader): Parsed<number> {
  if (!NUMBER.test(reader.token)) return reader.problem('a number');
  return succeed(Number(reader.skip()));
}

function readLimits(reader: Reader): Parsed<StepLimits> {
  let limits: StepLimits = {};
  do {
    const amount = readNumber(reader);
    if (!amount.ok) return amount;
    const unit = reader.token;
    const seconds = Object.hasOwn(SECONDS, unit) ? SECONDS[unit] : undefined;
    if (unit === 'V') limits = { ...limits, voltageV: amount.value };
    else if (unit === 'A') limits = { ...limits, currentA: Math.abs(amount.value) };
    else if (seconds === undefined) return reader.problem('V, A, s, min or h');
    else limits = { ...limits, durationS: amount.value * seconds };
    reader.skip();
  } while (reader.take('or'));
  return succeed(limits);
}

function readControl(reader: Reader): Parsed<StepControl> {
  if (reader.take('rest')) return succeed({ kind: 'rest' });
  const isBare = NUMBER.test(reader.token);
  const kind =
    isBare && Object.hasOwn(BARE_KINDS, reader.tokenAfter) ? BARE_KINDS[reader.tokenAfter] : reader.token.toLowerCase();
  if (kind !== 'cc' && kind !== 'cv') return reader.problem('cc, cv, rest or a repetition');
  if (!isBare) reader.skip();
  const amount = readNumber(reader);
  if (!amount.ok) return amount;
  reader.take(kind === 'cc' ? 'A' : 'V');
  return succeed(
    kind === 'cc' ? { kind: 'current', currentA: amount.value } : { kind: 'voltage', voltageV: amount.value },
  );
}

function readStep(reader: Reader): Parsed<ProtocolStep> {
  const control = readControl(reader);
  if (!control.ok) return control;
  const announced = reader.take('until') || reader.take('for');
  if (!announced && control.value.kind !== 'rest') return reader.problem('until or for');
  const limits = readLimits(reader);
  return limits.ok ? succeed({ control: control.value, limits: limits.value }) : limits;
}

function readRepetition(reader: Reader, depth: number): Parsed<readonly ProtocolStep[]> {
  if (depth >= DEEPEST) return reader.problem(`repetitions at most ${DEEPEST} deep`);
  const times = readNumber(reader);
  if (!times.ok) return times;
  if (!Number.isInteger(times.value) || times.value < 1) return reader.problem('a whole number of times before this');
  if (!reader.take('x')) return reader.problem('x');
  if (!reader.take('(')) return reader.problem('(');
  const inner = readSteps(reader, depth + 1);
  if (!inner.ok) return inner;
  if (!reader.take(')')) return reader.problem('; or )');
  if (times.value * inner.value.length > MOST_STEPS) return reader.problem(`at most ${MOST_STEPS} steps before this`);
  return succeed(Array.from({ length: times.value }, () => inner.value).flat());
}

function readSteps(reader: Reader, depth: number): Parsed<readonly ProtocolStep[]> {
  const steps: ProtocolStep[] = [];
  do {
    if (reader.token === ')' || reader.token === '') break;
    if (NUMBER.test(reader.token) && reader.tokenAfter.toLowerCase() === 'x') {
      const repeated = readRepetition(reader, depth);
      if (!repeated.ok) return repeated;
      steps.push(...repeated.value);
    } else {
      const step = readStep(reader);
      if (!step.ok) return step;
      steps.push(step.value);
    }
    if (steps.length > MOST_STEPS) return reader.problem(`at most ${MOST_STEPS} steps before this`);
  } while (reader.take(';'));
  return steps.length === 0 ? reader.problem('a step') : succeed(steps);
}

export function parseProtocol(text: string): Parsed<readonly ProtocolStep[]> {
  const reader = new Reader(text);
  const steps = readSteps(reader, 0);
  if (!steps.ok) return steps;
  return reader.token === '' ? steps : reader.problem('; or the end');
}
