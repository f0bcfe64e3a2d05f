import type { Choice, Control, ControlAction, ControlGroup, Text, Tone, TraineeView } from '@tongyan/scenes/session';

type Say = (text: Text) => string;

export interface ShownChoice {
  readonly id: string;
  readonly label: string;
}

interface Named {
  readonly id: string;
  readonly label: string;
}

/** An action as a list draws it. What is long (choices, places) is there only while its row is open. */
export type ActionModel = Named &
  (
    | { readonly kind: 'do'; readonly offered: boolean }
    | { readonly kind: 'hold' }
    | {
        readonly kind: 'number';
        readonly minimum: number;
        readonly maximum: number;
        readonly step: number;
        readonly unit: string;
        readonly current: number | null;
      }
    | { readonly kind: 'choose'; readonly choices: readonly ShownChoice[]; readonly current: string | null }
    | { readonly kind: 'join'; readonly places: readonly ShownChoice[]; readonly fields: readonly FieldModel[] }
    | { readonly kind: 'text'; readonly longest: number; readonly lines: boolean; readonly current: string }
  );

export interface FieldModel extends Named {
  readonly choices: readonly ShownChoice[] | null;
  readonly initial: string;
}

/** A control or instrument as a list draws it. Plain values: equal ones are drawn alike. */
export interface RowModel {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly key: string | null;
  readonly text: string;
  readonly tone: Tone;
  readonly actions: readonly ActionModel[];
}

export interface GroupModel {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly RowModel[];
}

const choicesOf = (choices: readonly Choice[], say: Say): readonly ShownChoice[] =>
  choices.map(({ id, label }) => ({ id, label: say(label) }));

function actionModel(action: ControlAction, view: TraineeView, say: Say, isOpen: boolean): ActionModel {
  const named = { id: action.id, label: say(action.label) };
  switch (action.kind) {
    case 'do':
      return { ...named, kind: 'do', offered: action.offered?.(view) ?? true };
    case 'hold':
      return { ...named, kind: 'hold' };
    case 'number': {
      const { kind, minimum, maximum, step, unit } = action;
      return { ...named, kind, minimum, maximum, step, unit, current: action.current(view) };
    }
    case 'choose':
      return {
        ...named,
        kind: 'choose',
        choices: isOpen ? choicesOf(action.choices(view), say) : [],
        current: isOpen ? action.current(view) : null,
      };
    case 'join':
      return {
        ...named,
        kind: 'join',
        places: isOpen ? choicesOf(action.places(view), say) : [],
        fields: action.fields.map(({ id, label, choices, initial }) => ({
          id,
          label: say(label),
          choices: choices === undefined ? null : choicesOf(choices, say),
          initial,
        })),
      };
    case 'text':
      return {
        ...named,
        kind: 'text',
        longest: action.longest,
        lines: action.lines,
        current: isOpen ? action.current(view) : '',
      };
  }
}

function rowModel(control: Control, view: TraineeView, say: Say, isOpen: boolean): RowModel {
  const { text, tone = 'plain' } = control.shown(view);
  return {
    id: control.id,
    name: say(control.name),
    role: say(control.role),
    key: control.key ?? null,
    text: say(text),
    tone,
    actions: control.actions.map((action) => actionModel(action, view, say, isOpen)),
  };
}

/** The whole list as it is at a moment. @param openId the row whose actions are drawn in full */
export function groupModels(
  groups: readonly ControlGroup[],
  view: TraineeView,
  say: Say,
  openId: string | null,
): readonly GroupModel[] {
  return groups.map(({ id, title, controls }) => ({
    id,
    title: say(title),
    rows: controls(view).map((control) => rowModel(control, view, say, control.id === openId)),
  }));
}

/** The action that a closed row offers: the first that can be done now. */
export function quickAction({ actions }: RowModel): ActionModel | undefined {
  return actions.find((action) => action.kind !== 'do' || action.offered) ?? actions[0];
}
