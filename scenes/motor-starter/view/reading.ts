import type { SessionFrame } from '../../session/index.ts';
import { type NotedReading, terminalAt } from '../model/index.ts';

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

const knownWires = new WeakMap<object, readonly SeenWire[]>();
const NO_WIRES: readonly SeenWire[] = [];

/** The wires; the same array as long as the mode has the same one. */
export function wiresOf(frame: SessionFrame): readonly SeenWire[] {
  const { wires } = fieldsOf(frame.view.modes['cabinet']);
  if (!Array.isArray(wires)) return NO_WIRES;
  let seen = knownWires.get(wires);
  if (seen === undefined) {
    seen = wires.map((wire: unknown): SeenWire => {
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
    });
    knownWires.set(wires, seen);
  }
  return seen;
}

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

const NO_READINGS: readonly NotedReading[] = [];

/** The notebook: readings that have stood still, oldest first. */
export function readingsOf(frame: SessionFrame): readonly NotedReading[] {
  const { readings } = fieldsOf(frame.view.modes['cabinet']);
  return Array.isArray(readings) ? (readings as readonly NotedReading[]) : NO_READINGS;
}
