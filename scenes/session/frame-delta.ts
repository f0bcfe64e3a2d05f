import type { Json } from '@tongyan/sim-engine/kernel';
import type { TraineeView } from '@tongyan/sim-engine/view';

/** What of a view has changed since the view before; `whole` where there was none. */
export interface ViewDelta {
  readonly whole: boolean;
  readonly tick: number;
  readonly timeS: number;
  readonly signals: Readonly<Record<string, number | null>>;
  /** By block: the fields of its mode that have changed. A block without shown fields stands as it is. */
  readonly modes: Readonly<Record<string, Json>>;
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values are the same to the last field. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => sameJson(item as Json, other[index] as Json));
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && sameJson(one[name], other[name]));
}

function changedMode(before: Json | undefined, after: Json): Json | undefined {
  if (!isRecord(before) || !isRecord(after)) return sameJson(before, after) ? undefined : after;
  const changed = Object.entries(after).filter(([name, value]) => !sameJson(before[name], value));
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** What is to be sent to whoever has the view before; a view has the same names all its life. */
export function viewDelta(before: TraineeView | null, after: TraineeView): ViewDelta {
  const { tick, timeS, signals, modes } = after;
  if (before === null) return { whole: true, tick, timeS, signals, modes };
  return {
    whole: false,
    tick,
    timeS,
    signals: Object.fromEntries(Object.entries(signals).filter(([name, value]) => before.signals[name] !== value)),
    modes: Object.fromEntries(
      Object.entries(modes).flatMap(([block, mode]) => {
        const changed = changedMode(before.modes[block], mode);
        return changed === undefined ? [] : [[block, changed]];
      }),
    ),
  };
}

/** The view after a change. What has not changed is the very same object, so that a page redraws no more than it must. */
export function withDelta(before: TraineeView | null, delta: ViewDelta): TraineeView {
  const { tick, timeS, signals, modes } = delta;
  if (delta.whole || before === null) return { tick, timeS, signals, modes };
  return {
    tick,
    timeS,
    signals: Object.keys(signals).length === 0 ? before.signals : { ...before.signals, ...signals },
    modes: Object.keys(modes).length === 0 ? before.modes : { ...before.modes, ...mergedModes(before.modes, modes) },
  };
}

function mergedModes(before: TraineeView['modes'], changed: ViewDelta['modes']): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(changed).map(([block, mode]) => {
      const old = before[block];
      return [block, isRecord(old) && isRecord(mode) ? { ...old, ...mode } : mode];
    }),
  );
}
