import { describe, expect, it } from 'vitest';

import type { Part } from '../circuit/part.ts';
import { TestCircuit } from '../testing-circuit.ts';
import { breaker } from './breaker.ts';
import { contactor } from './contactor.ts';
import { fuse } from './fuse.ts';
import { METER_FUNCTION, multimeter } from './instruments.ts';
import { overloadRelay } from './overload-relay.ts';
import { pushButton } from './push-button.ts';
import { battery, impedance, lamp } from './simple.ts';
import { supply } from './supply.ts';
import { timer } from './timer.ts';
import { transformer } from './transformer.ts';

const ROOT_3 = Math.sqrt(3);

/** A source of one phase: L1 to N gives this voltage, without inner impedance. */
const phase = (volts: number): Part => supply({ lineV: volts * ROOT_3, prospectiveA: 0 });

/** A part between L1 and N with a resistance that makes the given current flow. */
function loaded(
  part: Part,
  amperes: number,
  options: ConstructorParameters<typeof TestCircuit>[2] = {},
  switchedOn = true,
): TestCircuit {
  const circuit = new TestCircuit(
    {
      frequencyHz: 50,
      earth: 'G:PE',
      parts: { G: phase(230), X: part, R: impedance({ ohm: 230 / amperes }) },
    },
    [
      ['G:L1', 'X:1'],
      ['X:2', 'R:1'],
      ['R:2', 'G:N'],
    ],
    options,
  );
  if (switchedOn && part.kind === 'breaker') circuit.do('turnOn', { part: 'X' });
  return circuit;
}

const COIL_WIRES = [
  ['G:L1', 'K:A1'],
  ['G:N', 'K:A2'],
] as const;

/** A coil or timer of 230 V on a source whose voltage a fault scales. */
function coil(part: Part, volts = 230): TestCircuit {
  return new TestCircuit({ frequencyHz: 50, earth: 'G:PE', parts: { G: phase(volts), K: part } }, COIL_WIRES);
}

function scaleSupply(circuit: TestCircuit, factor: number): void {
  circuit.simulation.apply({ target: '@faults', name: 'clear', args: { id: 'dip' } });
  circuit.simulation.apply({
    target: '@faults',
    name: 'inject',
    args: {
      id: 'dip',
      target: 'circuit.G.voltageFactor',
      effect: { kind: 'stuck', at: factor },
      trigger: { kind: 'now' },
    },
  });
}

describe('contactor', () => {
  it('closes after 20 ms at 0.85 of its voltage, and not below', () => {
    expect(coil(contactor({ coilV: 230 }), 0.86 * 230).secondsUntil('K.closed', 1, 0.1)).toBeCloseTo(0.02, 9);
    expect(coil(contactor({ coilV: 230 }), 0.84 * 230).secondsUntil('K.closed', 1, 0.5)).toBe(Infinity);
  });

  it('does not close on a pulse that is too short', () => {
    const circuit = coil(contactor({ coilV: 230 })).run(0.019);
    scaleSupply(circuit, 0);
    circuit.run(0.001);
    scaleSupply(circuit, 1);
    expect(circuit.run(0.019).read('K.closed')).toBe(0);
  });

  it('holds at 0.75 of its voltage, opens 12 ms after it fell below 0.2', () => {
    const circuit = coil(contactor({ coilV: 230 })).run(0.1);
    scaleSupply(circuit, 0.75);
    expect(circuit.run(1).read('K.closed')).toBe(1);
    scaleSupply(circuit, 0.19);
    expect(circuit.secondsUntil('K.closed', 0, 0.1)).toBeCloseTo(0.012, 9);
  });

  it('draws 70 VA while it closes and 8 VA when it is closed', () => {
    const circuit = coil(contactor({ coilV: 230 })).run(0.005);
    expect(circuit.read('G.line1A')).toBeCloseTo(70 / 230, 3);
    expect(circuit.run(0.1).read('G.line1A')).toBeCloseTo(8 / 230, 3);
  });

  it('draws more at a lower frequency, as an inductance does', () => {
    const at = (frequencyHz: number): number => {
      const parts = { G: phase(100), K: contactor({ coilV: 230 }) };
      const parameters = { frequencyHz };
      return new TestCircuit({ frequencyHz: 50, earth: 'G:PE', parts }, COIL_WIRES, { parameters })
        .run(0.01)
        .read('G.line1A');
    };
    const ohm = (230 * 230) / 70;
    const at25 = ohm * Math.sqrt(0.75 * 0.75 + 0.25 * (1 - 0.75 * 0.75));
    expect(at(50)).toBeCloseTo(100 / ohm, 6);
    expect(at(25)).toBeCloseTo(100 / at25, 6);
  });

  it('burns its coil on 400 V for good', () => {
    const circuit = coil(contactor({ coilV: 230 }), 400).run(6);
    expect(circuit.eventCodes).toEqual(['coilBurnt']);
    expect(circuit.read('K.closed')).toBe(0);
    scaleSupply(circuit, 230 / 400);
    expect(circuit.run(1).read('K.closed')).toBe(0);
  });

  it('buzzes on its own NC contact, closing and opening every 32 ms', () => {
    const circuit = new TestCircuit(
      { frequencyHz: 50, earth: 'G:PE', parts: { G: phase(230), K: contactor({ coilV: 230 }) } },
      [
        ['G:L1', 'K:21'],
        ['K:22', 'K:A1'],
        ['G:N', 'K:A2'],
      ],
    );
    circuit.secondsUntil('K.closed', 1, 1);
    for (let turn = 0; turn < 5; turn += 1) {
      expect(circuit.secondsUntil('K.closed', 0, 1)).toBeCloseTo(0.012, 9);
      expect(circuit.secondsUntil('K.closed', 1, 1)).toBeCloseTo(0.02, 9);
    }
  });
});

describe('what is heard of a contactor', () => {
  it.each([
    [230, 0],
    [180, 1],
    [100, 1],
    [50, 0],
  ])('at %d V on a coil of 230 V it buzzes: %d', (volts, buzzing) => {
    expect(
      coil(contactor({ coilV: 230 }), volts)
        .run(0.5)
        .read('K.buzzing'),
    ).toBe(buzzing);
  });
});

describe('timer', () => {
  it('on-delay: changes over after its dial, comes back at once, and starts anew', () => {
    const circuit = coil(timer({ delay: 'on', coilV: 230, dialS: 2, highestS: 10 }));
    expect(circuit.secondsUntil('K.changedOver', 1, 5)).toBeCloseTo(2, 9);
    scaleSupply(circuit, 0);
    expect(circuit.secondsUntil('K.changedOver', 0, 5)).toBeCloseTo(0.001, 9);
    scaleSupply(circuit, 1);
    expect(circuit.secondsUntil('K.changedOver', 1, 5)).toBeCloseTo(2, 9);
  });

  it('off-delay: changes over at once, comes back after its dial', () => {
    const circuit = coil(timer({ delay: 'off', coilV: 230, dialS: 2, highestS: 10 }));
    expect(circuit.secondsUntil('K.changedOver', 1, 5)).toBeCloseTo(0.001, 9);
    circuit.run(3);
    scaleSupply(circuit, 0);
    expect(circuit.secondsUntil('K.changedOver', 0, 5)).toBeCloseTo(2, 9);
    expect(circuit.run(5).read('K.changedOver')).toBe(0);
  });

  it('refuses what is not on its dial', () => {
    const circuit = coil(timer({ delay: 'on', coilV: 230, dialS: 2, highestS: 10 }));
    expect(circuit.do('set', { part: 'K', value: 11 })).toBe('outOfScale');
    expect(circuit.do('set', { part: 'K', value: '3' })).toBe('outOfScale');
    expect(circuit.do('set', { part: 'K', value: 0.5 })).toBeUndefined();
    expect(circuit.secondsUntil('K.changedOver', 1, 5)).toBeCloseTo(0.5, 9);
  });
});

/** Gates of IEC 60269-1 for gG 32 A: no melting within 10 s at 75 A and 0.1 s at 200 A; melting within 5 s at 150 A, 0.1 s at 350 A. */
describe('fuse gG 32 A', () => {
  const meltsAfterS = (amperes: number, withinS: number, tickS = 0.01): number =>
    loaded(fuse({ ratedA: 32, poles: 1 }), amperes, { tickS }).secondsUntil('X.melted1', 1, withinS);

  it.each([
    [75, 10, Infinity],
    [150, 0.05, 5],
    [200, 0.1, 5],
    [350, 0.005, 0.1],
  ])('at %f A lasts %f s and not %f s', (amperes, lastsS, meltsS) => {
    const found = meltsAfterS(amperes, 60, 0.002);
    expect(found).toBeGreaterThan(lastsS);
    expect(found).toBeLessThanOrEqual(meltsS);
  });

  it('carries 1.25 In for ever and melts at 1.6 In within the hour', () => {
    expect(meltsAfterS(40, 7200, 1)).toBe(Infinity);
    expect(meltsAfterS(51.2, 3600, 1)).toBeLessThan(3600);
  });

  it('lets through about 2400 A²s where no heat has time to leave', () => {
    const meltsS = meltsAfterS(3000, 0.1, 1e-5);
    expect(3000 * 3000 * meltsS).toBeGreaterThan(1800);
    expect(3000 * 3000 * meltsS).toBeLessThan(3000);
  });

  it('conducts again with a new link, which is put in with the carrier out', () => {
    const circuit = loaded(fuse({ ratedA: 2, poles: 1 }), 20).run(5);
    expect(circuit.read('X.current1')).toBe(0);
    expect(circuit.do('replace', { part: 'X' })).toBe('carrierInserted');
    circuit.do('pull', { part: 'X' });
    circuit.do('replace', { part: 'X' });
    circuit.do('insert', { part: 'X' });
    expect(circuit.run(0.002).read('X.current1')).toBeCloseTo(20, 0);
    expect(circuit.eventCodes).toEqual(['fuseMelted']);
  });
});

/** IEC 60898-1: 1.13 In holds for the hour, 1.45 In trips within it, 2.55 In within 1 s to 60 s; D trips at once from 10 In to 20 In. */
describe('breaker D25', () => {
  const tripsAfterS = (amperes: number, withinS: number, tickS: number): number =>
    loaded(breaker({ ratedA: 25, magneticMultiple: 14 }), amperes, { tickS }).secondsUntil('X.tripped', 1, withinS);

  it('follows the thermal gates', () => {
    expect(tripsAfterS(1.13 * 25, 3600, 1)).toBe(Infinity);
    expect(tripsAfterS(1.45 * 25, 3600, 1)).toBeLessThan(3600);
    const hotS = tripsAfterS(2.55 * 25, 100, 0.1);
    expect(hotS).toBeGreaterThan(1);
    expect(hotS).toBeLessThan(60);
  });

  it('trips within 5 ms above 14 In and not at once below', () => {
    expect(tripsAfterS(15 * 25, 1, 0.001)).toBeCloseTo(0.005, 9);
    expect(tripsAfterS(10 * 25, 0.1, 0.001)).toBe(Infinity);
  });

  it('has to be switched off before it can be switched on again', () => {
    const circuit = loaded(breaker({ ratedA: 25, magneticMultiple: 14 }), 500).run(0.1);
    expect(circuit.eventCodes).toEqual(['breakerTrippedMagnetic']);
    expect(circuit.do('turnOn', { part: 'X' })).toBe('tripped');
    circuit.do('turnOff', { part: 'X' });
    expect(circuit.do('turnOn', { part: 'X' })).toBeUndefined();
  });
});

describe('overload relay', () => {
  const relay = overloadRelay({ lowestA: 5, highestA: 20, dialA: 10 });

  it('trips by its hottest pole, latches, and can be reset when it has cooled', () => {
    const circuit = loaded(relay, 30, { tickS: 0.01 });
    // θ' = (9 − θ)/194 reaches 1.3225 after 194·ln(9/7.6775) s.
    expect(circuit.secondsUntil('X.tripped', 1, 100)).toBeCloseTo(30.83, 0);
    expect(circuit.do('reset', { part: 'X' })).toBe('stillHot');
    circuit.simulation.apply({
      target: '@faults',
      name: 'inject',
      args: { id: 'off', target: 'circuit.R.broken', effect: { kind: 'open' }, trigger: { kind: 'now' } },
    });
    circuit.run(100);
    expect(circuit.do('reset', { part: 'X' })).toBeUndefined();
    expect(circuit.read('X.tripped')).toBe(0);
  });

  it('with a differential slide trips earlier where one pole alone is loaded', () => {
    const plain = loaded(relay, 13, { tickS: 0.1 }).secondsUntil('X.tripped', 1, 1000);
    const parameters = { 'X.phaseLossFactor': 0.3 };
    const differential = loaded(relay, 13, { tickS: 0.1, parameters }).secondsUntil('X.tripped', 1, 1000);
    expect(differential).toBeLessThan(0.7 * plain);
  });
});

describe('instruments and small parts', () => {
  it('a multimeter reads direct volts with their sign, and a resistance', () => {
    const circuit = new TestCircuit(
      {
        frequencyHz: 50,
        earth: 'G:PE',
        parts: { G: phase(0), B: battery({ volts: 24, ohm: 0.1 }), R: impedance({ ohm: 470 }), P: multimeter() },
      },
      [['B:-', 'G:PE']],
    );
    circuit.do('turn', { part: 'P', function: METER_FUNCTION.voltsDc });
    circuit.do('probe', { lead: 'P:a', terminal: 'B:-' });
    circuit.do('probe', { lead: 'P:b', terminal: 'B:+' });
    expect(circuit.run(0.002).read('P.reading')).toBeCloseTo(-24, 3);
    circuit.do('turn', { part: 'P', function: METER_FUNCTION.ohms });
    circuit.do('probe', { lead: 'P:a', terminal: 'R:1' });
    circuit.do('probe', { lead: 'P:b', terminal: 'R:2' });
    expect(circuit.run(0.002).read('P.reading')).toBeCloseTo(470, 2);
    circuit.do('probe', { lead: 'P:b', terminal: null });
    expect(circuit.run(0.002).read('P.overRange')).toBe(1);
    expect(circuit.do('turn', { part: 'P', function: 9 })).toBe('noSuchFunction');
  });

  it('a transformer has its ratio without load and drops under load', () => {
    const circuit = new TestCircuit(
      {
        frequencyHz: 50,
        earth: 'G:PE',
        parts: {
          G: phase(380),
          T: transformer({ primaryV: 380, secondaryV: 220, ratedVA: 100 }),
          R: impedance({ ohm: (220 * 220) / 100 }),
          S: pushButton({ latching: true }),
        },
      },
      [
        ['G:L1', 'T:1'],
        ['G:N', 'T:2'],
        ['T:3', 'S:13'],
        ['S:14', 'R:1'],
        ['R:2', 'T:4'],
        ['T:4', 'G:PE'],
      ],
    ).run(0.01);
    expect(circuit.read('T.secondaryV')).toBeGreaterThan(217);
    expect(circuit.read('T.secondaryV')).toBeLessThan(220);
    circuit.do('turnOn', { part: 'S' });
    expect(circuit.run(0.01).read('T.secondaryV') / 220).toBeCloseTo(0.92, 1);
    // What goes in is what comes out, and the losses.
    const inputVA = 380 * circuit.read('T.primaryA');
    const outputW = circuit.read('R.volts') * circuit.read('R.amperes');
    expect(inputVA).toBeGreaterThan(outputW);
    expect(inputVA).toBeLessThan(1.2 * outputW);
  });

  it('a lamp is lit from 0.6 of its voltage on, and burns out at far too much', () => {
    const on = (volts: number): TestCircuit =>
      new TestCircuit(
        { frequencyHz: 50, earth: 'G:PE', parts: { G: phase(volts), H: lamp({ ratedV: 24, ratedW: 2 }) } },
        [
          ['G:L1', 'H:X1'],
          ['G:N', 'H:X2'],
        ],
      );
    expect(on(10).run(1).read('H.lit')).toBe(0);
    expect(on(24).run(10).read('H.lit')).toBe(1);
    const burnt = on(230).run(3);
    expect(burnt.read('H.burnt')).toBe(1);
    expect(burnt.read('H.lit')).toBe(0);
    expect(burnt.read('G.line1A')).toBeLessThan(1e-6);
  });

  it('a lamp with a diode is no path for an ohm-meter', () => {
    const readingOf = (led: boolean): number => {
      const circuit = new TestCircuit(
        {
          frequencyHz: 50,
          earth: 'G:PE',
          parts: { G: phase(24), H: lamp({ ratedV: 24, ratedW: 2, led }), P: multimeter() },
        },
        [],
      );
      circuit.do('turn', { part: 'P', function: METER_FUNCTION.ohms });
      circuit.do('probe', { lead: 'P:a', terminal: 'H:X1' });
      circuit.do('probe', { lead: 'P:b', terminal: 'H:X2' });
      return circuit.run(0.01).read('P.overRange');
    };
    expect([readingOf(false), readingOf(true)]).toEqual([0, 1]);
  });

  it('a capacitance takes a current that rises with the frequency', () => {
    const at = (frequencyHz: number): number =>
      new TestCircuit(
        {
          frequencyHz,
          earth: 'G:PE',
          parts: { G: phase(230) },
          strays: [{ between: ['G:L1', 'G:PE'], farad: 1e-6 }],
        },
        [],
      )
        .run(0.002)
        .read('G.line1A');
    expect(at(50)).toBeCloseTo(230 * 2 * Math.PI * 50 * 1e-6, 6);
    expect(at(100) / at(50)).toBeCloseTo(2, 9);
  });
});
