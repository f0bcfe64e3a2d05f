import { definePart, type Part } from '../circuit/part.ts';
import { Decay } from '../overload/decay.ts';

export interface BreakerOptions {
  readonly ratedA: number;
  /** Whether an ammeter on the door shows the current of its first pole. */
  readonly metered?: boolean;
  /** At which multiple of the rated current the magnetic trip acts: 3–5 for B, 5–10 for C, 10–20 for D. */
  readonly magneticMultiple: number;
}

/** (1.3)², between the 1.13 that must hold and the 1.45 that must trip (IEC 60898-1). */
const TRIP_HEAT = 1.69;
/** From cold at 2.55 In about 20 s, inside the 1–60 s of the standard. */
const TIME_CONSTANT_S = 66;
/** How long a short circuit has to last: the mechanism's unlatching. */
const MAGNETIC_S = 0.005;
const POLE_OHM = 0.003;

/**
 * A three-pole miniature circuit-breaker with thermal and magnetic trip, which can be locked and tagged while it is off. One hot pole
 * trips all. Poles 1/2, 3/4, 5/6, line side 1, 3, 5.
 */
export function breaker({ ratedA, magneticMultiple, metered = false }: BreakerOptions): Part {
  const decays = new Decay();
  return definePart({
    kind: 'breaker',
    terminals: ['1', '2', '3', '4', '5', '6'],
    parameters: {
      ratedA: { unit: 'A', value: ratedA, minimum: 0.1 },
      magneticMultiple: { unit: '1', value: magneticMultiple, minimum: 1 },
    },
    states: {
      closed: { unit: '1', value: 0, switching: true, visible: true },
      tripped: { unit: '1', value: 0, visible: true },
      locked: { unit: '1', value: 0, visible: true, kept: true },
      tagged: { unit: '1', value: 0, visible: true, kept: true },
      heat1: { unit: '1', value: 0 },
      heat2: { unit: '1', value: 0 },
      heat3: { unit: '1', value: 0 },
      shortS: { unit: 's', value: 0 },
    },
    probes: {
      current1: { of: 'current', branch: 'pole1', visible: metered },
      current2: { of: 'current', branch: 'pole2' },
      current3: { of: 'current', branch: 'pole3' },
    },
    branches: { pole1: ['1', '2'], pole2: ['3', '4'], pole3: ['5', '6'] },
    admit({ s }, network) {
      if (s.closed === 1) for (const pole of ['pole1', 'pole2', 'pole3']) network.impedance(pole, POLE_OHM);
    },
    advance({ p, s, o }, tick) {
      const decay = decays.over(tick.tickS, TIME_CONSTANT_S);
      const heated = (heat: number, current: number): number => {
        const load = current / p.ratedA;
        const end = load * load;
        return end + (heat - end) * decay;
      };
      s.heat1 = heated(s.heat1, o.current1);
      s.heat2 = heated(s.heat2, o.current2);
      s.heat3 = heated(s.heat3, o.current3);
      if (s.closed === 0) {
        s.shortS = 0;
        return;
      }
      const largest = Math.max(o.current1, o.current2, o.current3);
      s.shortS = largest >= p.magneticMultiple * p.ratedA ? s.shortS + tick.tickS : 0;
      const magnetic = s.shortS >= MAGNETIC_S - tick.tickS * 1e-6;
      if (!magnetic && Math.max(s.heat1, s.heat2, s.heat3) < TRIP_HEAT) return;
      s.closed = 0;
      s.tripped = 1;
      s.shortS = 0;
      tick.report(magnetic ? 'breakerTrippedMagnetic' : 'breakerTrippedThermal');
    },
    actions: {
      turnOn: {
        refuse: ({ s }) => {
          if (s.locked === 1) return { code: 'locked' };
          // The handle of a tripped breaker has to be brought to off first.
          return s.tripped === 1 ? { code: 'tripped' } : undefined;
        },
        apply: ({ s }) => void (s.closed = 1),
      },
      turnOff: {
        apply: ({ s }) => {
          s.closed = 0;
          s.tripped = 0;
        },
      },
      lock: {
        refuse: ({ s }) => (s.closed === 1 ? { code: 'switchedOn' } : undefined),
        apply: ({ s }) => void (s.locked = 1),
      },
      unlock: {
        refuse: ({ s }) => (s.tagged === 1 ? { code: 'tagged' } : undefined),
        apply: ({ s }) => void (s.locked = 0),
      },
      tag: { apply: ({ s }) => void (s.tagged = 1) },
      untag: { apply: ({ s }) => void (s.tagged = 0) },
    },
  });
}
