import type { DrawnWire } from '../wiring.ts';

type Ends = Pick<DrawnWire, 'from' | 'to'>;

/** Terminals that are one piece: the block of the common end 0. */
const BLOCK = ['X0:1', 'X0:2', 'X0:3', 'X0:4', 'X0:5', 'X0:6'];

/** A terminal of the earth bar: a net that has one is earthed, and two such nets are still two. */
const isEarth = (terminal: string): boolean => terminal.startsWith('PE:');

interface Joined {
  /** Every terminal but those of the earth bar, with a representative of its net. */
  readonly roots: ReadonlyMap<string, string>;
  /** Representatives of the nets that a wire joins to the earth bar. */
  readonly earthed: ReadonlySet<string>;
}

function joined(wires: readonly Ends[]): Joined {
  const parents = new Map<string, string>(BLOCK.map((terminal) => [terminal, BLOCK[0] ?? terminal]));
  const rootOf = (terminal: string): string => {
    let root = terminal;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    return root;
  };
  const atEarth: string[] = [];
  for (const { from, to } of wires) {
    const ends = [from, to].filter((terminal) => !isEarth(terminal));
    for (const terminal of ends) if (!parents.has(terminal)) parents.set(terminal, terminal);
    const [one, other] = ends;
    if (one !== undefined && other !== undefined) parents.set(rootOf(one), rootOf(other));
    else if (one !== undefined) atEarth.push(one);
  }
  return {
    roots: new Map([...parents.keys()].map((terminal) => [terminal, rootOf(terminal)])),
    earthed: new Set(atEarth.map(rootOf)),
  };
}

/** Terminals that belong together, and the circuit whose wires join them. */
export interface Net {
  readonly circuit: DrawnWire['circuit'];
  readonly terminals: ReadonlySet<string>;
  readonly earthed: boolean;
}

/** The nets of a drawing that somebody has to wire: those with a wire beside the supply's. The last such wire says which circuit it is. */
export function netsOf(drawing: readonly DrawnWire[]): readonly Net[] {
  const { roots, earthed } = joined(drawing);
  const nets = new Map<string, { circuit: DrawnWire['circuit']; terminals: Set<string>; earthed: boolean }>();
  for (const [terminal, root] of roots) {
    const net = nets.get(root) ?? { circuit: 'supply', terminals: new Set<string>(), earthed: earthed.has(root) };
    net.terminals.add(terminal);
    nets.set(root, net);
  }
  for (const { from, to, circuit } of drawing) {
    const net = nets.get(roots.get(isEarth(from) ? to : from) ?? '');
    if (net !== undefined && circuit !== 'supply') net.circuit = circuit;
  }
  return [...nets.values()].filter(({ circuit }) => circuit !== 'supply');
}

/**
 * Which nets are wired as they should be: all their terminals joined, by whatever way the wires take, joined to nothing else, and
 * earthed where the drawing earths them.
 */
export function rightNets(nets: readonly Net[], wires: readonly Ends[]): readonly Net[] {
  const { roots, earthed } = joined(wires);
  const sizes = new Map<string, number>();
  for (const root of roots.values()) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  return nets.filter((net) => {
    const [first, ...others] = net.terminals;
    const root = first === undefined ? undefined : roots.get(first);
    if (root === undefined || sizes.get(root) !== net.terminals.size) return false;
    return earthed.has(root) === net.earthed && others.every((terminal) => roots.get(terminal) === root);
  });
}
