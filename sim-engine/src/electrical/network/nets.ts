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

export function netsOf(layout: NetworkLayout, wires: readonly TerminalPair[]): Nets {
  const sets = new DisjointSets(layout.terminals);
  for (const { from, to } of layout.joints) sets.join(from, to);
  for (const { from, to } of wires) sets.join(from, to);
  const earth = sets.find(layout.earth);
  const indices = new Int32Array(layout.terminals).fill(-2);
  indices[earth] = -1;
  const ofTerminal = new Int32Array(layout.terminals);
  let count = 0;
  for (let terminal = 0; terminal < layout.terminals; terminal += 1) {
    const root = sets.find(terminal);
    if (intAt(indices, root) === -2) {
      indices[root] = count;
      count += 1;
    }
    ofTerminal[terminal] = intAt(indices, root);
  }
  return { ofTerminal, count };
}
