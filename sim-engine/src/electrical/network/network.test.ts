import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { at, intAt } from '../../maths/at.ts';
import { type AcSolution, solveAc } from './ac-solution.ts';
import { solveDc } from './dc-solution.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { type NetworkLayout, networkValues, type NetworkValues, type TerminalPair } from './layout.ts';
import { type Nets, netsOf } from './nets.ts';

const pairs = (count: number): fc.Arbitrary<TerminalPair> =>
  fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1) });

/** From a bolted contact to an insulation, in even decades, or nothing at all. */
const ohms = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -3, max: 7 }).map((decade) => Number(`1e${decade}`)) },
  { weight: 1, arbitrary: fc.constant(Infinity) },
  { weight: 1, arbitrary: fc.constant(0) },
);

interface Case {
  readonly layout: NetworkLayout;
  readonly values: NetworkValues;
  readonly wires: readonly TerminalPair[];
}

/** Any network at all: loops of sources without resistance, islands, branches from a net to itself. */
const networks: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 10 }).chain((terminals) =>
  fc
    .record({
      branches: fc.array(
        fc.record({
          pair: pairs(terminals),
          ohm: ohms,
          reactance: fc.integer({ min: -500, max: 500 }),
          emf: fc.integer({ min: -400, max: 400 }),
          turned: fc.boolean(),
        }),
        { minLength: 1, maxLength: 14 },
      ),
      ports: fc.array(pairs(terminals), { maxLength: 3 }),
      wires: fc.array(pairs(terminals), { maxLength: 4 }),
      coupled: fc.boolean(),
    })
    .map(({ branches, ports, wires, coupled }): Case => {
      const core = { primary: { from: 0, to: 1 }, secondary: { from: terminals - 1, to: 0 } };
      const layout: NetworkLayout = {
        terminals,
        earth: 0,
        branches: branches.map(({ pair }) => pair),
        couplings: coupled ? [core] : [],
        ports,
        joints: [],
      };
      const values = networkValues(layout);
      for (const [index, { ohm, reactance, emf, turned }] of branches.entries()) {
        values.ohm[index] = ohm;
        values.dcOhm[index] = ohm === 0 ? 1e-3 : ohm;
        values.reactanceOhm[index] = ohm === 0 ? 0 : reactance;
        values.emfRe[index] = turned ? 0 : emf;
        values.emfIm[index] = turned ? emf : 0;
        values.dcEmfV[index] = emf;
      }
      values.turnsRatio.fill(1.7);
      values.leakageReactanceOhm.fill(5);
      return { layout, values, wires };
    }),
);

/** Potential of a terminal without machines' currents. */
function potentialOf(layout: NetworkLayout, values: NetworkValues, terminal: number): readonly [number, number] {
  const nets = netsOf(layout, []);
  const solution = solveAc(layout, values, nets);
  const index = intAt(nets.ofTerminal, terminal) * (1 + solution.ports);
  return [at(solution.potentialRe, index), at(solution.potentialIm, index)];
}

const finite = (values: Float64Array): boolean => values.every(Number.isFinite);

/** Sum of what flows out of each net (real parts), for one column of the tables, without couplings and leaks. */
function netSums({ layout }: Case, nets: Nets, solution: AcSolution, column: number): Float64Array {
  const sums = new Float64Array(nets.count + 1);
  const width = 1 + solution.ports;
  const add = (terminal: number, current: number): void => {
    const net = intAt(nets.ofTerminal, terminal);
    if (net >= 0) sums[net] = at(sums, net) + current;
  };
  for (const [branch, { from, to }] of layout.branches.entries()) {
    const current = at(solution.currentRe, branch * width + column);
    add(from, current);
    add(to, -current);
  }
  const drawn = layout.ports[column - 1];
  if (drawn !== undefined) {
    add(drawn.from, 1);
    add(drawn.to, -1);
  }
  return sums;
}

describe('DisjointSets', () => {
  it('does not depend on the order of joining', () => {
    fc.assert(
      fc.property(fc.array(pairs(12), { maxLength: 20 }), (joins) => {
        const [forth, back] = [new DisjointSets(12), new DisjointSets(12)];
        for (const { from, to } of joins) forth.join(from, to);
        for (const { from, to } of joins.toReversed()) back.join(to, from);
        for (let member = 0; member < 12; member += 1) expect(forth.find(member)).toBe(back.find(member));
      }),
    );
  });
});

describe('netsOf', () => {
  it('splits again what a wire had joined', () => {
    const layout: NetworkLayout = { terminals: 4, earth: 0, branches: [], couplings: [], ports: [], joints: [] };
    const joined = netsOf(layout, [{ from: 1, to: 2 }]);
    const apart = netsOf(layout, []);
    expect([...joined.ofTerminal]).toEqual([-1, 0, 0, 1]);
    expect([...apart.ofTerminal]).toEqual([-1, 0, 1, 2]);
  });
});

describe('a network of alternating current', () => {
  it('is solved to finite numbers however it is wired', () => {
    fc.assert(
      fc.property(networks, ({ layout, values, wires }) => {
        const nets = netsOf(layout, wires);
        const solution = solveAc(layout, values, nets);
        for (const table of [solution.potentialRe, solution.potentialIm, solution.currentRe, solution.currentIm])
          expect(finite(table)).toBe(true);
        const direct = solveDc(layout, values, nets);
        expect(finite(direct.potentialV) && finite(direct.currentA)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps Kirchhoff's current law in every net, for the sources and for each port's ampere", () => {
    // Sources without resistance may contradict each other, and then have no answer.
    const answerable = networks.filter(
      ({ layout, values }) => layout.couplings.length === 0 && values.ohm.every((ohm) => ohm > 0),
    );
    fc.assert(
      fc.property(answerable, (network) => {
        const nets = netsOf(network.layout, network.wires);
        const solution = solveAc(network.layout, network.values, nets);
        const width = 1 + solution.ports;
        for (let column = 0; column < width; column += 1) {
          const sums = netSums(network, nets, solution, column);
          const scale = 1 + Math.max(...solution.currentRe.map(Math.abs), ...solution.currentIm.map(Math.abs));
          for (let net = 0; net < nets.count; net += 1) {
            const leakA = at(solution.potentialRe, net * width + column) * 1e-9;
            expect(Math.abs(at(sums, net) + leakA)).toBeLessThan(1e-7 * scale);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('balances power: what sources give, impedances take (Tellegen)', () => {
    const answerable = networks.filter(
      ({ layout, values }) => layout.couplings.length === 0 && values.ohm.every((ohm) => ohm > 0),
    );
    fc.assert(
      fc.property(answerable, ({ layout, values, wires }) => {
        const nets = netsOf(layout, wires);
        const solution = solveAc(layout, values, nets);
        const width = 1 + solution.ports;
        let givenW = 0;
        let takenW = 0;
        for (const branch of layout.branches.keys()) {
          const [re, im] = [at(solution.currentRe, branch * width), at(solution.currentIm, branch * width)];
          givenW += at(values.emfRe, branch) * re + at(values.emfIm, branch) * im;
          if (at(values.ohm, branch) !== Infinity) takenW += at(values.ohm, branch) * (re * re + im * im);
        }
        for (let net = 0; net < nets.count; net += 1) {
          const [re, im] = [at(solution.potentialRe, net * width), at(solution.potentialIm, net * width)];
          takenW += 1e-9 * (re * re + im * im);
        }
        expect(Math.abs(givenW - takenW)).toBeLessThan(1e-6 * (1 + Math.abs(givenW) + Math.abs(takenW)));
      }),
      { numRuns: 500 },
    );
  });

  it('divides a voltage, and takes a branch without impedance at its word', () => {
    // 100 V without inner resistance over 1 Ω + j1 Ω and 3 Ω − j1 Ω in series: 25 A.
    const layout: NetworkLayout = {
      terminals: 3,
      earth: 0,
      branches: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
        { from: 2, to: 0 },
      ],
      couplings: [],
      ports: [],
      joints: [],
    };
    const values = networkValues(layout);
    values.ohm.set([0, 1, 3]);
    values.reactanceOhm.set([0, 1, -1]);
    values.emfRe[0] = 100;
    const solution = solveAc(layout, values, netsOf(layout, []));
    expect(potentialOf(layout, values, 1)[0]).toBeCloseTo(100, 9);
    const [re, im] = potentialOf(layout, values, 2);
    expect(re).toBeCloseTo(75, 5);
    expect(im).toBeCloseTo(-25, 5);
    expect([...solution.currentRe].map((ampere) => ampere.toFixed(5))).toEqual(['25.00000', '25.00000', '25.00000']);
  });

  it('transforms: 380 V to 220 V without load, and a load by the square of the ratio', () => {
    const layout: NetworkLayout = {
      terminals: 3,
      earth: 0,
      branches: [
        { from: 0, to: 1 },
        { from: 2, to: 0 },
      ],
      couplings: [{ primary: { from: 1, to: 0 }, secondary: { from: 2, to: 0 } }],
      ports: [],
      joints: [],
    };
    const values = networkValues(layout);
    const ratio = 380 / 220;
    values.ohm.set([1e-3, Infinity]);
    values.emfRe[0] = 380;
    values.turnsRatio[0] = ratio;
    values.leakageOhm[0] = 10;
    expect(potentialOf(layout, values, 2)[0]).toBeCloseTo(220, 3);
    values.ohm[1] = 100;
    const loaded = solveAc(layout, values, netsOf(layout, []));
    expect(at(loaded.currentRe, 0)).toBeCloseTo(380 / (1e-3 + 10 + 100 * ratio * ratio), 6);
  });

  it('leaves what floats at earth, but for what a capacitance feeds', () => {
    const layout: NetworkLayout = {
      terminals: 3,
      earth: 0,
      branches: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
      ],
      couplings: [],
      ports: [],
      joints: [],
    };
    const values = networkValues(layout);
    values.ohm.set([1, Infinity]);
    values.emfRe[0] = 230;
    expect(potentialOf(layout, values, 2)).toEqual([0, 0]);
    values.ohm[1] = 0;
    values.reactanceOhm[1] = -1e7;
    expect(potentialOf(layout, values, 2)[0]).toBeGreaterThan(229);
  });
});
