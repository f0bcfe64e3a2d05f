import { at, itemAt } from '../../maths/at.ts';
import { definePart, type Part } from '../circuit/part.ts';
import { Decay } from '../overload/decay.ts';

/**
 * A gG link as three heated bodies (element, notch surroundings, holder): θₖ' = (wₖ·(I/In)² − θₖ)/τₖ; it melts when Σθ reaches the
 * limit. Fitted by us to the gates of IEC 60269-1 for 32 A: no melting at 1.25 In, melting at 1.6 In within the hour, 5 s near
 * 3.3 In, 0.1 s near 8 In, and I²t of about 2.3·In² A²s where no heat has time to leave.
 */
const WEIGHTS = [0.016, 0.146, 0.838] as const;
const TIME_CONSTANTS_S = [0.02, 1, 100] as const;
const MELTING_HEAT = 2.2;

export interface FuseOptions {
  readonly ratedA: number;
  readonly poles: 1 | 3;
}

/** Fuse links in a common holder, poles 1/2, 3/4, 5/6. The carrier is pulled and put in whole, and new links come in it. */
export function fuse({ ratedA, poles }: FuseOptions): Part {
  const indices = Array.from({ length: poles }, (_, pole) => pole);
  const numbered = <Value>(prefix: string, value: (pole: number) => Value): Record<string, Value> =>
    Object.fromEntries(indices.map((pole) => [`${prefix}${pole + 1}`, value(pole)]));
  // 0.1 W per ampere of rating is what such links take at full load.
  const ohm = 0.1 / ratedA;
  const decays = TIME_CONSTANTS_S.map(() => new Decay());
  const bodyDecay = new Float64Array(TIME_CONSTANTS_S.length);
  return definePart<string, string, string>({
    kind: 'fuse',
    detached: true,
    terminals: indices.flatMap((pole) => [String(2 * pole + 1), String(2 * pole + 2)]),
    parameters: numbered('broken', () => ({
      unit: '1',
      value: 0,
      minimum: 0,
      maximum: 1,
      faultValues: { open: 1 },
    })),
    states: {
      inserted: { unit: '1', value: 1, switching: true, visible: true, kept: true },
      ...numbered('melted', () => ({ unit: '1', value: 0, switching: true, visible: true })),
      ...Object.fromEntries(
        indices.flatMap((pole) => WEIGHTS.map((_, body) => [`heat${pole + 1}${'abc'[body]}`, { unit: '1', value: 0 }])),
      ),
    },
    probes: numbered('current', (pole) => ({ of: 'current', branch: `link${pole + 1}` })),
    branches: numbered('link', (pole) => [String(2 * pole + 1), String(2 * pole + 2)]),
    admit({ p, s }, network) {
      if (s.floats[0] === 0) return;
      for (const pole of indices) {
        if (at(s.floats, 1 + pole) === 0 && at(p.floats, pole) < 0.5) network.impedance(`link${pole + 1}`, ohm);
      }
    },
    advance({ s, o }, tick) {
      for (let body = 0; body < 3; body += 1)
        bodyDecay[body] = decays[body]?.over(tick.tickS, itemAt(TIME_CONSTANTS_S, body)) ?? 0;
      for (let pole = 0; pole < poles; pole += 1) {
        const load = at(o.floats, pole) / ratedA;
        let heat = 0;
        for (let body = 0; body < 3; body += 1) {
          const index = 1 + poles + 3 * pole + body;
          const end = itemAt(WEIGHTS, body) * load * load;
          const now = end + (at(s.floats, index) - end) * at(bodyDecay, body);
          s.floats[index] = now > 1e-30 ? now : 0;
          heat += now;
        }
        if (heat < MELTING_HEAT || at(s.floats, 1 + pole) === 1) continue;
        s.floats[1 + pole] = 1;
        tick.report('fuseMelted', { pole: pole + 1 });
      }
    },
    actions: {
      pull: { apply: ({ s }) => void (s.floats[0] = 0) },
      insert: { apply: ({ s }) => void (s.floats[0] = 1) },
    },
    refuseReplacing: ({ s }) => (s.floats[0] === 1 ? { code: 'carrierInserted' } : undefined),
  });
}
