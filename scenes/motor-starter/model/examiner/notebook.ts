import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';

import type { StillReading } from './judge-reading.ts';
import { type AnyFrame, modeOf, type NotedReading } from './layout.ts';

/** How many readings are kept. */
const NOTED = 24;

const FUNCTION_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(METER_FUNCTION).map(([name, value]) => [value, name]),
);

/** Nothing that is less than this is shown by any display. */
const SMALLEST = 5e-4;

function digits(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  return Math.abs(value) < SMALLEST ? 0 : Number(value.toPrecision(4));
}

/** Enters a reading; one that says what the last one said takes its place. */
export function note({ instrument, meterFunction, from, to, value }: StillReading, frame: AnyFrame): void {
  const mode = modeOf(frame);
  const quantity = instrument === 'clamp' ? 'amperes' : (FUNCTION_NAMES.get(meterFunction) ?? '');
  const noted: NotedReading = { tick: frame.time.tick, instrument, quantity, from, to, value: digits(value) };
  const last = mode.readings.at(-1);
  const isSame =
    last?.instrument === instrument &&
    last.quantity === quantity &&
    last.from === from &&
    last.to === to &&
    last.value === noted.value;
  const kept = isSame ? mode.readings.slice(0, -1) : mode.readings.slice(1 - NOTED);
  frame.mode = { ...mode, readings: [...kept, noted] };
}

/** Strikes out the last readings where they are of this placing. */
export function forget(frame: AnyFrame, instrument: string, from: string, to: string): void {
  const mode = modeOf(frame);
  const isOther = (reading: NotedReading): boolean =>
    reading.instrument !== instrument || reading.from !== from || reading.to !== to;
  frame.mode = { ...mode, readings: mode.readings.slice(0, mode.readings.findLastIndex(isOther) + 1) };
}
