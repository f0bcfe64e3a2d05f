import { RealLu } from '../../linear/real-lu.ts';
import { at, intAt } from '../../maths/at.ts';
import { LEAK_S } from './ac-solution.ts';
import type { NetworkLayout, NetworkValues } from './layout.ts';
import type { Nets } from './nets.ts';

/** A network solved for direct current: what ohm-meters, insulation testers and batteries drive through it. */
export interface DcSolution {
  /** Potentials of nets, V; one more, 0, for the earth. */
  readonly potentialV: Float64Array;
  /** Currents of branches, A. */
  readonly currentA: Float64Array;
}

/** Nodal analysis as `solveAc` does it, in real numbers; every branch that conducts direct current has a resistance. */
export function solveDc(layout: NetworkLayout, values: NetworkValues, nets: Nets): DcSolution {
  const { branches } = layout;
  const size = nets.count;
  const potentialV = new Float64Array(size + 1);
  const currentA = new Float64Array(branches.length);
  if (values.dcEmfV.every((emf) => emf === 0)) return { potentialV, currentA };
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  const add = (row: number, column: number, siemens: number): void => {
    if (row >= 0 && column >= 0) matrix[row * size + column] = at(matrix, row * size + column) + siemens;
  };
  for (let net = 0; net < size; net += 1) add(net, net, LEAK_S);
  for (const [branch, pair] of branches.entries()) {
    const ohm = at(values.dcOhm, branch);
    if (ohm === Infinity) continue;
    const [from, to] = [intAt(nets.ofTerminal, pair.from), intAt(nets.ofTerminal, pair.to)];
    add(from, from, 1 / ohm);
    add(to, to, 1 / ohm);
    add(from, to, -1 / ohm);
    add(to, from, -1 / ohm);
    const sourceA = at(values.dcEmfV, branch) / ohm;
    if (from >= 0) right[from] = at(right, from) - sourceA;
    if (to >= 0) right[to] = at(right, to) + sourceA;
  }
  const lu = new RealLu(size);
  lu.factor(matrix);
  lu.solve(right, potentialV.subarray(0, size));
  const potential = (terminal: number): number => {
    const net = intAt(nets.ofTerminal, terminal);
    return net < 0 ? 0 : at(potentialV, net);
  };
  for (const [branch, pair] of branches.entries()) {
    const ohm = at(values.dcOhm, branch);
    if (ohm === Infinity) continue;
    currentA[branch] = (potential(pair.from) - potential(pair.to) + at(values.dcEmfV, branch)) / ohm;
  }
  return { potentialV, currentA };
}
