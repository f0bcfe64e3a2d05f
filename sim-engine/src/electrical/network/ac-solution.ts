import { ComplexLu } from '../../linear/complex-lu.ts';
import { at, intAt } from '../../maths/at.ts';
import type { NetworkLayout, NetworkValues, TerminalPair } from './layout.ts';
import type { Nets } from './nets.ts';

/** From every net to earth, so that what nothing connects has a potential: 1 GΩ, about the insulation of a clean cabinet. */
export const LEAK_S = 1e-9;

/**
 * A network solved for alternating current at one frequency while nothing in it is switched. Every quantity is a sum
 * c₀ + Σ cₖ·Iₖ over the currents Iₖ that the machines draw through the ports; the tables below hold the coefficients, a row a
 * quantity, 1 + ports a row. Phasors, RMS.
 */
export interface AcSolution {
  readonly ports: number;
  /** Potentials of nets, V; one row more than nets, all 0, for the earth. */
  readonly potentialRe: Float64Array;
  readonly potentialIm: Float64Array;
  /** Currents of branches, A. */
  readonly currentRe: Float64Array;
  readonly currentIm: Float64Array;
  /** Voltages across ports, V. */
  readonly portRe: Float64Array;
  readonly portIm: Float64Array;
}

/** Equations of a network: one a net (Kirchhoff's current law), one more a branch without any impedance (Ohm's law). */
class Equations {
  readonly size: number;
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  readonly #nets: Nets;

  constructor(nets: Nets, extraRows: number) {
    this.#nets = nets;
    this.size = nets.count + extraRows;
    this.#re = new Float64Array(this.size * this.size);
    this.#im = new Float64Array(this.size * this.size);
    for (let net = 0; net < nets.count; net += 1) this.add(net, net, LEAK_S, 0);
  }

  /** Row of a terminal's net; −1 for earth. */
  rowOf(terminal: number): number {
    return intAt(this.#nets.ofTerminal, terminal);
  }

  add(row: number, column: number, re: number, im: number): void {
    if (row < 0 || column < 0) return;
    const index = row * this.size + column;
    this.#re[index] = at(this.#re, index) + re;
    this.#im[index] = at(this.#im, index) + im;
  }

  /** An admittance through which the voltage across `across` drives a current through `through`. */
  admit(through: TerminalPair, across: TerminalPair, re: number, im: number): void {
    const [from, to] = [this.rowOf(through.from), this.rowOf(through.to)];
    const [plus, minus] = [this.rowOf(across.from), this.rowOf(across.to)];
    this.add(from, plus, re, im);
    this.add(from, minus, -re, -im);
    this.add(to, plus, -re, -im);
    this.add(to, minus, re, im);
  }

  factored(): ComplexLu {
    const lu = new ComplexLu(this.size);
    lu.factor(this.#re, this.#im);
    return lu;
  }
}

/** A reactance without end is an opening too: a capacitance at hardly any frequency. */
const conducts = (values: NetworkValues, branch: number): boolean =>
  Number.isFinite(at(values.ohm, branch)) && Number.isFinite(at(values.reactanceOhm, branch));

/**
 * Solves by modified nodal analysis (C. Ho, A. Ruehli and P. Brennan, "The Modified Nodal Approach to Network Analysis", IEEE
 * Transactions on Circuits and Systems 22, 1975): admittances between nets, and a current as one more unknown where a branch has
 * no impedance. Never fails: what is left undefined lies at earth's potential.
 */
export function solveAc(layout: NetworkLayout, values: NetworkValues, nets: Nets): AcSolution {
  const { branches, couplings } = layout;
  const extraRowOf = new Int32Array(branches.length).fill(-1);
  let rows = nets.count;
  for (const branch of branches.keys()) {
    if (!conducts(values, branch) || at(values.ohm, branch) !== 0 || at(values.reactanceOhm, branch) !== 0) continue;
    extraRowOf[branch] = rows;
    rows += 1;
  }
  const equations = new Equations(nets, rows - nets.count);
  const rightRe = new Float64Array(rows);
  const rightIm = new Float64Array(rows);
  const inject = (row: number, re: number, im: number): void => {
    if (row < 0) return;
    rightRe[row] = at(rightRe, row) + re;
    rightIm[row] = at(rightIm, row) + im;
  };
  for (const [branch, pair] of branches.entries()) {
    if (!conducts(values, branch)) continue;
    const extra = intAt(extraRowOf, branch);
    const [from, to] = [equations.rowOf(pair.from), equations.rowOf(pair.to)];
    const [emfRe, emfIm] = [at(values.emfRe, branch), at(values.emfIm, branch)];
    if (extra >= 0) {
      equations.add(from, extra, 1, 0);
      equations.add(to, extra, -1, 0);
      equations.add(extra, from, 1, 0);
      equations.add(extra, to, -1, 0);
      inject(extra, -emfRe, -emfIm);
    } else {
      const [re, im] = admittance(at(values.ohm, branch), at(values.reactanceOhm, branch));
      equations.admit(pair, pair, re, im);
      const [sourceRe, sourceIm] = [re * emfRe - im * emfIm, re * emfIm + im * emfRe];
      inject(from, -sourceRe, -sourceIm);
      inject(to, sourceRe, sourceIm);
    }
  }
  for (const [index, { primary, secondary }] of couplings.entries()) {
    const ratio = at(values.turnsRatio, index);
    const [re, im] = admittance(at(values.leakageOhm, index), at(values.leakageReactanceOhm, index));
    equations.admit(primary, primary, re, im);
    equations.admit(primary, secondary, -ratio * re, -ratio * im);
    equations.admit(secondary, primary, -ratio * re, -ratio * im);
    equations.admit(secondary, secondary, ratio * ratio * re, ratio * ratio * im);
  }
  return tabulate(layout, values, nets, { lu: equations.factored(), rightRe, rightIm, extraRowOf });
}

interface Factored {
  readonly lu: ComplexLu;
  /** Right side without machines' currents. */
  readonly rightRe: Float64Array;
  readonly rightIm: Float64Array;
  readonly extraRowOf: Int32Array;
}

function tabulate(layout: NetworkLayout, values: NetworkValues, nets: Nets, factored: Factored): AcSolution {
  const { lu, extraRowOf } = factored;
  const ports = layout.ports.length;
  const width = 1 + ports;
  const solution: AcSolution = {
    ports,
    potentialRe: new Float64Array((nets.count + 1) * width),
    potentialIm: new Float64Array((nets.count + 1) * width),
    currentRe: new Float64Array(layout.branches.length * width),
    currentIm: new Float64Array(layout.branches.length * width),
    portRe: new Float64Array(ports * width),
    portIm: new Float64Array(ports * width),
  };
  const re = new Float64Array(lu.size);
  const im = new Float64Array(lu.size);
  const nothing = new Float64Array(lu.size);
  for (let column = 0; column < width; column += 1) {
    if (column === 0) lu.solve(factored.rightRe, factored.rightIm, re, im);
    else {
      const { from, to } = layout.ports[column - 1] ?? { from: layout.earth, to: layout.earth };
      const drawn = new Float64Array(lu.size);
      const [out, back] = [intAt(nets.ofTerminal, from), intAt(nets.ofTerminal, to)];
      if (out >= 0) drawn[out] = at(drawn, out) - 1;
      if (back >= 0) drawn[back] = at(drawn, back) + 1;
      lu.solve(drawn, nothing, re, im);
    }
    for (let net = 0; net < nets.count; net += 1) {
      solution.potentialRe[net * width + column] = at(re, net);
      solution.potentialIm[net * width + column] = at(im, net);
    }
    const voltage = (pair: TerminalPair): readonly [number, number] => {
      const [from, to] = [intAt(nets.ofTerminal, pair.from), intAt(nets.ofTerminal, pair.to)];
      return [
        (from < 0 ? 0 : at(re, from)) - (to < 0 ? 0 : at(re, to)),
        (from < 0 ? 0 : at(im, from)) - (to < 0 ? 0 : at(im, to)),
      ];
    };
    for (const [branch, pair] of layout.branches.entries()) {
      if (!conducts(values, branch)) continue;
      const extra = intAt(extraRowOf, branch);
      let current: readonly [number, number];
      if (extra >= 0) current = [at(re, extra), at(im, extra)];
      else {
        const [voltRe, voltIm] = voltage(pair);
        const own = column === 0 ? 1 : 0;
        const [driveRe, driveIm] = [voltRe + own * at(values.emfRe, branch), voltIm + own * at(values.emfIm, branch)];
        const [yRe, yIm] = admittance(at(values.ohm, branch), at(values.reactanceOhm, branch));
        current = [driveRe * yRe - driveIm * yIm, driveRe * yIm + driveIm * yRe];
      }
      solution.currentRe[branch * width + column] = current[0];
      solution.currentIm[branch * width + column] = current[1];
    }
    for (const [port, pair] of layout.ports.entries()) {
      const [voltRe, voltIm] = voltage(pair);
      solution.portRe[port * width + column] = voltRe;
      solution.portIm[port * width + column] = voltIm;
    }
  }
  return solution;
}

function admittance(ohm: number, reactanceOhm: number): readonly [number, number] {
  const square = ohm * ohm + reactanceOhm * reactanceOhm;
  return [ohm / square, -reactanceOhm / square];
}
