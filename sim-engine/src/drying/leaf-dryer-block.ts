import { type Block, defineBlock } from '../kernel/block.ts';
import { dryingRates, type LeafDryer } from './leaf-dryer.ts';

/** Leaf in a dryer whose air is given by two inputs. */
export function leafDryerBlock(dryer: LeafDryer, start: { readonly moisture: number; readonly leafC: number }): Block {
  return defineBlock({
    type: 'leafDryer',
    inputs: { airC: { unit: 'degC', value: 25 }, humidityRatio: { unit: 'kg/kg', value: 0.01 } },
    outputs: {
      moisture: { unit: 'kg/kg' },
      leafC: { unit: 'degC' },
      equilibrium: { unit: 'kg/kg', feedthrough: true },
      ratePerS: { unit: '1/s', feedthrough: true },
      waterKgps: { unit: 'kg/s', feedthrough: true, description: 'water that the air takes away' },
    },
    continuous: {
      moisture: { unit: 'kg/kg', value: start.moisture },
      leafC: { unit: 'degC', value: start.leafC },
    },
    writeOutputs({ x, y }) {
      y.moisture = x.moisture;
      y.leafC = x.leafC;
    },
    writeFeedthrough({ u, x, y }) {
      const { equilibrium, ratePerS } = dryingRates(dryer, x.moisture, x.leafC, u);
      y.equilibrium = equilibrium;
      y.ratePerS = ratePerS;
      y.waterKgps = dryer.dryMassKg * ratePerS;
    },
    derivatives({ u, x, dx }) {
      const { ratePerS, leafKps } = dryingRates(dryer, x.moisture, x.leafC, u);
      dx.moisture = -ratePerS;
      dx.leafC = leafKps;
    },
  });
}
