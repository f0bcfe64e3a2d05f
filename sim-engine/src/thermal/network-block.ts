import { at } from '../maths/at.ts';
import { type Block, defineBlock, type OutputSpec, type QuantitySpec } from '../kernel/block.ts';
import { type Result, succeed } from '../result.ts';
import { compileNetwork, type NetworkProblem } from './compiled-network.ts';
import type { NetworkDescription } from './network.ts';
import { NetworkHeat } from './network-heat.ts';

type Numbers = Float64Array;

/** One output: what it reads from the network once that is up to date. */
interface Reading {
  readonly name: string;
  readonly unit: string;
  read(states: Numbers): number;
}

function readingsOf(heat: NetworkHeat): readonly Reading[] {
  const { network } = heat;
  const readings: Reading[] = [];
  network.places.forEach(({ name, kind }, place) => {
    if (kind === 'mixing') readings.push({ name: `${name}.tempC`, unit: 'degC', read: () => at(heat.tempsC, place) });
  });
  for (const { nodes, firstPlace } of network.circuits)
    nodes.forEach(({ kind }, index) => {
      // A reservoir's pressure is an input of this very name.
      if (kind === 'reservoir') return;
      const name = `${network.places[firstPlace + index]?.name ?? ''}.pressurePa`;
      readings.push({ name, unit: 'Pa', read: () => at(heat.flows.pressuresPa, firstPlace + index) });
    });
  network.branches.forEach(({ name }, branch) => {
    readings.push({ name: `${name}.flowKgps`, unit: 'kg/s', read: () => at(heat.massFlowsKgps, branch) });
  });
  network.exchangers.forEach(({ name }, index) => {
    readings.push(
      { name: `${name}.heatW`, unit: 'W', read: () => at(heat.exchangedW, index) },
      { name: `${name}.transferUnits`, unit: '1', read: () => at(heat.transferUnits, index) },
      { name: `${name}.effectiveness`, unit: '1', read: () => at(heat.effectivenesses, index) },
    );
  });
  readings.push({ name: 'storedJ', unit: 'J', read: (values) => heat.storedJ(values) });
  return readings;
}

/**
 * A block of a thermal-fluid network. Its inputs are named after the description's parts: `circuit.branch.speed`, `.wear` of
 * pumps; `.opening`, `.blockage` of valves and passages; `circuit.node.pressurePa`, `.tempC` of reservoirs; `name.tempC` of
 * surroundings; `name.heatW`; `exchanger.foulingKpW`; `thermostat.hold` and `.heldAt`. Its outputs: `place.tempC`,
 * `circuit.node.pressurePa` of junctions and tanks, `circuit.branch.flowKgps`, `tank.levelM`, `exchanger.heatW`, `.transferUnits`, `.effectiveness`,
 * `thermostat.position`, and `storedJ`, the heat held above 0 °C.
 */
export function networkBlock(type: string, description: NetworkDescription): Result<Block, NetworkProblem> {
  const compiled = compileNetwork(description);
  if (!compiled.ok) return compiled;
  const heat = new NetworkHeat(compiled.value);
  const readings = readingsOf(heat);
  const { states } = heat.states;
  const quantity = ({ unit, value }: QuantitySpec): QuantitySpec => ({ unit, value });
  const inputs = Object.fromEntries(heat.ports.inputs.map((input) => [input.name, quantity(input)]));
  const continuous = Object.fromEntries(states.map((state) => [state.name, quantity(state)]));
  const outputs: Record<string, OutputSpec> = {};
  for (const { name, unit } of states) outputs[name] = { unit };
  for (const { name, unit } of readings) outputs[name] = { unit, feedthrough: true };
  return succeed(
    defineBlock<string, string, string, string, string>({
      type,
      inputs,
      outputs,
      continuous,
      writeOutputs({ x, y }) {
        y.floats.set(x.floats);
      },
      writeFeedthrough({ u, x, y }) {
        heat.refresh(u.floats, x.floats);
        for (let index = 0; index < readings.length; index += 1)
          y.floats[states.length + index] = readings[index]?.read(x.floats) ?? 0;
      },
      derivatives({ u, x, dx }) {
        heat.refresh(u.floats, x.floats);
        heat.derivatives(u.floats, x.floats, dx.floats);
      },
    }),
  );
}
