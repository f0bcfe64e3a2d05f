import { definePart, type Part } from '../circuit/part.ts';

export interface SupplyOptions {
  /** RMS, line to line, without load. */
  readonly lineV: number;
  /** RMS of a three-pole short circuit at the terminals; 0 for a source without inner impedance. */
  readonly prospectiveA: number;
}

const PHASES = [
  { branch: 'phase1', re: 1, im: 0 },
  { branch: 'phase2', re: -0.5, im: -Math.sqrt(3) / 2 },
  { branch: 'phase3', re: -0.5, im: Math.sqrt(3) / 2 },
] as const;

/** Power factor of a short circuit: IEC 60898-1 tests breakers with it between 1500 A and 3000 A. */
const SHORT_COS = 0.9;

/** What no load of a cabinet draws, a motor's inrush included. */
const SHORT_CIRCUIT_A = 500;

/** A TN-S supply L1, L2, L3, N, PE with earthed star point; L1's EMF is the reference of all phases. */
export function supply({ lineV, prospectiveA }: SupplyOptions): Part {
  return definePart({
    kind: 'supply',
    detached: true,
    terminals: ['L1', 'L2', 'L3', 'N', 'PE'],
    joints: [['N', 'PE']],
    parameters: {
      lineV: { unit: 'V', value: lineV, minimum: 0 },
      voltageFactor: { unit: '1', value: 1, minimum: 0 },
      prospectiveA: { unit: 'A', value: prospectiveA, minimum: 0 },
      lost1: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { open: 1 } },
      lost2: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { open: 1 } },
      lost3: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { open: 1 } },
    },
    states: { shorted: { unit: '1', value: 0 } },
    probes: {
      line1A: { of: 'current', branch: 'phase1' },
      line2A: { of: 'current', branch: 'phase2' },
      line3A: { of: 'current', branch: 'phase3' },
    },
    branches: { phase1: ['N', 'L1'], phase2: ['N', 'L2'], phase3: ['N', 'L3'] },
    admit({ p }, network) {
      const phaseV = (p.lineV * p.voltageFactor) / Math.sqrt(3);
      const innerOhm = p.prospectiveA > 0 ? p.lineV / Math.sqrt(3) / p.prospectiveA : 0;
      const ohm = innerOhm * SHORT_COS;
      const reactance = innerOhm * Math.sqrt(1 - SHORT_COS * SHORT_COS);
      const lost = [p.lost1, p.lost2, p.lost3];
      for (const [index, { branch, re, im }] of PHASES.entries()) {
        if ((lost[index] ?? 0) >= 0.5) continue;
        network.impedance(branch, ohm, reactance, Math.max(ohm, 1e-3));
        network.emf(branch, phaseV * re, phaseV * im);
      }
    },
    advance({ s, o }, tick) {
      const largestA = Math.max(o.line1A, o.line2A, o.line3A);
      const shorted = largestA >= SHORT_CIRCUIT_A ? 1 : 0;
      if (shorted === 1 && s.shorted === 0) tick.report('shortCircuit', { amperes: Math.round(largestA) });
      s.shorted = shorted;
    },
  });
}
