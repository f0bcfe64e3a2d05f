import type { Block } from '../kernel/block.ts';
import { GRAVITY_MPS2 } from '../thermal/element.ts';
import type { Fluid } from '../thermal/fluid.ts';
import type { CircuitDescription, NetworkDescription } from '../thermal/network.ts';
import { networkBlock } from '../thermal/network-block.ts';

/** Any density serves where the flow is given by mass. */
const FRESH_WATER_KGPM3 = 1000;
/** Of the pipes after the engine, where nothing hangs on the pressure. Pa/(m³/s)². */
const SMALL_LOSS = 1e7;

/** No laminar loss stands in the loop, so that no viscosity is asked for. */
function liquid(densityKgpm3: number, heatCapacityJpkgK: number): Fluid {
  return { densityKgpm3, heatCapacityJpkgK, viscosityPas: () => 1e-3 };
}

function freshWaterCircuit(of: (parameter: string) => number): CircuitDescription {
  const flowM3ps = of('mf') / FRESH_WATER_KGPM3;
  return {
    fluid: liquid(FRESH_WATER_KGPM3, of('cf')),
    nodes: {
      engineOut: { kind: 'junction', heatCapacityJpK: of('Cf'), startC: of('Te') },
      coolerOut: { kind: 'junction', heatCapacityJpK: of('Cx'), startC: of('Tx') },
      engineIn: { kind: 'reservoir', pressurePa: 2e5 },
    },
    branches: {
      engine: { from: 'engineIn', to: 'engineOut', element: { kind: 'displacement', flowM3ps } },
      cooler: {
        from: 'engineOut',
        to: 'coolerOut',
        element: { kind: 'displacement', flowM3ps },
        follows: { thermostat: 'thermostat', way: 'cooler' },
      },
      bypass: {
        from: 'engineOut',
        to: 'engineIn',
        element: { kind: 'resistance', coefficientPaS2pM6: SMALL_LOSS },
      },
      back: { from: 'coolerOut', to: 'engineIn', element: { kind: 'resistance', coefficientPaS2pM6: SMALL_LOSS } },
    },
  };
}

function seaWaterCircuit(of: (parameter: string) => number): CircuitDescription {
  const weight = of('rs') * GRAVITY_MPS2;
  return {
    fluid: liquid(of('rs'), of('cs')),
    nodes: {
      sea: { kind: 'reservoir', pressurePa: 0, tempC: of('Tsw') },
      pumpOut: { kind: 'junction', startC: of('Tsw') },
      overboard: { kind: 'reservoir', pressurePa: 0, heatCapacityJpK: of('Cs'), startC: of('Ts') },
    },
    branches: {
      pump: {
        from: 'sea',
        to: 'pumpOut',
        element: {
          kind: 'pump',
          shutOffHeadM: of('Hp0'),
          linearSpM2: 0,
          quadraticS2pM5: of('kp'),
          check: true,
        },
      },
      pipes: {
        from: 'pumpOut',
        to: 'overboard',
        element: { kind: 'resistance', coefficientPaS2pM6: weight * of('ks') },
      },
    },
  };
}

function describe(of: (parameter: string) => number): NetworkDescription {
  const ratedSeaKgps = of('rs') * Math.sqrt(of('Hp0') / (of('kp') + of('ks')));
  return {
    circuits: { freshWater: freshWaterCircuit(of), seaWater: seaWaterCircuit(of) },
    bodies: { block: { heatCapacityJpK: of('Cb'), startC: of('Tb') } },
    surroundings: { room: { tempC: of('Tamb') } },
    links: {
      jacket: { between: ['block', 'freshWater.engineOut'], conductanceWpK: of('G') },
      skin: { between: ['block', 'room'], conductanceWpK: of('Gamb') },
    },
    exchangers: {
      cooler: {
        hot: 'freshWater.cooler',
        cold: 'seaWater.pipes',
        size: {
          arrangement: 'counter',
          conductanceWpK: of('UA0'),
          hotRatedKgps: of('mf'),
          coldRatedKgps: ratedSeaKgps,
          hotExponent: 0.4,
          coldExponent: 0.4,
        },
      },
    },
    thermostats: {
      thermostat: {
        node: 'freshWater.engineOut',
        opensC: of('T1'),
        fullyOpenC: of('T2'),
        lagS: of('tau'),
        start: of('x'),
      },
    },
    heats: { engine: { into: 'block' } },
  };
}

/** @param of the model's parameters by name, all of them in range */
export function coolingLoopBlock(of: (parameter: string) => number): Block {
  const block = networkBlock('coolingLoop', describe(of));
  if (!block.ok) throw new RangeError(`the cooling loop is not sound: ${JSON.stringify(block.failure)}`);
  return block.value;
}
