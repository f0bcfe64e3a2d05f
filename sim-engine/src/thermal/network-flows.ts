import { at, intAt } from '../maths/at.ts';
import type { CompiledCircuit, CompiledNetwork } from './compiled-network.ts';
import { type ElementControl, GRAVITY_MPS2 } from './element.ts';
import type { NetworkPorts, NetworkStates } from './network-ports.ts';

type Numbers = Float64Array;
type MutableControl = { -readonly [Key in keyof ElementControl]: ElementControl[Key] };

const DEFAULT_VISCOSITY_C = 40;

/**
 * The flows and pressures of all circuits for given inputs and states. A circuit is solved again only where something that it
 * depends on has changed: the solver is a pure function, so the remembered answer is the one that it would give.
 */
export class NetworkFlows {
  readonly flowsM3ps: Numbers;
  /** By place. */
  readonly pressuresPa: Numbers;
  readonly #network: CompiledNetwork;
  readonly #ports: NetworkPorts;
  readonly #states: NetworkStates;
  readonly #controls: readonly (readonly MutableControl[])[];
  /** What each circuit was last solved for. */
  readonly #keys: readonly Numbers[];

  constructor(network: CompiledNetwork, ports: NetworkPorts, states: NetworkStates) {
    this.#network = network;
    this.#ports = ports;
    this.#states = states;
    this.flowsM3ps = new Float64Array(network.branches.length);
    this.pressuresPa = new Float64Array(network.places.length);
    this.#controls = network.circuits.map(({ branches }) => branches.map(() => ({ position: 1, blockage: 0 })));
    this.#keys = network.circuits.map(({ branches, nodes }) =>
      new Float64Array(2 * branches.length + nodes.length + 1).fill(Number.NaN),
    );
  }

  refresh(inputs: Numbers, states: Numbers): void {
    this.#network.circuits.forEach((circuit, index) => {
      const controls = this.#controls[index];
      const key = this.#keys[index];
      if (controls === undefined || key === undefined) throw new RangeError(`no circuit ${index}`);
      this.#gather(circuit, controls, inputs, states);
      const viscosity = this.#viscosityPas(circuit, states);
      if (this.#isKnown(circuit, controls, viscosity, key)) return;
      const { firstPlace, nodes, firstBranch, branches } = circuit;
      circuit.solver.solve(
        controls,
        circuit.fluid.densityKgpm3,
        viscosity,
        this.pressuresPa.subarray(firstPlace, firstPlace + nodes.length),
        this.flowsM3ps.subarray(firstBranch, firstBranch + branches.length),
      );
    });
  }

  #gather(circuit: CompiledCircuit, controls: readonly MutableControl[], inputs: Numbers, states: Numbers): void {
    const { ofBranch, pressureOf } = this.#ports;
    circuit.branches.forEach(({ thermostat, bypass }, index) => {
      const control = controls[index];
      const ports = ofBranch[circuit.firstBranch + index];
      if (control === undefined || ports === undefined) throw new RangeError(`no branch ${index}`);
      control.position = ports.position < 0 ? 1 : at(inputs, ports.position);
      control.blockage = at(inputs, ports.blockage);
      if (thermostat < 0) return;
      const open = clampToUnit(at(states, intAt(this.#states.positionOf, thermostat)));
      control.position *= bypass ? 1 - open : open;
    });
    circuit.nodes.forEach((node, index) => {
      const place = circuit.firstPlace + index;
      if (node.kind === 'reservoir') this.pressuresPa[place] = at(inputs, intAt(pressureOf, place));
    });
    const weight = circuit.fluid.densityKgpm3 * GRAVITY_MPS2;
    this.#network.tanks.forEach(({ place, airPa }, tank) => {
      if (place < circuit.firstPlace || place >= circuit.firstPlace + circuit.nodes.length) return;
      this.pressuresPa[place] = airPa + weight * at(states, intAt(this.#states.levelOf, tank));
    });
  }

  #viscosityPas({ fluid, viscosityPlace }: CompiledCircuit, states: Numbers): number {
    const state = viscosityPlace < 0 ? -1 : intAt(this.#states.temperatureOf, viscosityPlace);
    return fluid.viscosityPas(state < 0 ? DEFAULT_VISCOSITY_C : at(states, state));
  }

  /** Whether the circuit was last solved for exactly this; remembers it. */
  #isKnown(
    { firstPlace, nodes }: CompiledCircuit,
    controls: readonly ElementControl[],
    viscosity: number,
    key: Numbers,
  ): boolean {
    let known = true;
    let next = 0;
    const compare = (value: number): void => {
      if (at(key, next) !== value) known = false;
      key[next] = value;
      next += 1;
    };
    compare(viscosity);
    for (const { position, blockage } of controls) {
      compare(position);
      compare(blockage);
    }
    nodes.forEach((node, index) => {
      if (node.kind !== 'junction') compare(at(this.pressuresPa, firstPlace + index));
    });
    return known;
  }
}

export function clampToUnit(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
