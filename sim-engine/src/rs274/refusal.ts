/** Which part of the language a program broke; stable, for a control's own texts and for statistics. */
export type RefusalCode =
  | 'line'
  | 'number'
  | 'expression'
  | 'parameter'
  | 'word'
  | 'modal'
  | 'feed'
  | 'arc'
  | 'spline'
  | 'offset'
  | 'tool'
  | 'spindle'
  | 'compensation'
  | 'cycle'
  | 'threading'
  | 'probe'
  | 'output'
  | 'flow'
  | 'end'
  | 'budget';

/** Why a line is not executed. The message has the wording of LinuxCNC's rs274, which operators know. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** Where in the source line, from 1; absent where the whole line is meant. */
  readonly column?: number;
  /** The line it speaks of, where that is not the one being performed. */
  readonly line?: number;
}

/** What a step of the interpreter answers: nothing when it is done, else why it refuses. */
export type Outcome = Refusal | undefined;

export function refuse(code: RefusalCode, message: string): Refusal {
  return { code, message };
}
