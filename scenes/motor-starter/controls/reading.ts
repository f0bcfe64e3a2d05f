import type { Command, Json } from '@tongyan/sim-engine/kernel';
import type { TraineeView } from '@tongyan/sim-engine/view';

import type { ControlAction, Text } from '../../session/index.ts';

/** A signal of the cabinet; 0 where the view does not hold it. */
export const valueOf = (view: TraineeView, quantity: string): number => view.signals[`cabinet.${quantity}`] ?? 0;

export const isOn = (view: TraineeView, quantity: string): boolean => valueOf(view, quantity) === 1;

export const toCabinet = (name: string, args: Readonly<Record<string, Json>>): Command => ({
  target: 'cabinet',
  name,
  args,
});

/** A field of the cabinet's visible mode. */
const modeField = (view: TraineeView, field: string): Json | undefined => {
  const mode = view.modes['cabinet'];
  return typeof mode === 'object' && mode !== null && !Array.isArray(mode)
    ? (mode as Readonly<Record<string, Json>>)[field]
    : undefined;
};

/** Where a lead is held, as `part:terminal`; null where it hangs free. */
export function placeOfLead(view: TraineeView, lead: string): string | null {
  const leads = modeField(view, 'leads');
  if (typeof leads !== 'object' || leads === null || Array.isArray(leads)) return null;
  const place = (leads as Readonly<Record<string, Json>>)[lead];
  return typeof place === 'string' ? place : null;
}

/** A terminal as it stands on the part: `KM2:A1`. */
export const terminalText = (terminal: string): Text => ({ key: 'terminal', values: { terminal } });

/** What is done at once with a part. */
export const doing = (id: string, part: string, offered?: (view: TraineeView) => boolean): ControlAction => ({
  kind: 'do',
  id,
  label: `action.${id}`,
  command: () => toCabinet(id, { part }),
  ...(offered === undefined ? {} : { offered }),
});
