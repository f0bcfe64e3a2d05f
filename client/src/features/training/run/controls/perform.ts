import type { Command, Control, ControlAction, ControlGroup, Join, TraineeView } from '@tongyan/scenes/session';

/** What was told to an action of the list. */
export type ActionInput =
  | { readonly kind: 'do' }
  | { readonly kind: 'press' }
  | { readonly kind: 'release' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'choose'; readonly choice: string }
  | { readonly kind: 'join'; readonly join: Join }
  | { readonly kind: 'text'; readonly text: string };

function controlWith(groups: readonly ControlGroup[], view: TraineeView, controlId: string): Control | undefined {
  return groups.flatMap(({ controls }) => controls(view)).find(({ id }) => id === controlId);
}

function commandFor(action: ControlAction, input: ActionInput, view: TraineeView): Command | undefined {
  switch (action.kind) {
    case 'do':
      return input.kind === 'do' ? action.command(view) : undefined;
    case 'hold':
      if (input.kind === 'press') return action.press;
      return input.kind === 'release' ? action.release : undefined;
    case 'number':
      return input.kind === 'number' ? action.command(input.value, view) : undefined;
    case 'choose':
      return input.kind === 'choose' ? action.command(input.choice, view) : undefined;
    case 'join':
      return input.kind === 'join' ? action.command(input.join, view) : undefined;
    case 'text':
      return input.kind === 'text' ? action.command(input.text, view) : undefined;
  }
}

/** The command by which an action of a control is carried out; undefined where the control has gone meanwhile. */
export function commandOf(
  groups: readonly ControlGroup[],
  view: TraineeView,
  [controlId, actionId]: readonly [string, string],
  input: ActionInput,
): Command | undefined {
  const action = controlWith(groups, view, controlId)?.actions.find(({ id }) => id === actionId);
  return action === undefined ? undefined : commandFor(action, input, view);
}
