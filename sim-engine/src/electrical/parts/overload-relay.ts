import type { Json } from '../../kernel/json.ts';
import { definePart, type Part } from '../circuit/part.ts';
import { Decay } from '../overload/decay.ts';

export interface OverloadRelayOptions {
  readonly lowestA: number;
  readonly highestA: number;
  readonly dialA: number;
}

const POLE_OHM = 0.005;
const CONTACT_OHM = 0.02;
/** Parts of the trip heat below which the bimetals have come back far enough to latch again. */
const RESET_PART = 0.75;

/**
 * A thermal overload relay: a bimetal for each pole, θ' = ((I/Ir)² − θ)/τ, which trips when the hottest reaches `tripHeat`. With
 * `phaseLossFactor` f the slide of a differential relay: hottest + f·(hottest − coolest) counts instead. NC 95/96, NO 97/98. The dial is
 * a state, turned by hand; `dialFactor` is what a relay that is out of true makes of it.
 */
export function overloadRelay({ lowestA, highestA, dialA }: OverloadRelayOptions): Part {
  const decays = new Decay();
  return definePart({
    kind: 'overloadRelay',
    terminals: ['1', '2', '3', '4', '5', '6', '95', '96', '97', '98'],
    parameters: {
      timeConstantS: { unit: 's', value: 194, minimum: 0.001 },
      tripHeat: { unit: '1', value: 1.3225, minimum: 0.01 },
      phaseLossFactor: { unit: '1', value: 0, minimum: 0 },
      dialFactor: { unit: '1', value: 1, minimum: 0.01 },
    },
    states: {
      dialA: { unit: 'A', value: dialA, visible: true, kept: true },
      tripped: { unit: '1', value: 0, switching: true, visible: true },
      heat1: { unit: '1', value: 0 },
      heat2: { unit: '1', value: 0 },
      heat3: { unit: '1', value: 0 },
    },
    probes: {
      current1: { of: 'current', branch: 'pole1' },
      current2: { of: 'current', branch: 'pole2' },
      current3: { of: 'current', branch: 'pole3' },
    },
    branches: {
      pole1: ['1', '2'],
      pole2: ['3', '4'],
      pole3: ['5', '6'],
      normallyClosed: ['95', '96'],
      normallyOpen: ['97', '98'],
    },
    admit({ s }, network) {
      for (const pole of ['pole1', 'pole2', 'pole3']) network.impedance(pole, POLE_OHM);
      network.impedance(s.tripped === 1 ? 'normallyOpen' : 'normallyClosed', CONTACT_OHM);
    },
    advance({ p, s, o }, tick) {
      const decay = decays.over(tick.tickS, p.timeConstantS);
      const ratedA = s.dialA * p.dialFactor;
      const heated = (heat: number, current: number): number => {
        const load = current / ratedA;
        const end = load * load;
        return end + (heat - end) * decay;
      };
      s.heat1 = heated(s.heat1, o.current1);
      s.heat2 = heated(s.heat2, o.current2);
      s.heat3 = heated(s.heat3, o.current3);
      if (s.tripped === 1) return;
      const hottest = Math.max(s.heat1, s.heat2, s.heat3);
      const coolest = Math.min(s.heat1, s.heat2, s.heat3);
      if (hottest + p.phaseLossFactor * (hottest - coolest) < p.tripHeat) return;
      s.tripped = 1;
      tick.report('overloadTripped');
    },
    actions: {
      reset: {
        refuse: ({ p, s }) =>
          Math.max(s.heat1, s.heat2, s.heat3) > RESET_PART * p.tripHeat ? { code: 'stillHot' } : undefined,
        apply: ({ s }) => void (s.tripped = 0),
      },
      test: { apply: ({ s }) => void (s.tripped = 1) },
      set: {
        refuse: (_view, args) => (within(args['value'], lowestA, highestA) ? undefined : { code: 'outOfScale' }),
        apply: ({ s }, args) => void (s.dialA = Number(args['value'])),
      },
    },
  });
}

function within(value: Json | undefined, lowest: number, highest: number): boolean {
  return typeof value === 'number' && value >= lowest && value <= highest;
}
