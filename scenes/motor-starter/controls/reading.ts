import type { NotedReading } from '../model/index.ts';
import type { Wire } from '@tongyan/sim-engine/electrical';
import type { Command, Json } from '@tongyan/sim-engine/kernel';
import type { TraineeView } from '@tongyan/sim-engine/view';

import type { Choice, ControlAction, Text } from '../../session/index.ts';

/** A signal of the cabinet; 0 where the view does not hold it. */
export const valueOf = (view: TraineeView, quantity: string): number => view.signals[`cabinet.${quantity}`] ?? 0;

export const isOn = (view: TraineeView, quantity: string): boolean => valueOf(view, quantity) === 1;

export const toCabinet = (name: string, args: Readonly<Record<string, Json>>): Command => ({
  target: 'cabinet',
  name,
  args,
});

const isFields = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of the cabinet's visible mode. */
const modeField = (view: TraineeView, field: string): Json | undefined => {
  const mode = view.modes['cabinet'];
  return isFields(mode) ? mode[field] : undefined;
};

/** Where a lead is held, as `part:terminal`; null where it hangs free. */
export function placeOfLead(view: TraineeView, lead: string): string | null {
  const leads = modeField(view, 'leads');
  const place = isFields(leads) ? leads[lead] : undefined;
  return typeof place === 'string' ? place : null;
}

const listOf = (view: TraineeView, field: string): readonly Json[] => {
  const list = modeField(view, field);
  return Array.isArray(list) ? (list as readonly Json[]) : [];
};

// The cabinet fills these lists: what is in them is the model's.
export const wiresOf = (view: TraineeView): readonly Wire[] => listOf(view, 'wires') as readonly Wire[];

export const readingsOf = (view: TraineeView): readonly NotedReading[] =>
  listOf(view, 'readings') as readonly NotedReading[];

/** A terminal as it stands on the part: `KM2:A1`. */
export const terminalText = (terminal: string): Text => ({ key: 'terminal', values: { terminal } });

export const terminalChoice = (terminal: string): Choice => ({ id: terminal, label: terminalText(terminal) });

/** A number as a display shows it: four digits. */
export const digits = (value: number): number => (Math.abs(value) < 5e-4 ? 0 : Number(value.toPrecision(4)));

/** What is done at once with a part. */
export const doing = (id: string, part: string, offered?: (view: TraineeView) => boolean): ControlAction => ({
  kind: 'do',
  id,
  label: `action.${id}`,
  command: () => toCabinet(id, { part }),
  ...(offered === undefined ? {} : { offered }),
});
