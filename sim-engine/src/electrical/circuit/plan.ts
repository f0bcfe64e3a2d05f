import type { OutputSpec, ParameterSpec, QuantitySpec } from '../../kernel/block.ts';
import type { NetworkLayout, TerminalPair } from '../network/layout.ts';
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
  /** `part:terminal` by index, and the other way. */
  readonly terminalNames: readonly string[];
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

/** States of the circuit as a whole: exp(jωt) of the supply, and whether a contactor has just closed. */
export const CIRCUIT_STATE = { turnRe: 0, turnIm: 1, shaken: 2 } as const;
const CIRCUIT_STATES: Readonly<Record<string, QuantitySpec>> = {
  turnRe: { unit: '1', value: 1 },
  turnIm: { unit: '1', value: 0 },
  shaken: { unit: '1', value: 0 },
};

/** @throws Error where the description names a terminal or a branch that is not there: a mistake in the code that makes it. */
export function planCircuit(description: CircuitDescription): CircuitPlan {
  const entries = Object.entries(description.parts);
  const terminalNames = entries.flatMap(([name, { terminals }]) => terminals.map((terminal) => `${name}:${terminal}`));
  const terminalIndex = new Map(terminalNames.map((name, index) => [name, index]));
  const find = (name: string): number => {
    const index = terminalIndex.get(name);
    if (index === undefined) throw new Error(`the circuit has no terminal ${name}`);
    return index;
  };
  const pairOf = (part: string, [from, to]: Ends): TerminalPair => ({
    from: find(from.includes(':') ? from : `${part}:${from}`),
    to: find(to.includes(':') ? to : `${part}:${to}`),
  });
  const branches: TerminalPair[] = [];
  const couplings: { primary: TerminalPair; secondary: TerminalPair }[] = [];
  const ports: TerminalPair[] = [];
  const joints: TerminalPair[] = [];
  const parameters: Record<string, ParameterSpec> = {
    frequencyHz: { unit: 'Hz', value: description.frequencyHz, minimum: 0.1 },
  };
  const discrete: Record<string, QuantitySpec> = { ...CIRCUIT_STATES };
  const observedStart = Object.keys(discrete).length;
  for (const [name, { windings = [] }] of entries)
    for (const winding of windings.keys())
      for (const part of ['Re', 'Im']) discrete[`${name}.observed${winding + 1}${part}`] = { unit: 'A', value: 0 };
  const outputs: Record<string, OutputSpec> = {};
  for (const [name, { unit }] of Object.entries(discrete)) outputs[name] = { unit, visible: false };
  const switching: number[] = [];
  let next = { parameter: 1, state: Object.keys(discrete).length, probe: 0 };
  const placed = entries.map(([name, part]): PlacedPart => {
    const here = next;
    const index = (table: Readonly<Record<string, unknown>> = {}, start: number): Map<string, number> =>
      new Map(Object.keys(table).map((key, offset) => [key, start + offset]));
    const result = {
      name,
      part,
      parameterStart: here.parameter,
      stateStart: here.state,
      probeStart: here.probe,
      branches: index(part.branches, branches.length),
      couplings: index(part.couplings, couplings.length),
      portStart: part.windings === undefined ? -1 : ports.length,
    };
    for (const ends of Object.values(part.branches ?? {})) branches.push(pairOf(name, ends));
    for (const { primary, secondary } of Object.values(part.couplings ?? {}))
      couplings.push({ primary: pairOf(name, primary), secondary: pairOf(name, secondary) });
    for (const ends of part.windings ?? []) ports.push(pairOf(name, ends));
    for (const ends of part.joints ?? []) joints.push(pairOf(name, ends));
    for (const [key, spec] of Object.entries(part.parameters ?? {})) parameters[`${name}.${key}`] = spec;
    for (const [key, spec] of Object.entries(part.states ?? {})) {
      if (spec.switching === true) switching.push(Object.keys(discrete).length);
      discrete[`${name}.${key}`] = { unit: spec.unit, value: spec.value };
      outputs[`${name}.${key}`] = { unit: spec.unit, visible: spec.visible === true };
    }
    next = {
      parameter: here.parameter + Object.keys(part.parameters ?? {}).length,
      state: here.state + Object.keys(part.states ?? {}).length,
      probe: here.probe + Object.keys(part.probes ?? {}).length,
    };
    return result;
  });
  const probeStart = next.state;
  const observers: Observer[] = [];
  for (const part of placed) {
    for (const [key, probe] of Object.entries(part.part.probes ?? {})) {
      const unit = probe.of === 'voltage' || probe.of === 'dcVoltage' ? 'V' : 'A';
      discrete[`${part.name}.${key}`] = { unit, value: 0 };
      outputs[`${part.name}.${key}`] = { unit, visible: probe.visible === true };
      observers.push(observerOf(part, probe, pairOf));
    }
  }
  const strayStart = branches.length;
  for (const { between } of description.strays ?? []) branches.push(pairOf('', between));
  return {
    description,
    parts: placed.map((part) => ({ ...part, probeStart: part.probeStart + probeStart })),
    layout: {
      terminals: terminalNames.length,
      earth: find(description.earth),
      branches,
      couplings,
      ports,
      joints,
    },
    terminalNames,
    terminalIndex,
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

function observerOf(
  { name, part, branches, portStart, stateStart }: PlacedPart,
  probe: ProbeSpec,
  pairOf: (part: string, ends: Ends) => TerminalPair,
): Observer {
  switch (probe.of) {
    case 'voltage':
    case 'dcVoltage':
      return { of: probe.of, pair: pairOf(name, probe.between) };
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
