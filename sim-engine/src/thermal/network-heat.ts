import { at, intAt } from '../maths/at.ts';
import type { CompiledExchanger, CompiledNetwork } from './compiled-network.ts';
import { exchangerDuty } from './exchanger.ts';
import { clampToUnit, NetworkFlows } from './network-flows.ts';
import { type NetworkPorts, networkPorts, type NetworkStates, networkStates } from './network-ports.ts';

type Numbers = Float64Array;

/** Below this, liquid stands: it neither mixes nor carries. kg/s. */
const STANDING_KGPS = 1e-9;
const LEAST_LEVEL_M = 1e-3;

/**
 * Flows, temperatures and rates of change of a network for given inputs and states. It holds the last answer as scratch: a
 * pure function of its arguments with a memory of one.
 */
export class NetworkHeat {
  readonly network: CompiledNetwork;
  readonly ports: NetworkPorts;
  readonly states: NetworkStates;
  readonly flows: NetworkFlows;
  /** kg/s, by branch, from its start to its end. */
  readonly massFlowsKgps: Numbers;
  /** °C, by place. */
  readonly tempsC: Numbers;
  readonly transferUnits: Numbers;
  readonly effectivenesses: Numbers;
  /** From the hot to the cold branch, W, by exchanger. */
  readonly exchangedW: Numbers;
  readonly #perKelvin: Numbers;
  readonly #mixing: readonly number[];
  readonly #lastInputs: Numbers;
  readonly #lastStates: Numbers;

  constructor(network: CompiledNetwork) {
    this.network = network;
    this.ports = networkPorts(network);
    this.states = networkStates(network);
    this.flows = new NetworkFlows(network, this.ports, this.states);
    this.massFlowsKgps = new Float64Array(network.branches.length);
    this.tempsC = new Float64Array(network.places.length);
    this.transferUnits = new Float64Array(network.exchangers.length);
    this.effectivenesses = new Float64Array(network.exchangers.length);
    this.exchangedW = new Float64Array(network.exchangers.length);
    this.#perKelvin = new Float64Array(network.exchangers.length);
    this.#mixing = network.places.flatMap(({ kind }, place) => (kind === 'mixing' ? [place] : []));
    this.#lastInputs = new Float64Array(this.ports.inputs.length).fill(Number.NaN);
    this.#lastStates = new Float64Array(this.states.states.length).fill(Number.NaN);
  }

  /** Brings flows, temperatures and exchangers up to these inputs and states. */
  refresh(inputs: Numbers, states: Numbers): void {
    if (isSame(this.#lastInputs, inputs) && isSame(this.#lastStates, states)) return;
    this.#lastInputs.set(inputs);
    this.#lastStates.set(states);
    this.flows.refresh(inputs, states);
    for (const { fluid, firstBranch, branches } of this.network.circuits)
      for (let branch = firstBranch; branch < firstBranch + branches.length; branch += 1)
        this.massFlowsKgps[branch] = fluid.densityKgpm3 * at(this.flows.flowsM3ps, branch);
    this.#takeTemps(inputs, states);
    this.#sizeExchangers(inputs);
    for (let sweep = 0; sweep < this.#mixing.length; sweep += 1) {
      this.#exchange();
      for (const place of this.#mixing) this.tempsC[place] = this.#mixedTempC(place, inputs);
    }
    this.#exchange();
  }

  /** Rates of all states, after {@link refresh} with the same arguments. */
  derivatives(inputs: Numbers, states: Numbers, rates: Numbers): void {
    const { places, tanks, thermostats, circuits } = this.network;
    places.forEach(({ kind, heatCapacityJpK }, place) => {
      if (kind === 'state')
        rates[intAt(this.states.temperatureOf, place)] = this.#heatW(place, inputs) / heatCapacityJpK;
    });
    tanks.forEach(({ place, areaM2 }, tank) => {
      const fluid = circuits.find(({ firstPlace, nodes }) => place < firstPlace + nodes.length)?.fluid;
      if (fluid === undefined) throw new RangeError(`no circuit holds place ${place}`);
      const level = intAt(this.states.levelOf, tank);
      const massKg = fluid.densityKgpm3 * areaM2 * Math.max(at(states, level), LEAST_LEVEL_M);
      rates[level] = this.#netInflowKgps(place) / (fluid.densityKgpm3 * areaM2);
      rates[intAt(this.states.temperatureOf, place)] = this.#heatW(place, inputs) / (massKg * fluid.heatCapacityJpkgK);
    });
    thermostats.forEach(({ place, opensC, fullyOpenC, lagS }, index) => {
      const ports = this.ports.holdOf[index];
      if (ports === undefined) throw new RangeError(`no thermostat ${index}`);
      const free = clampToUnit((at(this.tempsC, place) - opensC) / (fullyOpenC - opensC));
      const target = at(inputs, ports.hold) === 0 ? free : at(inputs, ports.heldAt);
      const state = intAt(this.states.positionOf, index);
      rates[state] = (target - at(states, state)) / lagS;
    });
  }

  /** Heat held above 0 °C, J. */
  storedJ(states: Numbers): number {
    let sum = 0;
    this.network.places.forEach(({ kind, heatCapacityJpK }, place) => {
      if (kind === 'state') sum += heatCapacityJpK * at(states, intAt(this.states.temperatureOf, place));
    });
    this.network.tanks.forEach(({ place, areaM2 }, tank) => {
      const circuit = this.network.circuits.find(({ firstPlace, nodes }) => place < firstPlace + nodes.length);
      const perMetre = (circuit?.fluid.densityKgpm3 ?? 0) * (circuit?.fluid.heatCapacityJpkgK ?? 0) * areaM2;
      sum +=
        perMetre * at(states, intAt(this.states.levelOf, tank)) * at(states, intAt(this.states.temperatureOf, place));
    });
    return sum;
  }

  /** Heat that enters from outside, less what leaves, W: heats, surroundings, and liquid through reservoirs above 0 °C. */
  suppliedW(inputs: Numbers): number {
    const { places, links, heats, circuits } = this.network;
    let sum = 0;
    heats.forEach((_, heat) => {
      sum += at(inputs, intAt(this.ports.heatOf, heat));
    });
    const isOutside = (place: number): boolean => places[place]?.kind === 'surroundings';
    for (const { a, b, conductanceWpK } of links) {
      const flow = conductanceWpK * (at(this.tempsC, a) - at(this.tempsC, b));
      if (isOutside(a)) sum += flow;
      if (isOutside(b)) sum -= flow;
    }
    for (const { nodes, firstPlace, fluid } of circuits)
      nodes.forEach(({ kind }, index) => {
        const place = firstPlace + index;
        const carried = this.#netInflowKgps(place) * fluid.heatCapacityJpkgK * at(this.tempsC, place);
        if (kind === 'reservoir' && !isOutside(place)) sum -= carried;
        if (isOutside(place)) sum -= this.#inflowHeatW(place);
      });
    return sum;
  }

  #takeTemps(inputs: Numbers, states: Numbers): void {
    this.network.places.forEach((_, place) => {
      const state = intAt(this.states.temperatureOf, place);
      const input = intAt(this.ports.temperatureOf, place);
      if (state >= 0) this.tempsC[place] = at(states, state);
      else if (input >= 0) this.tempsC[place] = at(inputs, input);
      // Mixing places begin at a value of their own, never at the last answer: the result hangs on the arguments alone.
      else this.tempsC[place] = this.network.places[place]?.startC ?? 0;
    });
  }

  #sizeExchangers(inputs: Numbers): void {
    this.network.exchangers.forEach((exchanger, index) => {
      const streams = {
        hotKgps: Math.abs(at(this.massFlowsKgps, exchanger.hotBranch)),
        coldKgps: Math.abs(at(this.massFlowsKgps, exchanger.coldBranch)),
        hotHeatCapacityJpkgK: exchanger.hotJpkgK,
        coldHeatCapacityJpkgK: exchanger.coldJpkgK,
      };
      const duty = exchangerDuty(exchanger.size, streams, at(inputs, intAt(this.ports.foulingOf, index)));
      this.transferUnits[index] = duty.transferUnits;
      this.effectivenesses[index] = duty.effectiveness;
      this.#perKelvin[index] = duty.heatPerKelvin;
    });
  }

  #exchange(): void {
    this.network.exchangers.forEach((exchanger, index) => {
      const difference = this.#inletC(exchanger.hotBranch) - this.#inletC(exchanger.coldBranch);
      this.exchangedW[index] = at(this.#perKelvin, index) * difference;
    });
  }

  #upstream(branch: number): number {
    const ends = this.network.branches[branch];
    if (ends === undefined) throw new RangeError(`no branch ${branch}`);
    return at(this.massFlowsKgps, branch) < 0 ? ends.to : ends.from;
  }

  #downstream(branch: number): number {
    const ends = this.network.branches[branch];
    if (ends === undefined) throw new RangeError(`no branch ${branch}`);
    return at(this.massFlowsKgps, branch) < 0 ? ends.from : ends.to;
  }

  #inletC(branch: number): number {
    return at(this.tempsC, this.#upstream(branch));
  }

  #netInflowKgps(place: number): number {
    let net = 0;
    this.network.branches.forEach(({ from, to }, branch) => {
      if (to === place) net += at(this.massFlowsKgps, branch);
      if (from === place) net -= at(this.massFlowsKgps, branch);
    });
    return net;
  }

  /** Heat that exchangers and heat inputs bring into a place, W. */
  #broughtW(place: number, inputs: Numbers): number {
    let sum = 0;
    const { exchangers, heats } = this.network;
    exchangers.forEach(({ hotBranch, coldBranch }: CompiledExchanger, index) => {
      if (this.#downstream(hotBranch) === place) sum -= at(this.exchangedW, index);
      if (this.#downstream(coldBranch) === place) sum += at(this.exchangedW, index);
    });
    heats.forEach((heat, index) => {
      if (heat.place === place) sum += at(inputs, intAt(this.ports.heatOf, index));
    });
    return sum;
  }

  /** Net heat into a place by everything that changes its temperature, W. */
  #heatW(place: number, inputs: Numbers): number {
    const temp = at(this.tempsC, place);
    const liquid = this.network.places[place]?.liquidJpkgK ?? 0;
    let sum = this.#broughtW(place, inputs);
    for (const { a, b, conductanceWpK } of this.network.links) {
      if (a === place) sum += conductanceWpK * (at(this.tempsC, b) - temp);
      if (b === place) sum += conductanceWpK * (at(this.tempsC, a) - temp);
    }
    this.network.branches.forEach((_, branch) => {
      if (this.#downstream(branch) !== place) return;
      sum += Math.abs(at(this.massFlowsKgps, branch)) * liquid * (this.#inletC(branch) - temp);
    });
    return sum;
  }

  /** Heat above 0 °C that liquid carries into and out of an outside reservoir, and what exchangers leave there, W. */
  #inflowHeatW(place: number): number {
    const liquid = this.network.places[place]?.liquidJpkgK ?? 0;
    let sum = 0;
    this.network.branches.forEach((_, branch) => {
      const carried = Math.abs(at(this.massFlowsKgps, branch)) * liquid * this.#inletC(branch);
      if (this.#downstream(branch) === place) sum += carried;
      if (this.#upstream(branch) === place) sum -= carried;
    });
    this.network.exchangers.forEach(({ hotBranch, coldBranch }, index) => {
      if (this.#downstream(hotBranch) === place) sum -= at(this.exchangedW, index);
      if (this.#downstream(coldBranch) === place) sum += at(this.exchangedW, index);
    });
    return sum;
  }

  #mixedTempC(place: number, inputs: Numbers): number {
    const liquid = this.network.places[place]?.liquidJpkgK ?? 0;
    let capacity = 0;
    let heat = 0;
    let inflow = 0;
    this.network.branches.forEach((_, branch) => {
      if (this.#downstream(branch) !== place) return;
      const flow = Math.abs(at(this.massFlowsKgps, branch));
      inflow += flow;
      capacity += flow * liquid;
      heat += flow * liquid * this.#inletC(branch);
    });
    for (const { a, b, conductanceWpK } of this.network.links) {
      if (a !== place && b !== place) continue;
      capacity += conductanceWpK;
      heat += conductanceWpK * at(this.tempsC, a === place ? b : a);
    }
    if (inflow < STANDING_KGPS && capacity < STANDING_KGPS * liquid) return at(this.tempsC, place);
    return (heat + this.#broughtW(place, inputs)) / capacity;
  }
}

function isSame(before: Numbers, now: Numbers): boolean {
  for (let index = 0; index < before.length; index += 1) if (at(before, index) !== at(now, index)) return false;
  return true;
}
