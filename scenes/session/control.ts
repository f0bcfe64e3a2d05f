import type { Command } from '@tongyan/sim-engine/kernel';
import type { TraineeView } from '@tongyan/sim-engine/view';

/** A text of the scene: its key, or its key and what is filled into `{name}`. */
export type Text = string | { readonly key: string; readonly values: Readonly<Record<string, string | number>> };

/** How a value is to be seen: `on` as a lamp that is lit, `warning` as what needs somebody, `danger` as what harms. */
export type Tone = 'plain' | 'on' | 'warning' | 'danger';

/** What a control or an instrument shows at a moment. */
export interface Shown {
  readonly text: Text;
  readonly tone?: Tone;
}

export interface Choice {
  readonly id: string;
  readonly label: Text;
}

/** Something that can be done with a control, at once or by telling more. */
export type ControlAction =
  | {
      readonly kind: 'do';
      readonly id: string;
      readonly label: Text;
      readonly command: (view: TraineeView) => Command;
      /** Left out: always. An action that is not offered is shown as such, so that its place stays. */
      readonly offered?: (view: TraineeView) => boolean;
    }
  | {
      /** Held down as long as a finger, a pointer or a key is. */
      readonly kind: 'hold';
      readonly id: string;
      readonly label: Text;
      readonly press: Command;
      readonly release: Command;
    }
  | {
      readonly kind: 'number';
      readonly id: string;
      readonly label: Text;
      readonly minimum: number;
      readonly maximum: number;
      readonly step: number;
      readonly unit: string;
      readonly current: (view: TraineeView) => number | null;
      readonly command: (value: number, view: TraineeView) => Command;
    }
  | {
      readonly kind: 'choose';
      readonly id: string;
      readonly label: Text;
      readonly choices: (view: TraineeView) => readonly Choice[];
      /** Id of the choice that holds; null where none does. */
      readonly current: (view: TraineeView) => string | null;
      readonly command: (choice: string, view: TraineeView) => Command;
    }
  | {
      /** Joins two places, such as terminals, with what else is to be told of it. */
      readonly kind: 'join';
      readonly id: string;
      readonly label: Text;
      readonly places: (view: TraineeView) => readonly Choice[];
      readonly fields: readonly JoinField[];
      readonly command: (join: Join, view: TraineeView) => Command;
    }
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly label: Text;
      readonly longest: number;
      /** A text of many lines, such as a program. */
      readonly lines: boolean;
      readonly current: (view: TraineeView) => string;
      readonly command: (text: string, view: TraineeView) => Command;
    };

export interface Join {
  readonly from: string;
  readonly to: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface JoinField {
  readonly id: string;
  readonly label: Text;
  /** Left out: any text. */
  readonly choices?: readonly Choice[];
  readonly initial: string;
}

/** One control or instrument. */
export interface Control {
  readonly id: string;
  readonly name: Text;
  /** What it is, as a screen reader says it: key of a text such as `role.pushButton`. */
  readonly role: string;
  /** The key (as `KeyboardEvent.key`) that reaches it from anywhere in the scene; unique in the scene. */
  readonly key?: string;
  readonly shown: (view: TraineeView) => Shown;
  /** None for an instrument that is only read. */
  readonly actions: readonly ControlAction[];
}

export interface ControlGroup {
  readonly id: string;
  readonly title: Text;
  /** Asked anew for every view: wires come and go. */
  readonly controls: (view: TraineeView) => readonly Control[];
}
