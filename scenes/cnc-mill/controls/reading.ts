import type { Command } from '@tongyan/sim-engine/kernel';
import type { TraineeView } from '@tongyan/sim-engine/view';

import type { ControlAction, Shown, Text, Tone } from '../../session/index.ts';
import type { BenchCommands, BenchMode, BenchOutput } from '../model/bench/interface.ts';
import { MILL, type MillCommands, type MillMode, type MillOutput } from '../model/machine/interface.ts';

/** What trainees see of the machine's and the bench's mode. */
export type SeenMode = Omit<MillMode, 'hidden'> & { readonly bench: BenchMode };

type Commands = MillCommands & BenchCommands;

/** The mode as a view holds it; undefined in a view without the machine. */
export function seen(view: TraineeView): SeenMode | undefined {
  const mode = view.modes[MILL];
  return typeof mode === 'object' && mode !== null ? (mode as unknown as SeenMode) : undefined;
}

/** A signal; 0 where the view does not hold it. */
export const valueOf = (view: TraineeView, name: MillOutput | BenchOutput): number =>
  view.signals[`${MILL}.${name}`] ?? 0;

export function toMill<Name extends keyof Commands>(name: Name, args: Commands[Name]): Command {
  return { target: MILL, name, args };
}

export const answer = (question: string, given: string | number): Command => ({
  target: '@session',
  name: 'answer',
  args: { question, answer: given },
});

/** A number as instruments show it: so many places, a minus that looks like one. */
export function figures(value: number, places: number): string {
  const [text, least] = [value.toFixed(places), (0).toFixed(places)];
  return text === `-${least}` ? least : text.replace('-', '−');
}

export const text = (key: string, values: Readonly<Record<string, string | number>>): Text => ({ key, values });

/** A reading with its unit: texts `unit.<unit>`. */
export const reading = (value: number, places: number, unit: string, tone?: Tone): Shown => ({
  text: text(`unit.${unit}`, { value: figures(value, places) }),
  ...(tone === undefined ? {} : { tone }),
});

/** Lit or not. */
export const lit = (truth: boolean, on: string, off: string, tone: Tone = 'on'): Shown =>
  truth ? { text: `shown.${on}`, tone } : { text: `shown.${off}` };

type Offered = (view: TraineeView) => boolean;

/** What is done at once. */
export function doing<Name extends keyof Commands>(
  id: string,
  name: Name,
  args: Commands[Name],
  offered?: Offered,
): ControlAction {
  return {
    kind: 'do',
    id,
    label: `action.${id}`,
    command: () => toMill(name, args),
    ...(offered === undefined ? {} : { offered }),
  };
}

/** Two actions of which one is offered. */
export function switching<Name extends keyof Commands>(
  name: Name,
  [on, off]: readonly [string, string],
  [onArgs, offArgs]: readonly [Commands[Name], Commands[Name]],
  isOn: Offered,
): readonly ControlAction[] {
  return [doing(on, name, onArgs, (view) => !isOn(view)), doing(off, name, offArgs, isOn)];
}
