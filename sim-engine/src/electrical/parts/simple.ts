import { definePart, type Part } from '../circuit/part.ts';

/** Terminals that are one piece of metal: a bar, a rail, a door. Wires do the rest. */
export function bar(terminals: readonly string[]): Part {
  return definePart({
    kind: 'bar',
    terminals,
    joints: terminals.slice(1).map((terminal) => [terminals[0] ?? terminal, terminal] as const),
  });
}

/** A resistance with a capacitance or an inductance of its own, 1/2. A fault may open it or short it. */
export function impedance({ ohm, reactanceOhm = 0 }: { readonly ohm: number; readonly reactanceOhm?: number }): Part {
  return definePart({
    kind: 'impedance',
    terminals: ['1', '2'],
    parameters: {
      broken: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { open: 1 } },
      ohm: { unit: 'Ohm', value: ohm, minimum: 1e-6 },
      reactanceOhm: { unit: 'Ohm', value: reactanceOhm },
    },
    probes: {
      volts: { of: 'voltage', between: ['1', '2'] },
      amperes: { of: 'current', branch: 'body' },
    },
    branches: { body: ['1', '2'] },
    admit({ p }, network) {
      if (p.broken < 0.5) network.impedance('body', p.ohm, p.reactanceOhm);
    },
  });
}

const LIT_RATIO = 0.6;
/** A filament at this multiple of its voltage lasts for about this time, and shorter above. */
const BURNING_RATIO = 1.4;
const BURNING_S = 2;

export interface LampOptions {
  readonly ratedV: number;
  readonly ratedW: number;
  /** A light-emitting diode behind a capacitor, which no direct current passes. */
  readonly led?: boolean;
}

/** An indicator lamp X1/X2, which burns out when it gets far too much voltage. */
export function lamp({ ratedV, ratedW, led = false }: LampOptions): Part {
  const ohm = (ratedV * ratedV) / ratedW;
  return definePart({
    kind: 'lamp',
    terminals: ['X1', 'X2'],
    parameters: { broken: { unit: '1', value: 0, minimum: 0, maximum: 1, faultValues: { open: 1 } } },
    states: {
      lit: { unit: '1', value: 0, visible: true },
      burnt: { unit: '1', value: 0, switching: true, visible: true },
      strainedS: { unit: 's', value: 0 },
    },
    probes: { volts: { of: 'voltage', between: ['X1', 'X2'] } },
    branches: { filament: ['X1', 'X2'] },
    admit({ p, s }, network) {
      if (p.broken < 0.5 && s.burnt === 0) network.impedance('filament', ohm, 0, led ? Infinity : ohm);
    },
    advance({ p, s, o }, tick) {
      const whole = p.broken < 0.5 && s.burnt === 0;
      s.lit = whole && o.volts >= LIT_RATIO * ratedV ? 1 : 0;
      s.strainedS = whole && o.volts >= BURNING_RATIO * ratedV ? s.strainedS + tick.tickS : 0;
      if (s.strainedS < BURNING_S) return;
      s.burnt = 1;
      s.strainedS = 0;
      tick.report('lampBurnt');
    },
  });
}

/** Direct voltage source +/− with an inner resistance. */
export function battery({ volts, ohm }: { readonly volts: number; readonly ohm: number }): Part {
  return definePart({
    kind: 'battery',
    terminals: ['+', '-'],
    parameters: {
      volts: { unit: 'V', value: volts },
      ohm: { unit: 'Ohm', value: ohm, minimum: 1e-6 },
    },
    probes: {
      terminalV: { of: 'dcVoltage', between: ['+', '-'] },
      amperes: { of: 'dcCurrent', branch: 'cell' },
    },
    branches: { cell: ['-', '+'] },
    admit({ p }, network) {
      network.impedance('cell', p.ohm);
      network.dcEmf('cell', p.volts);
    },
  });
}
