import type { DrawnWire } from './wiring.ts';

type Ends = Pick<DrawnWire, 'from' | 'to'>;

/** Which terminals wires join: every terminal with a representative of its net. */
function joined(wires: readonly Ends[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (terminal: string): string => {
    let root = terminal;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    return root;
  };
  for (const { from, to } of wires) {
    for (const terminal of [from, to]) if (!parents.has(terminal)) parents.set(terminal, terminal);
    parents.set(rootOf(from), rootOf(to));
  }
  return new Map([...parents.keys()].map((terminal) => [terminal, rootOf(terminal)]));
}

/** Terminals that belong together, and the circuit whose wires join them. */
export interface Net {
  readonly circuit: DrawnWire['circuit'];
  readonly terminals: ReadonlySet<string>;
}

/** The nets of a drawing that somebody has to wire: those with a wire beside the supply's. */
export function netsOf(drawing: readonly DrawnWire[]): readonly Net[] {
  const roots = joined(drawing);
  const nets = new Map<string, { circuit: DrawnWire['circuit']; terminals: Set<string> }>();
  for (const { from, to, circuit } of drawing) {
    const root = roots.get(from) ?? from;
    const net = nets.get(root) ?? { circuit: 'supply', terminals: new Set<string>() };
    if (circuit !== 'supply') net.circuit = circuit;
    net.terminals.add(from).add(to);
    nets.set(root, net);
  }
  return [...nets.values()].filter(({ circuit }) => circuit !== 'supply');
}

/**
 * Which nets are wired as they should be: all their terminals joined, by whatever way the wires take, and joined to nothing else.
 */
export function rightNets(nets: readonly Net[], wires: readonly Ends[]): readonly Net[] {
  const roots = joined(wires);
  const sizes = new Map<string, number>();
  for (const root of roots.values()) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  return nets.filter(({ terminals }) => {
    const [first, ...others] = terminals;
    const root = first === undefined ? undefined : roots.get(first);
    if (root === undefined || sizes.get(root) !== terminals.size) return false;
    return others.every((terminal) => roots.get(terminal) === root);
  });
}
