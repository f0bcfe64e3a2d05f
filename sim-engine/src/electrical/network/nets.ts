import { intAt } from '../../maths/at.ts';
import { DisjointSets } from './disjoint-sets.ts';
import type { NetworkLayout, TerminalPair } from './layout.ts';

/** Terminals at one potential, because wires join them. */
export interface Nets {
  /** For each terminal the index of its net; −1 for the net of the earth. */
  readonly ofTerminal: Int32Array;
  /** Number of nets beside the earth's. */
  readonly count: number;
}

/**
 * Nets with few branches get the lower numbers: eliminated first, they fill the matrix least (the idea of minimum degree, by degrees at
 * the start). Which number a net has depends on what is joined, not on the order of the wires.
 */
export function netsOf(layout: NetworkLayout, wires: readonly TerminalPair[]): Nets {
  const sets = new DisjointSets(layout.terminals);
  for (const { from, to } of layout.joints) sets.join(from, to);
  for (const { from, to } of wires) sets.join(from, to);
  const earth = sets.find(layout.earth);
  const degrees = new Int32Array(layout.terminals);
  const ends = [...layout.branches, ...layout.couplings.flatMap(({ primary, secondary }) => [primary, secondary])];
  for (const { from, to } of ends) {
    const [first, second] = [sets.find(from), sets.find(to)];
    if (first === second) continue;
    degrees[first] = intAt(degrees, first) + 1;
    degrees[second] = intAt(degrees, second) + 1;
  }
  const roots: number[] = [];
  for (let terminal = 0; terminal < layout.terminals; terminal += 1)
    if (sets.find(terminal) === terminal && terminal !== earth) roots.push(terminal);
  roots.sort((a, b) => intAt(degrees, a) - intAt(degrees, b) || a - b);
  const indices = new Int32Array(layout.terminals);
  indices[earth] = -1;
  for (const [index, root] of roots.entries()) indices[root] = index;
  const ofTerminal = new Int32Array(layout.terminals);
  for (let terminal = 0; terminal < layout.terminals; terminal += 1)
    ofTerminal[terminal] = intAt(indices, sets.find(terminal));
  return { ofTerminal, count: roots.length };
}
