import { definePart, type Part } from '../circuit/part.ts';

export interface TimerOptions {
  readonly delay: 'on' | 'off';
  readonly coilV: number;
  readonly dialS: number;
  readonly highestS: number;
}

const POWER_VA = 2;
const POWER_COS = 0.9;
const PICK_UP_RATIO = 0.85;
const DROP_OUT_RATIO = 0.3;
const CONTACT_OHM = 0.02;

/**
 * An electronic time relay, NC 55/56 and NO 67/68. `on`: they change over `dialS` after it got its voltage and come back when it loses
 * it. `off`: they change over with the voltage and come back `dialS` after it went. `delayFactor` is what a timer that drifts makes of
 * its dial; `stuck` keeps the contacts as they are.
 */
export function timer({ delay, coilV, dialS, highestS }: TimerOptions): Part {
  const ohm = (coilV * coilV) / POWER_VA;
  return definePart({
    kind: 'timer',
    terminals: ['A1', 'A2', '55', '56', '67', '68'],
    parameters: {
      delayFactor: { unit: '1', value: 1, minimum: 0 },
      stuck: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { seizure: 1 } },
    },
    states: {
      dialS: { unit: 's', value: dialS, visible: true, kept: true },
      energised: { unit: '1', value: 0, visible: true },
      elapsedS: { unit: 's', value: 0, visible: true },
      changedOver: { unit: '1', value: 0, switching: true, visible: true },
    },
    probes: { coilV: { of: 'voltage', between: ['A1', 'A2'] } },
    branches: { supply: ['A1', 'A2'], normallyClosed: ['55', '56'], normallyOpen: ['67', '68'] },
    admit({ s }, network) {
      network.impedance('supply', ohm * POWER_COS, ohm * Math.sqrt(1 - POWER_COS * POWER_COS), ohm);
      network.impedance(s.changedOver === 1 ? 'normallyOpen' : 'normallyClosed', CONTACT_OHM);
    },
    advance({ p, s, o }, tick) {
      const energised = o.coilV >= (s.energised === 1 ? DROP_OUT_RATIO : PICK_UP_RATIO) * coilV;
      s.energised = energised ? 1 : 0;
      const timing = delay === 'on' ? energised : !energised && s.changedOver === 1;
      s.elapsedS = timing ? s.elapsedS + tick.tickS : 0;
      if (p.stuck >= 0.5) return;
      const over = s.elapsedS >= s.dialS * p.delayFactor - tick.tickS * 1e-6;
      const changedOver = delay === 'on' ? energised && over : energised || (timing && !over);
      s.changedOver = changedOver ? 1 : 0;
      if (delay === 'on' && over) s.elapsedS = Math.min(s.elapsedS, s.dialS * p.delayFactor);
    },
    actions: {
      set: {
        refuse: (_view, { value }) =>
          typeof value === 'number' && value > 0 && value <= highestS ? undefined : { code: 'outOfScale' },
        apply: ({ s }, { value }) => void (s.dialS = Number(value)),
      },
    },
  });
}
