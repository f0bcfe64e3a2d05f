import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../maths/at.ts';
import { type ElementControl, GRAVITY_MPS2, type HydraulicElement, pipeLossPa, tangentOf } from './element.ts';
import { type HydraulicBranch, type HydraulicCircuit, HydraulicSolver } from './hydraulic-circuit.ts';

const WATER = { densityKgpm3: 1000, viscosityPas: 1e-3 };
const OPEN: ElementControl = { position: 1, blockage: 0 };

interface Answer {
  readonly flows: Float64Array;
  readonly pressures: Float64Array;
  readonly settled: boolean;
}

function solve(circuit: HydraulicCircuit, givenPa: readonly number[], controls?: readonly ElementControl[]): Answer {
  const flows = new Float64Array(circuit.branches.length);
  const pressures = Float64Array.from(givenPa);
  const settled = new HydraulicSolver(circuit).solve(
    controls ?? circuit.branches.map(() => OPEN),
    WATER.densityKgpm3,
    WATER.viscosityPas,
    pressures,
    flows,
  );
  return { flows, pressures, settled };
}

const level = (nodes: number): readonly number[] => Array.from({ length: nodes }, () => 0);
const PIPE = { kind: 'pipe', lengthM: 100, diameterM: 0.1, roughnessM: 4.5e-5, minorLosses: 0 } as const;
const PUMP = { kind: 'pump', shutOffHeadM: 28, linearSpM2: 0, quadraticS2pM5: 1.05e5, check: true } as const;

describe('flows in a circuit', () => {
  it('loses by Hagen–Poiseuille while laminar', () => {
    const flow = 1e-6;
    const exact = (128 * WATER.viscosityPas * PIPE.lengthM * flow) / (Math.PI * PIPE.diameterM ** 4);
    expect(pipeLossPa(PIPE, flow, 1000, 1e-3) / exact).toBeCloseTo(1, 6);
  });

  it('loses as the Moody chart says while turbulent (Re 100 000, relative roughness 0.000 45: f = 0.0201)', () => {
    const speed = 1;
    const area = (Math.PI * PIPE.diameterM ** 2) / 4;
    const exact = (0.0201 * (PIPE.lengthM / PIPE.diameterM) * 1000 * speed ** 2) / 2;
    expect(Math.abs(pipeLossPa(PIPE, speed * area, 1000, 1e-3) / exact - 1)).toBeLessThan(0.015);
  });

  it('runs a pump where its curve meets the system’s: Q = sqrt(H0/(kp + ks))', () => {
    const system: HydraulicElement = { kind: 'resistance', coefficientPaS2pM6: 1.55e5 * 1000 * GRAVITY_MPS2 };
    const circuit: HydraulicCircuit = {
      elevationsM: level(3),
      given: [true, false, true],
      branches: [
        { from: 0, to: 1, element: PUMP },
        { from: 1, to: 2, element: system },
      ],
    };
    const { flows, settled } = solve(circuit, [0, 0, 0]);
    expect(settled).toBe(true);
    expect(at(flows, 0) / Math.sqrt(28 / (1.05e5 + 1.55e5))).toBeCloseTo(1, 8);
  });

  it('obeys the affinity laws: half the speed gives half the flow and a quarter of the head', () => {
    const circuit: HydraulicCircuit = {
      elevationsM: level(3),
      given: [true, false, true],
      branches: [
        { from: 0, to: 1, element: { ...PUMP, linearSpM2: 200 } },
        { from: 1, to: 2, element: { kind: 'resistance', coefficientPaS2pM6: 1e9 } },
      ],
    };
    const full = solve(circuit, [0, 0, 0]);
    const half = solve(circuit, [0, 0, 0], [{ position: 0.5, blockage: 0 }, OPEN]);
    expect(at(half.flows, 0) / at(full.flows, 0)).toBeCloseTo(0.5, 6);
    expect(at(half.pressures, 1) / at(full.pressures, 1)).toBeCloseTo(0.25, 6);
  });

  it('lets Kv cubic metres an hour through a valve at 1 bar', () => {
    const circuit: HydraulicCircuit = {
      elevationsM: level(2),
      given: [true, true],
      branches: [{ from: 0, to: 1, element: { kind: 'valve', kvM3ph: 40, characteristic: 'linear' } }],
    };
    expect(at(solve(circuit, [1e5, 0]).flows, 0) * 3600).toBeCloseTo(40, 5);
    const half = solve(circuit, [1e5, 0], [{ position: 0.5, blockage: 0 }]);
    expect(at(half.flows, 0) * 3600).toBeCloseTo(20, 5);
    const shut = solve(circuit, [1e5, 0], [{ position: 0, blockage: 0 }]);
    expect(at(shut.flows, 0) * 3600).toBeLessThan(1e-3);
  });

  it('keeps a stopped pump with a check valve from running backwards, and lets one without it', () => {
    const circuit = (check: boolean): HydraulicCircuit => ({
      elevationsM: level(2),
      given: [true, true],
      branches: [{ from: 0, to: 1, element: { ...PUMP, check } }],
    });
    const stopped: readonly ElementControl[] = [{ position: 0, blockage: 0 }];
    expect(Math.abs(at(solve(circuit(true), [0, 1e5], stopped).flows, 0))).toBeLessThan(2e-8);
    expect(at(solve(circuit(false), [0, 1e5], stopped).flows, 0)).toBeLessThan(-0.005);
  });

  it('stands still between equal levels, and pushes as a column does', () => {
    const circuit: HydraulicCircuit = {
      elevationsM: [0, 5, 0],
      given: [true, false, true],
      branches: [
        { from: 0, to: 1, element: PIPE },
        { from: 1, to: 2, element: PIPE },
      ],
    };
    const { flows, pressures } = solve(circuit, [2e5, 0, 2e5]);
    expect(Math.abs(at(flows, 0))).toBeLessThan(1e-12);
    expect(at(pressures, 1)).toBeCloseTo(2e5 - 1000 * GRAVITY_MPS2 * 5, 2);
  });

  it('holds an oil pressure with a relief valve: what a gear pump moves too much goes back', () => {
    const circuit: HydraulicCircuit = {
      elevationsM: level(2),
      given: [true, false],
      branches: [
        { from: 0, to: 1, element: { kind: 'displacement', flowM3ps: 5e-3 } },
        { from: 1, to: 0, element: { kind: 'laminar', coefficientPerM3: 1.2e11 } },
        { from: 1, to: 0, element: { kind: 'relief', setPa: 4.2e5, coefficientPaSpM3: 1e6 } },
      ],
    };
    const { pressures, flows } = solve(circuit, [0, 0]);
    expect(Math.abs(at(pressures, 1) - 4.2e5)).toBeLessThan(5e3);
    expect(at(flows, 0)).toBeCloseTo(at(flows, 1) + at(flows, 2), 12);
    const worn = solve(circuit, [0, 0], [{ position: 1, blockage: 0.4 }, OPEN, OPEN]);
    expect(at(worn.pressures, 1) / (3e-3 * 1.2e11 * 1e-3)).toBeCloseTo(1, 4);
  });

  it('refuses a junction that only a displacement pump reaches', () => {
    const circuit: HydraulicCircuit = {
      elevationsM: level(2),
      given: [true, false],
      branches: [{ from: 0, to: 1, element: { kind: 'displacement', flowM3ps: 1e-3 } }],
    };
    expect(() => new HydraulicSolver(circuit)).toThrow(RangeError);
  });
});

const anyElement: fc.Arbitrary<HydraulicElement> = fc.oneof(
  fc.record({
    kind: fc.constant('pipe' as const),
    lengthM: fc.double({ min: 0.5, max: 300, noNaN: true }),
    diameterM: fc.double({ min: 0.01, max: 0.4, noNaN: true }),
    roughnessM: fc.double({ min: 0, max: 1e-3, noNaN: true }),
    minorLosses: fc.double({ min: 0, max: 30, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('valve' as const),
    kvM3ph: fc.double({ min: 0.5, max: 300, noNaN: true }),
    characteristic: fc.constantFrom('linear' as const, 'equalPercentage' as const),
  }),
  fc.record({
    kind: fc.constant('pump' as const),
    shutOffHeadM: fc.double({ min: 2, max: 80, noNaN: true }),
    linearSpM2: fc.double({ min: 0, max: 500, noNaN: true }),
    quadraticS2pM5: fc.double({ min: 1e3, max: 1e6, noNaN: true }),
    check: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('check' as const),
    coefficientPaS2pM6: fc.double({ min: 1e6, max: 1e10, noNaN: true }),
  }),
);
const anyControl: fc.Arbitrary<ElementControl> = fc.record({
  position: fc.constantFrom(0, 0.03, 0.5, 1),
  blockage: fc.constantFrom(0, 0.4, 60).map((blockage) => Math.min(blockage, 0.9)),
});

describe('any circuit', () => {
  it('conserves mass at every junction and loses its pressure along every branch, whatever is shut or stopped, and twice alike', () => {
    const nodes = 6;
    const anyBranch = fc.record({
      from: fc.nat({ max: nodes - 1 }),
      to: fc.nat({ max: nodes - 1 }),
      element: anyElement,
      control: anyControl,
    });
    const pressures = fc.array(fc.double({ min: 0, max: 5e5, noNaN: true }), { minLength: nodes, maxLength: nodes });
    fc.assert(
      fc.property(fc.array(anyBranch, { minLength: 3, maxLength: 10 }), pressures, (extra, givenPa) => {
        const ring: HydraulicBranch[] = Array.from({ length: nodes }, (_, node) => ({
          from: node,
          to: (node + 1) % nodes,
          element: PIPE,
        }));
        const chosen = extra.filter(({ from, to }) => from !== to);
        const circuit: HydraulicCircuit = {
          elevationsM: level(nodes),
          given: [true, false, false, true, false, false],
          branches: [...ring, ...chosen],
        };
        const controls = [...ring.map(() => OPEN), ...chosen.map(({ control }) => control)];
        const { flows, pressures: found } = solve(circuit, givenPa, controls);
        const again = solve(circuit, givenPa, controls);
        expect(again.flows).toEqual(flows);
        circuit.branches.forEach(({ from, to, element }, branch) => {
          const tangent = { lossPa: 0, slope: 0 };
          const control = controls[branch];
          if (control === undefined) throw new RangeError('no control');
          tangentOf(element, { ...WATER, flowM3ps: at(flows, branch) }, control, tangent);
          const missingPa = at(found, from) - at(found, to) - tangent.lossPa;
          expect(Math.abs(missingPa / tangent.slope)).toBeLessThan(5e-6);
        });
        for (let node = 0; node < nodes; node += 1) {
          expect(Number.isFinite(at(found, node))).toBe(true);
          if (circuit.given[node] ?? false) continue;
          let net = 0;
          circuit.branches.forEach(({ from, to }, branch) => {
            if (from === node) net -= at(flows, branch);
            if (to === node) net += at(flows, branch);
          });
          expect(Math.abs(net)).toBeLessThan(1e-9);
        }
      }),
    );
  });
});
