import { at, intAt } from '../../maths/at.ts';
import { type SequencePorts, sequencePorts } from '../motor/sequence-ports.ts';
import { type AcSolution, solveAc } from '../network/ac-solution.ts';
import { type DcSolution, solveDc } from '../network/dc-solution.ts';
import { networkValues, type NetworkValues, type TerminalPair } from '../network/layout.ts';
import { type Nets, netsOf } from '../network/nets.ts';
import type { CircuitMode } from './mode.ts';
import type { AnyPartView, BranchWriter } from './part.ts';
import type { CircuitPlan, Observer } from './plan.ts';

/** A circuit between two changes: solved once, after which a tick needs nothing but products. */
export interface SolvedCircuit {
  readonly nets: Nets;
  readonly ac: AcSolution;
  readonly dc: DcSolution;
  readonly ports: SequencePorts;
  /** Coefficients of each observer over 1 and the ports' currents, as in `AcSolution`; direct values stand alone, as real numbers. */
  readonly observedRe: Float64Array;
  readonly observedIm: Float64Array;
}

/**
 * @param views of the parts, in the plan's order
 * @param discrete states, for the clamp meters' terminals
 */
export function solveCircuit(
  plan: CircuitPlan,
  views: readonly AnyPartView[],
  discrete: Float64Array,
  mode: CircuitMode,
  frequencyHz: number,
): SolvedCircuit {
  const values = admitted(plan, views, frequencyHz);
  const nets = netsOf(plan.layout, wiredPairs(plan, mode));
  const ac = solveAc(plan.layout, values, nets);
  const dc = solveDc(plan.layout, values, nets);
  const width = 1 + ac.ports;
  const observedRe = new Float64Array(plan.observers.length * width);
  const observedIm = new Float64Array(plan.observers.length * width);
  for (const [index, observer] of plan.observers.entries()) {
    const row = { re: observedRe.subarray(index * width), im: observedIm.subarray(index * width) };
    observe(plan, { nets, ac, dc }, observer, discrete, row, width);
  }
  return { nets, ac, dc, ports: sequencePorts(ac), observedRe, observedIm };
}

function wiredPairs(plan: CircuitPlan, { wires, leads }: CircuitMode): readonly TerminalPair[] {
  const index = (name: string): number => {
    const found = plan.terminalIndex.get(name);
    if (found === undefined) throw new Error(`a wire at ${name}, which the circuit does not have`);
    return found;
  };
  return [
    ...wires.map(({ from, to }) => ({ from: index(from), to: index(to) })),
    ...Object.entries(leads).map(([lead, terminal]) => ({ from: index(lead), to: index(terminal) })),
  ];
}

function admitted(plan: CircuitPlan, views: readonly AnyPartView[], frequencyHz: number): NetworkValues {
  const values = networkValues(plan.layout);
  const supplyRadps = 2 * Math.PI * frequencyHz;
  const ratio = frequencyHz / plan.description.frequencyHz;
  const reactanceNow = (ohm: number): number => (ohm > 0 ? ohm * ratio : ohm / ratio);
  for (const [index, { name, part, branches, couplings }] of plan.parts.entries()) {
    const view = views[index];
    if (view === undefined || part.admit === undefined) continue;
    const find = (table: ReadonlyMap<string, number>, key: string): number => {
      const found = table.get(key);
      if (found === undefined) throw new Error(`${name} has no branch ${key}`);
      return found;
    };
    const writer: BranchWriter = {
      impedance(key, ohm, reactanceOhm = 0, dcOhm = ohm) {
        const branch = find(branches, key);
        values.ohm[branch] = ohm;
        values.reactanceOhm[branch] = reactanceNow(reactanceOhm);
        values.dcOhm[branch] = dcOhm;
      },
      emf(key, re, im) {
        const branch = find(branches, key);
        values.emfRe[branch] = re;
        values.emfIm[branch] = im;
      },
      dcEmf(key, volts) {
        values.dcEmfV[find(branches, key)] = volts;
      },
      coupling(key, turnsRatio, ohm, reactanceOhm) {
        const coupling = find(couplings, key);
        values.turnsRatio[coupling] = turnsRatio;
        values.leakageOhm[coupling] = ohm;
        values.leakageReactanceOhm[coupling] = reactanceNow(reactanceOhm);
      },
    };
    part.admit(view, writer);
  }
  for (const [index, { farad }] of (plan.description.strays ?? []).entries()) {
    values.ohm[plan.strayStart + index] = 0;
    values.reactanceOhm[plan.strayStart + index] = -1 / (supplyRadps * farad);
  }
  return values;
}

interface Solutions {
  readonly nets: Nets;
  readonly ac: AcSolution;
  readonly dc: DcSolution;
}

interface Row {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

function observe(
  plan: CircuitPlan,
  { nets, ac, dc }: Solutions,
  observer: Observer,
  discrete: Float64Array,
  row: Row,
  width: number,
): void {
  const addRow = (re: Float64Array, im: Float64Array, source: number, sign: number): void => {
    for (let column = 0; column < width; column += 1) {
      row.re[column] = at(row.re, column) + sign * at(re, source * width + column);
      row.im[column] = at(row.im, column) + sign * at(im, source * width + column);
    }
  };
  const netOf = (terminal: number): number => {
    const net = intAt(nets.ofTerminal, terminal);
    return net < 0 ? nets.count : net;
  };
  switch (observer.of) {
    case 'voltage':
      addRow(ac.potentialRe, ac.potentialIm, netOf(observer.pair.from), 1);
      addRow(ac.potentialRe, ac.potentialIm, netOf(observer.pair.to), -1);
      return;
    case 'current':
      addRow(ac.currentRe, ac.currentIm, observer.branch, 1);
      return;
    case 'windingCurrent':
      row.re[1 + observer.port] = 1;
      return;
    case 'dcVoltage':
      row.re[0] = at(dc.potentialV, netOf(observer.pair.from)) - at(dc.potentialV, netOf(observer.pair.to));
      return;
    case 'dcCurrent':
      row.re[0] = at(dc.currentA, observer.branch);
      return;
    default: {
      const terminal = at(discrete, observer.state);
      for (const [branch, { from, to }] of plan.layout.branches.entries()) {
        if (branch >= plan.strayStart) break;
        if (from === terminal) addRow(ac.currentRe, ac.currentIm, branch, 1);
        if (to === terminal) addRow(ac.currentRe, ac.currentIm, branch, -1);
      }
      for (const [port, { from, to }] of plan.layout.ports.entries()) {
        if (from === terminal) row.re[1 + port] = at(row.re, 1 + port) + 1;
        if (to === terminal) row.re[1 + port] = at(row.re, 1 + port) - 1;
      }
    }
  }
}
