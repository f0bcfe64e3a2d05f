import { type Block, defineBlock } from '../kernel/block.ts';
import { absorption, type FiringBody, firingRates } from './firing.ts';

/** A porcelain body in a kiln: its temperature and the gas around it are inputs. */
export function firingBlock(body: FiringBody): Block {
  const share = { unit: '1', value: 0 };
  return defineBlock({
    type: 'firing',
    inputs: {
      tempC: { unit: 'degC', value: 20 },
      oxygen: { unit: '1', value: 0.21 },
      monoxide: { unit: '1', value: 0 },
    },
    outputs: {
      water: { unit: '1' },
      hydroxyl: { unit: '1' },
      carbon: { unit: '1' },
      ferric: { unit: '1' },
      sinterDose: { unit: '1' },
      sagDose: { unit: '1' },
      sootDose: { unit: '1' },
      absorption: { unit: '1' },
      dryingPeakPerS: { unit: '1/s' },
      dehydrationPeakPerS: { unit: '1/s' },
    },
    continuous: {
      water: { unit: '1', value: 1 },
      hydroxyl: { unit: '1', value: 1 },
      carbon: { unit: '1', value: 1 },
      ferric: { unit: '1', value: 1 },
      sinterDose: share,
      sagDose: share,
      sootDose: share,
    },
    discrete: { dryingPeakPerS: { unit: '1/s', value: 0 }, dehydrationPeakPerS: { unit: '1/s', value: 0 } },
    writeOutputs({ x, d, y }) {
      y.water = x.water;
      y.hydroxyl = x.hydroxyl;
      y.carbon = x.carbon;
      y.ferric = x.ferric;
      y.sinterDose = x.sinterDose;
      y.sagDose = x.sagDose;
      y.sootDose = x.sootDose;
      y.absorption = absorption(body, x);
      y.dryingPeakPerS = d.dryingPeakPerS;
      y.dehydrationPeakPerS = d.dehydrationPeakPerS;
    },
    derivatives({ u, x, dx }) {
      const rates = firingRates(body, x, u.tempC, u);
      dx.water = rates.water;
      dx.hydroxyl = rates.hydroxyl;
      dx.carbon = rates.carbon;
      dx.ferric = rates.ferric;
      dx.sinterDose = rates.sinterDose;
      dx.sagDose = rates.sagDose;
      dx.sootDose = rates.sootDose;
    },
    update({ u, x, d }) {
      const rates = firingRates(body, x, u.tempC, u);
      d.dryingPeakPerS = Math.max(d.dryingPeakPerS, -rates.water);
      d.dehydrationPeakPerS = Math.max(d.dehydrationPeakPerS, -rates.hydroxyl);
    },
  });
}
