import { type CircuitEvent, modeOf } from '@tongyan/sim-engine/electrical';
import { FAULTS, type Json, Simulation } from '@tongyan/sim-engine/kernel';

import { miswired, WIRING_MISTAKES, type WiringMistakeName } from './mistakes.ts';
import { type CabinetOptions, motorStarterSystem } from './system.ts';
import { DRAWING } from './wiring.ts';

/** A source without inner impedance, as the values of reference assume it. */
export const STIFF = { 'supply.prospectiveA': 0 };
/** A shaft that does not turn. */
export const LOCKED = { 'M.frictionNm': 1e5 };

/** The cabinet as a test works with it: whole wiring, FR and KT set, times in seconds since it was made. */
export class TestCabinet {
  readonly simulation: Simulation;

  constructor(options: CabinetOptions & { readonly mistake?: WiringMistakeName; readonly starS?: number } = {}) {
    const { mistake, starS = 3, wiring = DRAWING, ...rest } = options;
    const wired = mistake === undefined ? wiring : miswired(wiring, WIRING_MISTAKES[mistake]);
    this.simulation = Simulation.start(motorStarterSystem({ ...rest, wiring: wired }), 1);
    this.do('set', { part: 'FR', value: 8.2 });
    this.do('set', { part: 'KT', value: starS });
  }

  /** Carries a command out. @throws Error where it is refused. */
  do(name: string, args: Json): void {
    const done = this.simulation.apply({ target: 'cabinet', name, args });
    if (!done.ok) throw new Error(`${name} was refused: ${JSON.stringify(done.failure)}`);
  }

  /** Code of the refusal, or undefined where the command was carried out. */
  refusalOf(name: string, args: Json): string | undefined {
    const done = this.simulation.apply({ target: 'cabinet', name, args });
    return done.ok ? undefined : done.failure.code;
  }

  inject(quantity: string, effect: Json): void {
    const done = this.simulation.apply({
      target: FAULTS,
      name: 'inject',
      args: { id: quantity, target: `cabinet.${quantity}`, effect, trigger: { kind: 'now' } },
    });
    if (!done.ok) throw new Error(`the fault was refused: ${JSON.stringify(done.failure)}`);
  }

  run(seconds: number): this {
    this.simulation.runTo(this.simulation.tick + Math.round(seconds * 1000));
    return this;
  }

  /** QF on, and a moment for what is energised at once. */
  energised(): this {
    this.do('turnOn', { part: 'QF' });
    return this.run(0.1);
  }

  /** SB2 pressed for a time, then let go. */
  start(heldS = 0.2): this {
    this.do('press', { part: 'SB2' });
    this.run(heldS);
    this.do('release', { part: 'SB2' });
    return this;
  }

  read(quantity: string): number {
    const value = this.simulation.read(`cabinet.${quantity}`);
    if (value === undefined) throw new Error(`the cabinet has no ${quantity}`);
    return value;
  }

  get rpm(): number {
    return (this.read('M.speedRadps') * 30) / Math.PI;
  }

  /** Which of the contactors are in, such as `KM1 KM3`. */
  get contactors(): string {
    return ['KM1', 'KM2', 'KM3'].filter((name) => this.read(`${name}.closed`) === 1).join(' ');
  }

  /** Mean of a quantity over a time, tick by tick. */
  mean(quantity: string, seconds: number): number {
    const ticks = Math.round(seconds * 1000);
    let sum = 0;
    for (let tick = 0; tick < ticks; tick += 1) sum += this.run(0.001).read(quantity);
    return sum / ticks;
  }

  get events(): readonly CircuitEvent[] {
    return modeOf({ mode: this.simulation.mode('cabinet') as object | null }).events;
  }

  get eventCodes(): readonly string[] {
    return this.events.map(({ code }) => code);
  }

  /** Runs until the predicate holds; the seconds that it took, or Infinity. */
  secondsUntil(predicate: (cabinet: this) => boolean, withinS: number): number {
    for (let tick = 1; tick <= Math.round(withinS * 1000); tick += 1) {
      this.run(0.001);
      if (predicate(this)) return tick / 1000;
    }
    return Infinity;
  }
}

export interface MeterReading {
  readonly value: number;
  readonly overRange: boolean;
}

/** Turns the meter to a function, holds its leads to two terminals and reads it. */
export function measure(cabinet: TestCabinet, meterFunction: number, a: string, b: string): MeterReading {
  cabinet.do('turn', { part: 'meter', function: meterFunction });
  cabinet.do('probe', { lead: 'meter:a', terminal: a });
  cabinet.do('probe', { lead: 'meter:b', terminal: b });
  cabinet.run(0.002);
  return { value: cabinet.read('meter.reading'), overRange: cabinet.read('meter.overRange') === 1 };
}
