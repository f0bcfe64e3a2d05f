import {
  type Command,
  type Control,
  type ControlAction,
  type ControlGroup,
  type Json,
  sameJson,
  type Text,
  type TraineeView,
} from '@tongyan/scenes/session';

type Say = (text: Text) => string;

const isSame = (one: Command, other: Command): boolean =>
  one.target === other.target && one.name === other.name && sameJson(one.args, other.args);

/** What somebody did by an action, if the command is of it. */
function wordsOfAction(
  action: ControlAction,
  command: Command,
  view: TraineeView,
  say: Say,
  released: string,
): string | undefined {
  switch (action.kind) {
    case 'do':
      return isSame(action.command(view), command) ? say(action.label) : undefined;
    case 'hold':
      if (isSame(action.press, command)) return say(action.label);
      return isSame(action.release, command) ? released : undefined;
    case 'choose': {
      const [first, ...rest] = action.choices(view);
      if (first === undefined) return undefined;
      const { target, name } = action.command(first.id, view);
      if (target !== command.target || name !== command.name) return undefined;
      const chosen = [first, ...rest].find(({ id }) => isSame(action.command(id, view), command));
      return chosen === undefined ? undefined : `${say(action.label)} ${say(chosen.label)}`;
    }
    case 'number': {
      const value = numberIn(command.args);
      if (value === undefined || !isSame(action.command(value, view), command)) return undefined;
      return `${say(action.label)} ${value} ${action.unit}`;
    }
    case 'join':
    case 'text':
      return undefined;
  }
}

/** The one number that a command's arguments hold, if it is one. */
function numberIn(args: Json): number | undefined {
  if (typeof args === 'number') return args;
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return undefined;
  const numbers = Object.values(args as Readonly<Record<string, Json>>).filter((value) => typeof value === 'number');
  return numbers.length === 1 ? numbers[0] : undefined;
}

const wordsOfControl = (
  { name, actions }: Control,
  command: Command,
  view: TraineeView,
  say: Say,
  released: string,
): string | undefined => {
  for (const action of actions) {
    const words = wordsOfAction(action, command, view, say, released);
    if (words !== undefined) return `${say(name)}：${words}`;
  }
  return undefined;
};

function plain(args: Json): string {
  if (args === null) return '';
  if (typeof args !== 'object') return String(args);
  return Object.values(args as Readonly<Record<string, Json>>)
    .flatMap((value) => (typeof value === 'object' ? [] : [String(value)]))
    .join(' ');
}

/**
 * What a command did, in the words of the scene's own controls; its name and arguments where no control says it.
 *
 * @param released what is said of something that was held and is let go
 */
export function commandWords(
  groups: readonly ControlGroup[],
  command: Command,
  view: TraineeView,
  say: Say,
  released: string,
): string {
  for (const { controls } of groups) {
    for (const control of controls(view)) {
      const words = wordsOfControl(control, command, view, say, released);
      if (words !== undefined) return words;
    }
  }
  const key = `command.${command.name}`;
  const said = say(key);
  return `${said === key ? command.name : said} ${plain(command.args)}`.trim();
}
