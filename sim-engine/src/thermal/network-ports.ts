import type { CompiledBranch, CompiledNetwork } from './compiled-network.ts';

/** An input of a network: its name and unit, and its value while nothing is connected. */
export interface NetworkInput {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
}

/** Where in the list of inputs a branch finds what controls it; −1: it has none such. */
export interface BranchInputs {
  readonly position: number;
  readonly blockage: number;
}

/** All inputs of a network in order, and where each part finds its own. */
export interface NetworkPorts {
  readonly inputs: readonly NetworkInput[];
  readonly ofBranch: readonly BranchInputs[];
  /** By place: given pressures, temperatures of surroundings. */
  readonly pressureOf: Int32Array;
  readonly temperatureOf: Int32Array;
  readonly foulingOf: Int32Array;
  /** A thermostat is held at a position where `hold` is not 0. */
  readonly holdOf: readonly { readonly hold: number; readonly heldAt: number }[];
  readonly heatOf: Int32Array;
}

function positionName(branch: CompiledBranch): string | undefined {
  const { kind } = branch.element;
  if (kind === 'pump' || kind === 'displacement') return 'speed';
  return kind === 'valve' && branch.thermostat < 0 ? 'opening' : undefined;
}

export function networkPorts(network: CompiledNetwork): NetworkPorts {
  const inputs: NetworkInput[] = [];
  const add = (name: string, unit: string, value: number): number => inputs.push({ name, unit, value }) - 1;
  const ofBranch = network.branches.map((branch) => {
    const position = positionName(branch);
    const moves = branch.element.kind === 'pump' || branch.element.kind === 'displacement';
    return {
      position: position === undefined ? -1 : add(`${branch.name}.${position}`, '1', 1),
      blockage: add(`${branch.name}.${moves ? 'wear' : 'blockage'}`, '1', 0),
    };
  });
  const pressureOf = new Int32Array(network.places.length).fill(-1);
  for (const { nodes, firstPlace } of network.circuits)
    nodes.forEach((node, index) => {
      const place = network.places[firstPlace + index];
      if (node.kind === 'reservoir' && place !== undefined)
        pressureOf[firstPlace + index] = add(`${place.name}.pressurePa`, 'Pa', node.pressurePa);
    });
  return {
    inputs,
    ofBranch,
    pressureOf,
    temperatureOf: Int32Array.from(network.places, ({ kind, name, startC }) =>
      kind === 'surroundings' ? add(`${name}.tempC`, 'degC', startC) : -1,
    ),
    foulingOf: Int32Array.from(network.exchangers, ({ name }) => add(`${name}.foulingKpW`, 'K/W', 0)),
    holdOf: network.thermostats.map(({ name }) => ({
      hold: add(`${name}.hold`, '1', 0),
      heldAt: add(`${name}.heldAt`, '1', 0),
    })),
    heatOf: Int32Array.from(network.heats, ({ name, heatW }) => add(`${name}.heatW`, 'W', heatW)),
  };
}

/** A state of a network: the temperature of a place, the level of a tank, or a thermostat's position. */
export interface NetworkStates {
  readonly states: readonly { readonly name: string; readonly unit: string; readonly value: number }[];
  /** By place; −1: it has no temperature of its own to keep. */
  readonly temperatureOf: Int32Array;
  readonly levelOf: Int32Array;
  readonly positionOf: Int32Array;
}

export function networkStates(network: CompiledNetwork): NetworkStates {
  const states: { name: string; unit: string; value: number }[] = [];
  const add = (name: string, unit: string, value: number): number => states.push({ name, unit, value }) - 1;
  return {
    states,
    temperatureOf: Int32Array.from(network.places, ({ kind, name, startC }) =>
      kind === 'state' || kind === 'tank' ? add(`${name}.tempC`, 'degC', startC) : -1,
    ),
    levelOf: Int32Array.from(network.tanks, ({ name, startLevelM }) => add(`${name}.levelM`, 'm', startLevelM)),
    positionOf: Int32Array.from(network.thermostats, ({ name, start }) => add(`${name}.position`, '1', start)),
  };
}
