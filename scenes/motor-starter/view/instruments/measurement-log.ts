import type { SessionFrame } from '../../../session/index.ts';
import { meterShown, type Shown, testerShown } from '../meter-text.ts';
import { leadAt } from '../reading.ts';

/** A reading as somebody would write it down. */
export interface Measurement {
  readonly number: number;
  readonly places: string;
  readonly value: string;
  readonly timeS: number;
}

/** A reading counts once the leads have been steady for this time. */
const STEADY_S = 0.4;
const KEPT = 40;

interface Steady {
  readonly key: string;
  readonly sinceS: number;
  readonly written: boolean;
}

const INSTRUMENTS = [
  { name: 'meter', shown: meterShown },
  { name: 'insulationTester', shown: testerShown },
] as const;

export const measuredText = ({ text, unit, kind }: Shown): string =>
  `${text} ${unit}${kind === 'AC' ? '～' : kind === 'DC' ? '⎓' : ''}`;

/** Writes steady readings down as frames come: one for each place and function of the leads. */
export class MeasurementLog {
  #measurements: readonly Measurement[] = [];
  readonly #steady = new Map<string, Steady>();
  #count = 0;

  /** The same array while nothing was added. */
  get measurements(): readonly Measurement[] {
    return this.#measurements;
  }

  get count(): number {
    return this.#count;
  }

  follow(frame: SessionFrame): void {
    const { timeS } = frame.view;
    for (const { name, shown } of INSTRUMENTS) {
      const reading = shown(frame);
      const [a, b] = [leadAt(frame, `${name}:a`), leadAt(frame, `${name}:b`)];
      if (reading.off || a === null || b === null) {
        this.#steady.delete(name);
        continue;
      }
      const key = `${reading.functionName} ${a} ${b}`;
      const before = this.#steady.get(name);
      if (before === undefined || before.key !== key || timeS < before.sinceS) {
        this.#steady.set(name, { key, sinceS: timeS, written: false });
        continue;
      }
      if (before.written || timeS - before.sinceS < STEADY_S) continue;
      this.#steady.set(name, { ...before, written: true });
      this.#count += 1;
      const measurement = { number: this.#count, places: `${a} – ${b}`, value: measuredText(reading), timeS };
      this.#measurements = [...this.#measurements.slice(1 - KEPT), measurement];
    }
  }
}
