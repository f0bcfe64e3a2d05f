import { definePart, type Part } from '../circuit/part.ts';

/** What a multimeter's rotary switch selects. */
export const METER_FUNCTION = { off: 0, voltsAc: 1, voltsDc: 2, ohms: 3, insulation: 4 } as const;

const INPUT_OHM = 1e7;
/** Protection of the ohm-meter's and the insulation tester's input against alternating voltage. */
const PROTECTED_OHM = 1e6;
const OHMS_SOURCE = { volts: 1.5, ohm: 100, highestOhm: 6e7 } as const;
const INSULATION_SOURCE = { volts: 500, ohm: 2e5, highestOhm: 2e9 } as const;
const DANGEROUS_V = 50;

/**
 * A multimeter with an insulation tester of 500 V, two leads a and b. Volts: 10 MΩ (`inputOhm`), so a floating wire shows what its
 * capacitance feeds. Ohms and insulation drive current of their own through whatever is there; on a live circuit they report it.
 */
export function multimeter({ inputOhm = INPUT_OHM }: { readonly inputOhm?: number } = {}): Part {
  return definePart({
    kind: 'multimeter',
    instrument: true,
    terminals: ['a', 'b'],
    states: {
      function: { unit: '1', value: METER_FUNCTION.off, switching: true, visible: true },
      reading: { unit: '1', value: 0, visible: true, description: 'V or Ohm' },
      overRange: { unit: '1', value: 0, visible: true },
      alarmed: { unit: '1', value: 0, visible: true, description: 'it warns of voltage where there should be none' },
    },
    probes: {
      volts: { of: 'voltage', between: ['a', 'b'] },
      voltsDc: { of: 'dcVoltage', between: ['a', 'b'] },
      amperesDc: { of: 'dcCurrent', branch: 'input' },
    },
    branches: { input: ['b', 'a'] },
    admit({ s }, network) {
      if (s.function === METER_FUNCTION.off) return;
      const source = sourceOf(s.function);
      if (source === undefined) network.impedance('input', inputOhm);
      else {
        network.impedance('input', PROTECTED_OHM, 0, source.ohm);
        network.dcEmf('input', source.volts);
      }
    },
    advance({ s, o }, tick) {
      s.overRange = 0;
      const source = sourceOf(s.function);
      if (source === undefined) {
        s.alarmed = 0;
        s.reading =
          s.function === METER_FUNCTION.voltsAc ? o.volts : s.function === METER_FUNCTION.voltsDc ? o.voltsDc : 0;
        return;
      }
      if (o.volts > DANGEROUS_V && s.alarmed === 0) {
        s.alarmed = 1;
        tick.report('resistanceMeasuredLive', { volts: Math.round(o.volts) });
      }
      const ohm = o.amperesDc > 0 ? source.volts / o.amperesDc - source.ohm : Infinity;
      s.overRange = ohm > source.highestOhm ? 1 : 0;
      s.reading = Math.min(ohm, source.highestOhm);
    },
    actions: {
      turn: {
        refuse: (_view, args) =>
          Object.values<unknown>(METER_FUNCTION).includes(args['function']) ? undefined : { code: 'noSuchFunction' },
        apply: ({ s }, args) => {
          s.function = Number(args['function']);
          s.alarmed = 0;
        },
      },
    },
  });
}

function sourceOf(meterFunction: number): typeof OHMS_SOURCE | typeof INSULATION_SOURCE | undefined {
  if (meterFunction === METER_FUNCTION.ohms) return OHMS_SOURCE;
  return meterFunction === METER_FUNCTION.insulation ? INSULATION_SOURCE : undefined;
}

/** A clamp meter: RMS of the current that flows into the terminal around whose wire it is laid. */
export function clampMeter(): Part {
  return definePart({
    kind: 'clampMeter',
    instrument: true,
    terminals: [],
    states: {
      terminal: {
        unit: '1',
        value: -1,
        switching: true,
        visible: true,
        description: 'index of the terminal, −1 for none',
      },
    },
    probes: { amperes: { of: 'clampCurrent', state: 'terminal', visible: true } },
  });
}

const BODY_OHM = 1000;
const SHOCK_A = 0.005;

/** Somebody who stands on earth: what the hand touches is earthed through a body of about 1 kΩ. */
export function person(): Part {
  return definePart({
    kind: 'person',
    instrument: true,
    terminals: ['hand', 'feet'],
    states: { shocked: { unit: '1', value: 0, visible: true } },
    probes: { bodyA: { of: 'current', branch: 'body' } },
    branches: { body: ['hand', 'feet'] },
    admit: (_view, network) => network.impedance('body', BODY_OHM),
    advance({ s, o }, tick) {
      const shocked = o.bodyA > SHOCK_A;
      if (shocked && s.shocked === 0) tick.report('electricShock', { milliamperes: Math.round(o.bodyA * 1000) });
      s.shocked = shocked ? 1 : 0;
    },
  });
}
