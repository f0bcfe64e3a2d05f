import type { Refusal } from '../kernel/block.ts';
import type { Command } from '../kernel/command.ts';
import { jsonOf } from '../kernel/json.ts';
import { fail, type Result, succeed } from '../result.ts';
import { type Cursor, readShape } from '../shape/index.ts';

/** Targets of entries that belong to the training and not to the machine: the simulation does not know of them. */
export const JUDGEMENT = '@judgement';
export const PROCEDURE = '@procedure';
export const SESSION = '@session';

/** Arguments of `@judgement.give`. */
export interface Judgement {
  readonly aspect: string;
  readonly points: number;
  readonly note?: string;
}

/** Arguments of `@procedure.hint`: hints up to this level, counted from 1, were shown. */
export interface HintTaken {
  readonly step: string;
  readonly level: number;
}

const LONGEST_NOTE = 4000;

/** What somebody says to a question of the training: which part is faulty, what a reading was. */
function readAnswer(args: Cursor): void {
  args.object(['question', 'answer']).at('question').text();
  const answer = args.at('answer');
  if (typeof answer.value === 'number') answer.number();
  else if (typeof answer.value !== 'boolean') answer.text();
}

const readJudgement = (args: Cursor): Judgement => {
  args.object(['aspect', 'points'], ['note']);
  const note = args.at('note');
  return {
    aspect: args.at('aspect').text(),
    points: args.at('points').number(0, 1e6),
    ...(note.present ? { note: note.text(LONGEST_NOTE) } : {}),
  };
};

const readHintTaken = (args: Cursor): HintTaken => {
  args.object(['step', 'level']);
  return { step: args.at('step').text(), level: args.at('level').integer(1, 100) };
};

const readStep = (args: Cursor): string => args.object(['step']).at('step').text();
const readText = (args: Cursor): string => args.object(['text']).at('text').text(LONGEST_NOTE);
const readNothing = (args: Cursor): void => {
  if (args.value !== null) args.complain('wrongType', { expected: 'null' });
};

const READERS: Readonly<Record<string, (args: Cursor) => unknown>> = {
  [`${JUDGEMENT}.give`]: readJudgement,
  [`${PROCEDURE}.hint`]: readHintTaken,
  [`${PROCEDURE}.skip`]: readStep,
  [`${SESSION}.note`]: readText,
  [`${SESSION}.answer`]: readAnswer,
  [`${SESSION}.message`]: readText,
  [`${SESSION}.freeze`]: readNothing,
  [`${SESSION}.resume`]: readNothing,
};

export const isSessionTarget = (target: string): boolean => [JUDGEMENT, PROCEDURE, SESSION].includes(target);

/** Whether there is such a command of the session, whatever its arguments. */
export const isSessionCommand = (target: string, name: string): boolean => Object.hasOwn(READERS, `${target}.${name}`);

/** Checks a command of the session by its shape: that is all that there is to refuse. */
export function checkSessionCommand({ target, name, args }: Command): Result<null, Refusal> {
  const read = isSessionCommand(target, name) ? READERS[`${target}.${name}`] : undefined;
  if (read === undefined) return fail({ code: 'unknownCommand', details: { target, name } });
  const shaped = readShape(args, read);
  if (shaped.ok) return succeed(null);
  return fail({ code: 'malformedArguments', details: jsonOf(shaped.failure) });
}

function readIn<Args>(
  command: Command | undefined,
  [target, name]: readonly [string, string],
  read: (args: Cursor) => Args,
): Args | undefined {
  if (command?.target !== target || command.name !== name) return undefined;
  const shaped = readShape(command.args, read);
  return shaped.ok ? shaped.value : undefined;
}

/** The judgement that a command gives, if it gives one. */
export const judgementIn = (command: Command): Judgement | undefined =>
  readIn(command, [JUDGEMENT, 'give'], readJudgement);

/** The hint that a command takes, if it takes one. */
export const hintIn = (command: Command | undefined): HintTaken | undefined =>
  readIn(command, [PROCEDURE, 'hint'], readHintTaken);

/** The step that a command skips, if it skips one. */
export const skippedStepIn = (command: Command | undefined): string | undefined =>
  readIn(command, [PROCEDURE, 'skip'], readStep);
