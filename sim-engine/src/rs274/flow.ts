import { type Flow, type FlowWord, readArguments, readCondition } from './flow-line.ts';
import { roundAway } from './functions.ts';
import type { Machine } from './machine.ts';
import type { LineReader } from './reader.ts';
import { type Outcome, type Refusal, refuse } from './refusal.ts';
import { CallStack } from './subroutines.ts';

type LabelKind = 'if' | 'while' | 'do' | 'repeat';

interface Label {
  readonly kind: LabelKind;
  readonly line: number;
  /** Of an `if`: whether one of its branches was taken. */
  taken: boolean;
  /** Of a `repeat`: how often it is still performed. */
  remaining: number;
}

interface Skipping {
  /** Up to the O word with this name. */
  readonly name: string;
  /** To another branch, past a loop that ended, to a loop's next turn, or looking for a subroutine that was called. */
  readonly reason: 'branch' | 'loopEnd' | 'again' | 'call';
  readonly line: number;
}

interface Subroutine {
  readonly line: number;
  readonly isFanuc: boolean;
}

export const NO_PERCENT = 'File ended with no percent sign';

/** Not performed on the way to a block's next part, even under its name. */
const PASSED_OVER: ReadonlySet<FlowWord> = new Set(['call', 'return', 'sub', 'endsub', 'label']);

/** The O words: which line comes next. Lines are counted from 1. */
export class FlowControl {
  readonly #machine: Machine;
  readonly #reader: LineReader;
  readonly #fileName: string;
  readonly #calls = new CallStack();
  readonly #labels = new Map<string, Label>();
  readonly #subroutines = new Map<string, Subroutine>();
  #skipping: Skipping | undefined;
  #defining: string | undefined;
  /** Set by `break`, taken back only where a `do` loop ends: after a broken `while` loop the next `do` loop has one turn. */
  #breaking = false;
  /** Whether a subroutine was ever called: then a `return` outside of one does nothing. */
  #hasCalled = false;
  /** What stands in brackets behind the O word. */
  #value: number | undefined;
  /** Line to go on from instead of the next one. */
  jump: number | undefined;
  /** Text of the line, for messages. */
  text = '';

  constructor(machine: Machine, reader: LineReader, fileName: string) {
    this.#machine = machine;
    this.#reader = reader;
    this.#fileName = fileName;
  }

  /** Whether lines without O word are passed over. */
  get isPassing(): boolean {
    return this.#skipping !== undefined || this.#defining !== undefined;
  }

  /** What a file that ends here has done wrong. */
  endOfFile(isDelimited: boolean): Refusal {
    const skipping = this.#skipping;
    return skipping?.reason === 'call'
      ? refuse('flow', `EOF in file:${this.#fileName} seeking o-word: o<${skipping.name}> from line: ${skipping.line}`)
      : refuse('end', isDelimited ? NO_PERCENT : `${NO_PERCENT} or program end`);
  }

  perform(flow: Flow, line: number): Outcome {
    if (this.#defining !== undefined) return this.#pastDefinition(flow);
    const skipping = this.#skipping;
    if (skipping !== undefined) {
      if (skipping.name !== flow.name) return undefined;
      if (skipping.reason === 'call') return this.#foundSubroutine(flow, line);
      if (PASSED_OVER.has(flow.word)) return undefined;
      if (skipping.reason !== 'branch' && (flow.word === 'break' || flow.word === 'continue')) {
        if (flow.word === 'break') this.#breaking = true;
        return undefined;
      }
    }
    this.#skipping = undefined;
    this.#value = readCondition(this.#reader, flow, skipping === undefined);
    return this.#reader.refusal ?? this.#performHere(flow, line, skipping?.reason === 'loopEnd');
  }

  #performHere(flow: Flow, line: number, pastLoop: boolean): Outcome {
    switch (flow.word) {
      case 'sub':
        return this.#define(flow, line);
      case 'label':
        this.#subroutines.set(flow.name, { line, isFanuc: true });
        return undefined;
      case 'endsub':
      case 'return':
        return this.#leave(flow, line);
      case 'call':
        return this.#call(flow, line);
      case 'if':
        return this.#beginIf(flow, line);
      case 'elseif':
      case 'else':
        return this.#branch(flow, line);
      case 'endif':
        return this.#expect(flow, line, ['if'], 'endif');
      case 'do':
        // A name that is taken already is left as it is.
        return this.#label(flow) === undefined ? this.#setLabel(flow, line, 'do') : undefined;
      case 'while':
        return this.#performWhile(flow, line, pastLoop);
      case 'endwhile':
        return this.#endWhile(flow, line, pastLoop);
      case 'repeat':
        return this.#beginRepeat(flow, line);
      case 'endrepeat':
        return this.#endRepeat(flow, line, pastLoop);
      case 'break':
      case 'continue':
        return this.#leaveLoop(flow, line);
    }
  }

  #skip(name: string, reason: Skipping['reason'], line: number): void {
    this.#skipping = { name, reason, line };
  }

  #key(name: string): string {
    return `${this.#calls.scope}#${name}`;
  }

  #label(flow: Flow): Label | undefined {
    return this.#labels.get(this.#key(flow.name));
  }

  #setLabel(flow: Flow, line: number, kind: LabelKind): Outcome {
    const before = this.#label(flow);
    if (before !== undefined && before.line !== line)
      return refuse(
        'flow',
        kind === 'if'
          ? `${line}: duplicate O-word label - already defined in line ${before.line}: '${this.text}'`
          : `${line}: duplicate O-word label: '${this.text}' - defined in line ${before.line}`,
      );
    this.#labels.set(this.#key(flow.name), { kind, line, taken: false, remaining: 0 });
    return undefined;
  }

  /** Refuses where the label is unknown or another kind of block. */
  #expect(flow: Flow, line: number, kinds: readonly LabelKind[], word: string): Outcome {
    const label = this.#label(flow);
    if (label === undefined) return refuse('flow', `${line}: undefined O-word label: '${this.text}'`);
    if (kinds.includes(label.kind)) return undefined;
    const found = `(found '${label.kind}' in line ${label.line})`;
    if (word === 'endif') return refuse('flow', `${line}: no matching label: '#${flow.name}' ${found}: '${this.text}'`);
    const sought = word === 'break' || word === 'continue' ? 'no matching while/do label' : 'no matching label';
    return refuse('flow', `${line}: ${sought}: '${this.text}' ${found}`);
  }

  #beginIf(flow: Flow, line: number): Outcome {
    const refusal = this.#setLabel(flow, line, 'if');
    if (refusal !== undefined) return refusal;
    return this.#take(flow, line, this.#value ?? Number.NaN);
  }

  #branch(flow: Flow, line: number): Outcome {
    const refusal = this.#expect(flow, line, ['if'], flow.word);
    if (refusal !== undefined) return refusal;
    const condition = flow.word === 'else' ? 1 : (this.#value ?? Number.NaN);
    return this.#take(flow, line, this.#label(flow)?.taken === true ? 0 : condition);
  }

  #take(flow: Flow, line: number, condition: number): Outcome {
    if (this.#reader.refusal !== undefined) return this.#reader.refusal;
    const label = this.#label(flow);
    if (condition === 0) this.#skip(flow.name, 'branch', line);
    else if (label !== undefined) label.taken = true;
    return undefined;
  }

  #performWhile(flow: Flow, line: number, pastLoop: boolean): Outcome {
    const label = this.#label(flow);
    const closesDo = label?.kind === 'do';
    if (closesDo && (pastLoop || this.#breaking)) {
      this.#breaking = false;
      return undefined;
    }
    if (!closesDo) {
      const refusal = this.#setLabel(flow, line, 'while');
      if (refusal !== undefined) return refusal;
    }
    const condition = this.#value ?? Number.NaN;
    if (closesDo) {
      if (condition !== 0) this.jump = label.line;
    } else if (condition === 0) {
      this.#skip(flow.name, 'loopEnd', line);
    }
    return undefined;
  }

  #endWhile(flow: Flow, line: number, pastLoop: boolean): Outcome {
    const refusal = this.#expect(flow, line, ['while'], 'endwhile');
    if (refusal !== undefined) return refusal;
    if (!pastLoop) this.jump = this.#label(flow)?.line;
    return undefined;
  }

  #beginRepeat(flow: Flow, line: number): Outcome {
    const refusal = this.#setLabel(flow, line, 'repeat');
    if (refusal !== undefined) return refusal;
    const count = roundAway(this.#value ?? Number.NaN);
    const label = this.#label(flow);
    if (label !== undefined) label.remaining = count;
    if (count <= 0) this.#skip(flow.name, 'loopEnd', line);
    return undefined;
  }

  #endRepeat(flow: Flow, line: number, pastLoop: boolean): Outcome {
    const refusal = this.#expect(flow, line, ['repeat'], 'endrepeat');
    const label = this.#label(flow);
    if (refusal !== undefined || label === undefined || pastLoop) return refusal;
    label.remaining -= 1;
    if (label.remaining > 0) this.jump = label.line + 1;
    return undefined;
  }

  #leaveLoop(flow: Flow, line: number): Outcome {
    const refusal = this.#expect(flow, line, ['while', 'do'], flow.word);
    if (refusal !== undefined) return refusal;
    const label = this.#label(flow);
    if (flow.word === 'break') this.#break(flow.name, line);
    else if (label !== undefined) this.#skip(flow.name, 'again', line);
    return undefined;
  }

  #break(name: string, line: number): void {
    this.#breaking = true;
    this.#skip(name, 'loopEnd', line);
  }

  #define(flow: Flow, line: number): Outcome {
    const before = this.#subroutines.get(flow.name);
    if (before !== undefined && before.line !== line)
      return refuse(
        'flow',
        `File:${this.#fileName} line:${line} redefining sub: o|${flow.name}| already defined in file:${this.#fileName}`,
      );
    this.#subroutines.set(flow.name, { line, isFanuc: false });
    this.#defining = flow.name;
    return undefined;
  }

  #pastDefinition(flow: Flow): Outcome {
    if (flow.word === 'sub') return refuse('flow', 'Nested subroutine definition');
    if (flow.word === 'endsub' && flow.name === this.#defining) this.#defining = undefined;
    return undefined;
  }

  #call(flow: Flow, line: number): Outcome {
    const values = readArguments(this.#reader, flow);
    if (this.#reader.refusal !== undefined) return this.#reader.refusal;
    const frame = { name: flow.name, returnLine: line + 1, isFanuc: false, remaining: 1 };
    return this.#enter(frame, line, values);
  }

  /** M98: calls a subroutine that begins with an O word alone and ends with M99. */
  callFanuc(name: string, line: number, repeats: number): Outcome {
    if (repeats <= 0) return undefined;
    return this.#enter({ name, returnLine: line + 1, isFanuc: true, remaining: repeats }, line, []);
  }

  #enter(
    frame: { name: string; returnLine: number; isFanuc: boolean; remaining: number },
    line: number,
    values: readonly number[],
  ): Outcome {
    const refusal = this.#calls.begin(this.#machine, frame, values);
    if (refusal !== undefined) return refusal;
    this.#hasCalled = true;
    const known = this.#subroutines.get(frame.name);
    if (known === undefined) {
      this.#skip(frame.name, 'call', line);
      return undefined;
    }
    this.jump = known.line + 1;
    return checkCallKind(known.isFanuc, frame.isFanuc, known.line);
  }

  #foundSubroutine(flow: Flow, line: number): Outcome {
    if (flow.word !== 'sub' && flow.word !== 'label') return undefined;
    const isFanuc = flow.word === 'label';
    const wanted = this.#calls.top?.isFanuc === true;
    const refusal = checkCallKind(isFanuc, wanted, line);
    if (refusal !== undefined) return refusal;
    this.#subroutines.set(flow.name, { line, isFanuc });
    this.#skipping = undefined;
    return undefined;
  }

  #leave(flow: Flow, line: number): Outcome {
    if (this.#calls.top === undefined && this.#hasCalled) return undefined;
    if (this.#calls.top === undefined) return refuse('flow', `${line}: not in a subroutine definition: '${this.text}'`);
    const value = this.#value;
    this.jump = this.#calls.top.returnLine;
    return this.#calls.end(this.#machine, value);
  }

  /** M99: true where it ends the program because no call is being performed. */
  returnFanuc(): Outcome | 'end' {
    const { top } = this.#calls;
    if (top === undefined) return 'end';
    if (!top.isFanuc)
      return refuse('flow', "'O.... endsub' or 'O.... return' must follow 'O.... sub' subroutine definition");
    const begin = this.#subroutines.get(top.name);
    top.remaining -= 1;
    if (top.remaining > 0 && begin !== undefined) {
      this.jump = begin.line + 1;
      return undefined;
    }
    this.jump = top.returnLine;
    return this.#calls.end(this.#machine, undefined);
  }
}

/** A subroutine of one kind cannot be called in the way of the other; the refusal is of the subroutine's line. */
function checkCallKind(isFanuc: boolean, calledByM98: boolean, line: number): Outcome {
  if (isFanuc === calledByM98) return undefined;
  const message = isFanuc
    ? "Fanuc 'O....' subroutine must be called with 'M98'"
    : "'O.... sub' subroutine must be called with 'O.... call'";
  return { ...refuse('flow', message), line };
}
