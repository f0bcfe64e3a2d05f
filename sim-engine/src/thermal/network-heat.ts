import { at, intAt } from '../maths/at.ts';
import type { CompiledNetwork } from './compiled-network.ts';
import { exchangerDuty } from './exchanger.ts';
import { clampToUnit, NetworkFlows } from './network-flows.ts';
import { type Incidence, incidences } from './network-incidence.ts';
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
  readonly #incidences: readonly Incidence[];
  readonly #mixing: readonly number[];
  readonly #upstream: Int32Array;
  readonly #downstream: Int32Array;
  readonly #lastInputs: Numbers;
  readonly #lastStates: Numbers;

  constructor(network: CompiledNetwork) {
    const branches = network.branches.length;
    const exchangers = network.exchangers.length;
    this.network = network;
    this.ports = networkPorts(network);
    this.states = networkStates(network);
    this.flows = new NetworkFlows(network, this.ports, this.states);
    this.massFlowsKgps = new Float64Array(branches);
    this.tempsC = new Float64Array(network.places.length);
    this.transferUnits = new Float64Array(exchangers);
    this.effectivenesses = new Float64Array(exchangers);
    this.exchangedW = new Float64Array(exchangers);
    this.#perKelvin = new Float64Array(exchangers);
    this.#incidences = incidences(network);
    this.#mixing = network.places.flatMap(({ kind }, place) => (kind === 'mixing' ? [place] : []));
    this.#upstream = new Int32Array(branches);
    this.#downstream = new Int32Array(branches);
    this.#lastInputs = new Float64Array(this.ports.inputs.length).fill(Number.NaN);
    this.#lastStates = new Float64Array(this.states.states.length).fill(Number.NaN);
  }

  /** Brings flows, temperatures and exchangers up to these inputs and states. */
  refresh(inputs: Numbers, states: Numbers): void {
    if (isSame(this.#lastInputs, inputs) && isSame(this.#lastStates, states)) return;
    this.#lastInputs.set(inputs);
    this.#lastStates.set(states);
    this.flows.refresh(inputs, states);
    this.#takeFlows();
    this.#takeTemps(inputs, states);
    this.#sizeExchangers(inputs);
    this.#mix(inputs);
  }

  /** Rates of all states, after {@link refresh} with the same arguments. */
  derivatives(inputs: Numbers, states: Numbers, rates: Numbers): void {
    const { places, tanks, thermostats } = this.network;
    for (let place = 0; place < places.length; place += 1) {
      const { kind = 'mixing', heatCapacityJpK = 0 } = places[place] ?? {};
      if (kind !== 'state') continue;
      rates[intAt(this.states.temperatureOf, place)] = this.#heatW(place, inputs) / heatCapacityJpK;
    }
    tanks.forEach(({ place, areaM2, densityKgpm3 }, tank) => {
      const level = intAt(this.states.levelOf, tank);
      const massKg = densityKgpm3 * areaM2 * Math.max(at(states, level), LEAST_LEVEL_M);
      rates[level] = this.#netInflowKgps(place) / (densityKgpm3 * areaM2);
      rates[intAt(this.states.temperatureOf, place)] = this.#heatW(place, inputs) / (massKg * this.#liquidJpkgK(place));
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
    this.network.tanks.forEach(({ place, areaM2, densityKgpm3 }, tank) => {
      const massKg = densityKgpm3 * areaM2 * at(states, intAt(this.states.levelOf, tank));
      sum += massKg * this.#liquidJpkgK(place) * at(states, intAt(this.states.temperatureOf, place));
    });
    return sum;
  }

  /** Heat that enters from outside, less what leaves, W: heats, surroundings, and liquid through reservoirs above 0 °C. */
  suppliedW(inputs: Numbers): number {
    let sum = 0;
    for (let heat = 0; heat < this.network.heats.length; heat += 1) sum += at(inputs, intAt(this.ports.heatOf, heat));
    this.network.places.forEach(({ kind }, place) => {
      if (kind !== 'surroundings') return;
      sum -=
        this.#heatW(place, inputs) + this.#netInflowKgps(place) * this.#liquidJpkgK(place) * at(this.tempsC, place);
    });
    for (const { nodes, firstPlace } of this.network.circuits)
      nodes.forEach(({ kind }, index) => {
        const place = firstPlace + index;
        if (kind !== 'reservoir' || this.network.places[place]?.kind === 'surroundings') return;
        sum -= this.#netInflowKgps(place) * this.#liquidJpkgK(place) * at(this.tempsC, place);
      });
    return sum;
  }

  #liquidJpkgK(place: number): number {
    return this.network.places[place]?.liquidJpkgK ?? 0;
  }

  #incidence(place: number): Incidence {
    const incidence = this.#incidences[place];
    if (incidence === undefined) throw new RangeError(`no place ${place}`);
    return incidence;
  }

  #takeFlows(): void {
    for (const { fluid, firstBranch, branches } of this.network.circuits)
      branches.forEach(({ from, to }, index) => {
        const branch = firstBranch + index;
        const flow = fluid.densityKgpm3 * at(this.flows.flowsM3ps, branch);
        this.massFlowsKgps[branch] = flow;
        this.#upstream[branch] = flow < 0 ? to : from;
        this.#downstream[branch] = flow < 0 ? from : to;
      });
  }

  #takeTemps(inputs: Numbers, states: Numbers): void {
    this.network.places.forEach(({ startC }, place) => {
      const state = intAt(this.states.temperatureOf, place);
      const input = intAt(this.ports.temperatureOf, place);
      if (state >= 0) this.tempsC[place] = at(states, state);
      else if (input >= 0) this.tempsC[place] = at(inputs, input);
      // Mixing places begin at a value of their own, never at the last answer: the result hangs on the arguments alone.
      else this.tempsC[place] = startC;
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

  /** Goes round the mixing places until none changes; once for each is enough where every loop holds a volume. */
  #mix(inputs: Numbers): void {
    this.#exchange();
    let changes = true;
    for (let sweep = 0; sweep < this.#mixing.length && changes; sweep += 1) {
      changes = false;
      for (const place of this.#mixing) {
        const mixedC = this.#mixedTempC(place, inputs);
        if (mixedC !== at(this.tempsC, place)) changes = true;
        this.tempsC[place] = mixedC;
      }
      this.#exchange();
    }
  }

  #exchange(): void {
    this.network.exchangers.forEach(({ hotBranch, coldBranch }, index) => {
      this.exchangedW[index] = at(this.#perKelvin, index) * (this.#inletC(hotBranch) - this.#inletC(coldBranch));
    });
  }

  #inletC(branch: number): number {
    return at(this.tempsC, intAt(this.#upstream, branch));
  }

  #netInflowKgps(place: number): number {
    let net = 0;
    for (const branch of this.#incidence(place).branches) {
      const flow = Math.abs(at(this.massFlowsKgps, branch));
      net += intAt(this.#downstream, branch) === place ? flow : -flow;
    }
    return net;
  }

  /** Heat that exchangers and heat inputs bring into a place, W. */
  #broughtW({ exchangers, heats }: Incidence, place: number, inputs: Numbers): number {
    let sum = 0;
    for (const index of exchangers) {
      const { hotBranch = -1, coldBranch = -1 } = this.network.exchangers[index] ?? {};
      if (intAt(this.#downstream, hotBranch) === place) sum -= at(this.exchangedW, index);
      if (intAt(this.#downstream, coldBranch) === place) sum += at(this.exchangedW, index);
    }
    for (const heat of heats) sum += at(inputs, intAt(this.ports.heatOf, heat));
    return sum;
  }

  /** Net heat into a place by everything that changes its temperature, W. */
  #heatW(place: number, inputs: Numbers): number {
    const incidence = this.#incidence(place);
    const temp = at(this.tempsC, place);
    const liquid = this.#liquidJpkgK(place);
    let sum = this.#broughtW(incidence, place, inputs);
    for (const { other, conductanceWpK } of incidence.links) sum += conductanceWpK * (at(this.tempsC, other) - temp);
    for (const branch of incidence.branches)
      if (intAt(this.#downstream, branch) === place)
        sum += Math.abs(at(this.massFlowsKgps, branch)) * liquid * (this.#inletC(branch) - temp);
    return sum;
  }

  #mixedTempC(place: number, inputs: Numbers): number {
    const incidence = this.#incidence(place);
    const liquid = this.#liquidJpkgK(place);
    let capacity = 0;
    let heat = 0;
    for (const branch of incidence.branches) {
      if (intAt(this.#downstream, branch) !== place) continue;
      const carried = Math.abs(at(this.massFlowsKgps, branch)) * liquid;
      capacity += carried;
      heat += carried * this.#inletC(branch);
    }
    for (const { other, conductanceWpK } of incidence.links) {
      capacity += conductanceWpK;
      heat += conductanceWpK * at(this.tempsC, other);
    }
    if (capacity < STANDING_KGPS * liquid || capacity === 0) return at(this.tempsC, place);
    return (heat + this.#broughtW(incidence, place, inputs)) / capacity;
  }
}

function isSame(before: Numbers, now: Numbers): boolean {
  for (let index = 0; index < before.length; index += 1) if (at(before, index) !== at(now, index)) return false;
  return true;
}
