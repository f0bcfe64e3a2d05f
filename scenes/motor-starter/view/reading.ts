import type { SessionFrame } from '../../session/index.ts';
import { terminalAt } from '../model/components.ts';
import type { NotedReading } from '../model/index.ts';

/** A wire as the run shows it. */
export interface SeenWire {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly mark: string;
  readonly colour: string;
  readonly circuit: string;
  readonly torqueNm: number | null;
}

/** A signal of the cabinet; 0 where the view does not hold it. */
export const signalOf = (frame: SessionFrame, quantity: string): number =>
  frame.view.signals[`cabinet.${quantity}`] ?? 0;

export const isOn = (frame: SessionFrame, quantity: string): boolean => signalOf(frame, quantity) >= 0.5;

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/**
 * Gives what was read of a list again while the list is the same: the same object, or another with the same content, as frames that
 * came over a wire hold it.
 */
function readOnce<Item>(read: (list: readonly unknown[]) => readonly Item[]): (list: unknown) => readonly Item[] {
  const known = new WeakMap<object, readonly Item[]>();
  const none: readonly Item[] = [];
  let latest: { readonly text: string; readonly items: readonly Item[] } = { text: '', items: none };
  return (list) => {
    if (!Array.isArray(list)) return none;
    const before = known.get(list);
    if (before !== undefined) return before;
    const text = JSON.stringify(list);
    if (text !== latest.text) latest = { text, items: read(list) };
    known.set(list, latest.items);
    return latest.items;
  };
}

const readWires = readOnce((list) =>
  list.map((wire): SeenWire => {
    const { id, from, to, attributes } = fieldsOf(wire);
    const { mark, colour, circuit, torqueNm } = fieldsOf(attributes);
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return {
      id: text(id),
      from: text(from),
      to: text(to),
      mark: text(mark),
      colour: text(colour),
      circuit: text(circuit),
      torqueNm: typeof torqueNm === 'number' ? torqueNm : null,
    };
  }),
);

/** The wires; the same array as long as they are the same. */
export const wiresOf = (frame: SessionFrame): readonly SeenWire[] =>
  readWires(fieldsOf(frame.view.modes['cabinet'])['wires']);

/** Where a lead of an instrument is held, as `part:terminal`; null where it hangs free. */
export function leadAt(frame: SessionFrame, lead: string): string | null {
  const place = fieldsOf(fieldsOf(frame.view.modes['cabinet'])['leads'])[lead];
  return typeof place === 'string' ? place : null;
}

/** The terminal around whose wire the clamp meter lies; null where it lies nowhere. */
export const clampAt = (frame: SessionFrame): string | null => {
  const index = frame.view.signals['cabinet.clamp.terminal'] ?? -1;
  return index < 0 ? null : terminalAt(index) || null;
};

export const rpmOf = (frame: SessionFrame): number => (signalOf(frame, 'M.speedRadps') * 30) / Math.PI;

const readReadings = readOnce((list) => list as readonly NotedReading[]);

/** The notebook: readings that have stood still, oldest first. */
export const readingsOf = (frame: SessionFrame): readonly NotedReading[] =>
  readReadings(fieldsOf(frame.view.modes['cabinet'])['readings']);
