import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';

import { terminalAt } from '../components.ts';
import { type Findings, isProving, judgeReading, type StillReading } from './judge-reading.ts';
import { type AnyFrame, type Layout, modeOf } from './layout.ts';
import { forget, note } from './notebook.ts';
import type { Quantity } from './quantities.ts';

/** A reading counts once it has stood for a moment: a lead that brushes a terminal is no measurement. */
const STILL_S = 0.2;
/** What a digital display wavers by. */
const WAVER = 0.01;

/** As what a placing was counted. */
const COUNTED = { no: 0, sound: 1, faulty: 2, faultyDead: 3 } as const;

interface Instrument {
  readonly name: 'meter' | 'insulationTester' | 'clamp';
  readonly a: string;
  readonly b: string;
  readonly function: number;
  readonly reading: number;
  readonly overRange: number;
  readonly stillS: number;
  readonly value: number;
  readonly counted: number;
  readonly pending: number;
}

const LEADS = ['a', 'b'];

/** Whether a reading is what it was before. */
const stands = (value: number, before: number): boolean =>
  value === before || (before < Infinity && Math.abs(value - before) <= WAVER * Math.max(Math.abs(before), 1));

/** Looks at each instrument once a tick: judges readings that have come to stand, counts placings, and fills the notebook. */
export class Stillness {
  readonly #instruments: readonly Instrument[];
  readonly #clampTerminal: number;
  readonly #breaker: number;
  readonly #start: number;
  readonly #contactors: readonly { readonly name: string; readonly closed: number; readonly held: number }[];

  constructor({ state, own }: Layout) {
    const instrument = (name: Instrument['name'], still: 'meter' | 'tester' | 'clamp'): Instrument => {
      const isClamp = name === 'clamp';
      return {
        name,
        a: `${name}:a`,
        b: `${name}:b`,
        function: isClamp ? -1 : state(`${name}.function`),
        reading: state(isClamp ? 'clamp.amperes' : `${name}.reading`),
        overRange: isClamp ? -1 : state(`${name}.overRange`),
        stillS: own[`still.${still}S`],
        value: own[`still.${still}Value`],
        counted: own[`still.${still}Counted`],
        pending: own[`still.${still}Pending`],
      };
    };
    this.#instruments = [
      instrument('meter', 'meter'),
      instrument('insulationTester', 'tester'),
      instrument('clamp', 'clamp'),
    ];
    this.#clampTerminal = state('clamp.terminal');
    this.#breaker = state('QF.closed');
    this.#start = state('SB2.pressed');
    this.#contactors = ['KM1', 'KM2', 'KM3'].map((name) => ({
      name,
      closed: state(`${name}.closed`),
      held: state(`${name}.held`),
    }));
  }

  /** All states of the cabinet that it looks at, as their places in the block's floats. */
  get states(): readonly number[] {
    return [
      ...this.#instruments.flatMap((one) => [one.function, one.reading, one.overRange]),
      ...this.#contactors.flatMap(({ closed, held }) => [closed, held]),
      this.#clampTerminal,
      this.#breaker,
      this.#start,
    ].filter((state) => state >= 0);
  }

  /** A placing ends where the clamp or the switch of an instrument is moved. */
  moved({ d: { floats } }: AnyFrame, name: string): void {
    const instrument = this.#instruments.find((one) => one.name === name);
    if (instrument === undefined) return;
    floats[instrument.stillS] = 0;
    floats[instrument.counted] = COUNTED.no;
  }

  /**
   * A placing ends where a lead is moved. Whoever goes to another pair moves one lead after the other: what the first of the two moves
   * made was no measurement.
   */
  leadMoved(frame: AnyFrame, lead: string, findings: Findings): void {
    const [name = '', end = ''] = lead.split(':');
    const instrument = this.#instruments.find((one) => one.name === name);
    if (instrument === undefined) return;
    const { floats } = frame.d;
    const which = 1 + LEADS.indexOf(end);
    const pending = floats[instrument.pending] ?? 0;
    if (pending !== 0 && pending !== which) this.#uncount(instrument, frame, findings);
    floats[instrument.pending] = pending === 0 || pending === which ? which : 0;
    this.moved(frame, name);
  }

  look(frame: AnyFrame, findings: Findings): void {
    const { floats } = frame.d;
    for (const instrument of this.#instruments) {
      if (!this.#isPlaced(instrument, frame)) {
        floats[instrument.stillS] = 0;
        continue;
      }
      const isOver = instrument.overRange >= 0 && floats[instrument.overRange] === 1;
      const value = isOver ? Infinity : (floats[instrument.reading] ?? 0);
      if (!stands(value, floats[instrument.value] ?? 0)) {
        floats[instrument.value] = value;
        floats[instrument.stillS] = 0;
        continue;
      }
      const stoodS = floats[instrument.stillS] ?? 0;
      if (stoodS >= STILL_S) continue;
      const standsS = stoodS + frame.time.tickS;
      floats[instrument.stillS] = standsS;
      if (standsS >= STILL_S) this.#take(instrument, frame, value, findings);
    }
  }

  #take(instrument: Instrument, frame: AnyFrame, value: number, findings: Findings): void {
    const { floats } = frame.d;
    const reading = this.#readingOf(instrument, frame, value);
    judgeReading(reading, findings);
    note(reading, frame);
    if (floats[instrument.counted] !== COUNTED.no || isProving(reading)) return;
    const { isOff, meterFunction } = reading;
    const isFaulty = findings.get('inspection.faults') > 0;
    const isDead = isOff && instrument.name !== 'clamp' && meterFunction !== METER_FUNCTION.voltsAc;
    floats[instrument.counted] = isFaulty ? (isDead ? COUNTED.faultyDead : COUNTED.faulty) : COUNTED.sound;
    this.#count(floats[instrument.counted] ?? 0, 1, findings);
  }

  #uncount(instrument: Instrument, frame: AnyFrame, findings: Findings): void {
    const { floats } = frame.d;
    this.#count(floats[instrument.counted] ?? 0, -1, findings);
    const { leads } = modeOf(frame);
    const [from, to] = [leads[instrument.a], leads[instrument.b]];
    if (floats[instrument.counted] !== COUNTED.no && from !== undefined && to !== undefined)
      forget(frame, instrument.name, from, to);
  }

  #count(as: number, by: number, findings: Findings): void {
    const add = (quantity: Quantity): void => findings.set(quantity, findings.get(quantity) + by);
    if (as >= COUNTED.sound) add('work.readings');
    if (as >= COUNTED.faulty) add('inspection.faultReadings');
    if (as === COUNTED.faultyDead) add('inspection.deadFaultReadings');
  }

  #isPlaced(instrument: Instrument, frame: AnyFrame): boolean {
    const { floats } = frame.d;
    if (instrument.name === 'clamp') return (floats[this.#clampTerminal] ?? -1) >= 0;
    if (floats[instrument.function] === METER_FUNCTION.off) return false;
    const { leads } = modeOf(frame);
    return leads[instrument.a] !== undefined && leads[instrument.b] !== undefined;
  }

  #readingOf(instrument: Instrument, frame: AnyFrame, value: number): StillReading {
    const { leads } = modeOf(frame);
    const { floats } = frame.d;
    const isClamp = instrument.name === 'clamp';
    return {
      instrument: instrument.name,
      meterFunction: isClamp ? METER_FUNCTION.off : (floats[instrument.function] ?? METER_FUNCTION.off),
      from: isClamp ? terminalAt(floats[this.#clampTerminal] ?? -1) : (leads[instrument.a] ?? ''),
      to: isClamp ? '' : (leads[instrument.b] ?? ''),
      value,
      isOff: floats[this.#breaker] === 0,
      contactors: this.#contactors
        .filter(({ closed, held }) => floats[closed] === 1 || floats[held] === 1)
        .map(({ name }) => name)
        .join(' '),
      isStartPressed: floats[this.#start] === 1,
    };
  }
}
