import type { OutputSpec, ParameterSpec, QuantitySpec } from '../../kernel/block.ts';
import type { Coupling, NetworkLayout, TerminalPair } from '../network/layout.ts';
import type { Ends, Part, ProbeSpec } from './part.ts';

/** A conductor's capacitance to a neighbour in the same duct, or to earth: what makes a floating wire show a voltage. */
export interface Stray {
  readonly between: Ends;
  readonly farad: number;
}

export interface CircuitDescription {
  readonly frequencyHz: number;
  readonly parts: Readonly<Record<string, Part>>;
  /** `part:terminal` whose potential is 0. */
  readonly earth: string;
  readonly strays?: readonly Stray[];
  /** How many wires a terminal takes. Default 2. */
  readonly wiresPerTerminal?: number;
}

/** A part and where its quantities lie. */
export interface PlacedPart {
  readonly name: string;
  readonly part: Part;
  readonly parameterStart: number;
  /** Among the discrete states, as are the probes. */
  readonly stateStart: number;
  readonly probeStart: number;
  readonly branches: ReadonlyMap<string, number>;
  readonly couplings: ReadonlyMap<string, number>;
  /** Index of its first winding's port; −1 for what is no machine. */
  readonly portStart: number;
}

/** A probe with everything that it names by index. */
export type Observer =
  | { readonly of: 'voltage' | 'dcVoltage'; readonly pair: TerminalPair }
  | { readonly of: 'current' | 'dcCurrent'; readonly branch: number }
  | { readonly of: 'windingCurrent'; readonly port: number }
  | { readonly of: 'clampCurrent'; readonly state: number };

/** A description laid out in flat arrays: constant, as the block that is made of it. */
export interface CircuitPlan {
  readonly description: CircuitDescription;
  readonly parts: readonly PlacedPart[];
  readonly layout: NetworkLayout;
  /** Indices by `part:terminal`. */
  readonly terminalIndex: ReadonlyMap<string, number>;
  /** First of the stray capacitances among the branches. */
  readonly strayStart: number;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  readonly discrete: Readonly<Record<string, QuantitySpec>>;
  readonly outputs: Readonly<Record<string, OutputSpec>>;
  /** Indices of the discrete states on which the network depends. */
  readonly switching: Int32Array;
  readonly observers: readonly Observer[];
  readonly probeStart: number;
  /** First of the states that hold the ports' currents for which the probes were computed: real and imaginary part of each. */
  readonly observedStart: number;
}

/**
 * States of the circuit as a whole: exp(jωt) of the supply, whether a contactor has just closed, and which part was renewed: its place
 * among the parts, counted from 1, at the end of the one tick after the command; negative until then, else 0.
 */
export const CIRCUIT_STATE = { turnRe: 0, turnIm: 1, shaken: 2, renewedPart: 3 } as const;
const CIRCUIT_STATES: Readonly<Record<string, QuantitySpec>> = {
  turnRe: { unit: '1', value: 1 },
  turnIm: { unit: '1', value: 0 },
  shaken: { unit: '1', value: 0 },
  renewedPart: { unit: '1', value: 0 },
};

const count = (table: object | undefined): number => Object.keys(table ?? {}).length;

/** @throws Error where the description names a terminal or a branch that is not there: a mistake in the code that makes it. */
export function planCircuit(description: CircuitDescription): CircuitPlan {
  const terminals = new Terminals(description);
  const network = layOutNetwork(description, terminals);
  const quantities = layOutQuantities(description);
  const parts = Object.entries(description.parts).map(([name, part]): PlacedPart => {
    const starts = { ...network.starts.get(name), ...quantities.starts.get(name) };
    const indices = (table: object | undefined, start = 0): Map<string, number> =>
      new Map(Object.keys(table ?? {}).map((key, offset) => [key, start + offset]));
    return {
      name,
      part,
      parameterStart: starts.parameter ?? 0,
      stateStart: starts.state ?? 0,
      probeStart: starts.probe ?? 0,
      branches: indices(part.branches, starts.branch),
      couplings: indices(part.couplings, starts.coupling),
      portStart: part.windings === undefined ? -1 : (starts.port ?? 0),
    };
  });
  const observers = parts.flatMap((placed) =>
    Object.values(placed.part.probes ?? {}).map((probe) => observerOf(placed, probe, terminals)),
  );
  const { layout, strayStart } = network;
  const { parameters, discrete, outputs, switching, probeStart, observedStart } = quantities;
  return {
    description,
    parts,
    layout,
    terminalIndex: terminals.index,
    strayStart,
    parameters,
    discrete,
    outputs,
    switching: Int32Array.from(switching),
    observers,
    probeStart,
    observedStart,
  };
}

/** Terminals by name: `part:terminal`, or the terminal alone within its part. */
class Terminals {
  readonly index: ReadonlyMap<string, number>;

  constructor({ parts }: CircuitDescription) {
    const names = Object.entries(parts).flatMap(([name, part]) => part.terminals.map((mark) => `${name}:${mark}`));
    this.index = new Map(names.map((name, index) => [name, index]));
  }

  find(name: string): number {
    const index = this.index.get(name);
    if (index === undefined) throw new Error(`the circuit has no terminal ${name}`);
    return index;
  }

  pair(part: string, [from, to]: Ends): TerminalPair {
    const whole = (terminal: string): string => (terminal.includes(':') ? terminal : `${part}:${terminal}`);
    return { from: this.find(whole(from)), to: this.find(whole(to)) };
  }
}

interface NetworkStarts {
  readonly branch: number;
  readonly coupling: number;
  readonly port: number;
}

function layOutNetwork({ parts, earth, strays = [] }: CircuitDescription, terminals: Terminals) {
  const branches: TerminalPair[] = [];
  const couplings: Coupling[] = [];
  const ports: TerminalPair[] = [];
  const joints: TerminalPair[] = [];
  const starts = new Map<string, NetworkStarts>();
  for (const [name, part] of Object.entries(parts)) {
    starts.set(name, { branch: branches.length, coupling: couplings.length, port: ports.length });
    for (const ends of Object.values(part.branches ?? {})) branches.push(terminals.pair(name, ends));
    for (const { primary, secondary } of Object.values(part.couplings ?? {}))
      couplings.push({ primary: terminals.pair(name, primary), secondary: terminals.pair(name, secondary) });
    for (const ends of part.windings ?? []) ports.push(terminals.pair(name, ends));
    for (const ends of part.joints ?? []) joints.push(terminals.pair(name, ends));
  }
  const strayStart = branches.length;
  for (const { between } of strays) branches.push(terminals.pair('', between));
  const layout: NetworkLayout = {
    terminals: terminals.index.size,
    earth: terminals.find(earth),
    branches,
    couplings,
    ports,
    joints,
  };
  return { layout, starts, strayStart };
}

interface QuantityStarts {
  readonly parameter: number;
  readonly state: number;
  readonly probe: number;
}

/** Parameters part by part; discrete states of the circuit, of the ports, part by part, and then all probes. */
function layOutQuantities({ parts, frequencyHz }: CircuitDescription) {
  const parameters: Record<string, ParameterSpec> = {
    frequencyHz: { unit: 'Hz', value: frequencyHz, minimum: 0.1 },
  };
  const discrete: Record<string, QuantitySpec> = { ...CIRCUIT_STATES };
  const outputs: Record<string, OutputSpec> = {};
  const switching: number[] = [];
  const starts = new Map<string, QuantityStarts>();
  const observedStart = count(discrete);
  for (const [name, { windings = [] }] of Object.entries(parts))
    for (const winding of windings.keys())
      for (const half of ['Re', 'Im']) discrete[`${name}.observed${winding + 1}${half}`] = { unit: 'A', value: 0 };
  for (const [name, { unit }] of Object.entries(discrete)) outputs[name] = { unit, visible: false };
  const all = Object.values(parts);
  const probeStart = count(discrete) + all.reduce((sum, { states }) => sum + count(states), 0);
  let probe = probeStart;
  for (const [name, part] of Object.entries(parts)) {
    starts.set(name, { parameter: count(parameters), state: count(discrete), probe });
    probe += count(part.probes);
    for (const [key, spec] of Object.entries(part.parameters ?? {})) parameters[`${name}.${key}`] = spec;
    for (const [key, { unit, value, switching: switches, visible }] of Object.entries(part.states ?? {})) {
      if (switches === true) switching.push(count(discrete));
      discrete[`${name}.${key}`] = { unit, value };
      outputs[`${name}.${key}`] = { unit, visible: visible === true };
    }
  }
  for (const [name, { probes = {} }] of Object.entries(parts)) {
    for (const [key, { of, visible }] of Object.entries(probes)) {
      if (Object.hasOwn(discrete, `${name}.${key}`)) throw new Error(`${name} has a state and a probe ${key}`);
      const unit = of === 'voltage' || of === 'dcVoltage' ? 'V' : 'A';
      discrete[`${name}.${key}`] = { unit, value: 0 };
      outputs[`${name}.${key}`] = { unit, visible: visible === true };
    }
  }
  return { parameters, discrete, outputs, switching, starts, probeStart, observedStart };
}

function observerOf(placed: PlacedPart, probe: ProbeSpec, terminals: Terminals): Observer {
  const { name, part, branches, portStart, stateStart } = placed;
  switch (probe.of) {
    case 'voltage':
    case 'dcVoltage':
      return { of: probe.of, pair: terminals.pair(name, probe.between) };
    case 'windingCurrent':
      return { of: probe.of, port: portStart + probe.winding };
    case 'clampCurrent':
      return { of: probe.of, state: stateStart + Object.keys(part.states ?? {}).indexOf(probe.state) };
    default: {
      const branch = branches.get(probe.branch);
      if (branch === undefined) throw new Error(`${name} has no branch ${probe.branch}`);
      return { of: probe.of, branch };
    }
  }
}
