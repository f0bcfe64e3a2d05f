import { type Block, defineBlock } from '../kernel/block.ts';
import { fail, succeed } from '../result.ts';
import {
  enzymeLossPerS,
  fireIndexRate,
  type OxidationLaw,
  oxidationPerS,
  type PageLaw,
  pageRatePerS,
} from './tea-leaf.ts';

export interface TeaLeaf {
  readonly oxidation: OxidationLaw;
  readonly withering: PageLaw;
}

/**
 * What becomes of the tea leaf itself while others move its moisture and heat: oxidation of the bruised leaf, loss of its
 * enzyme, and the fire of baking. `shake` bruises it by a share of what is whole yet.
 */
export function teaLeafBlock({ oxidation, withering }: TeaLeaf): Block {
  return defineBlock({
    type: 'teaLeaf',
    inputs: { leafC: { unit: 'degC', value: 25 }, witheringOn: { unit: '1', value: 0 } },
    outputs: {
      oxidised: { unit: '1' },
      enzyme: { unit: '1' },
      bruise: { unit: '1' },
      fireIndex: { unit: 's' },
      moistureRatio: { unit: '1', description: 'of withering by Page’s law, 1 at its start' },
    },
    continuous: {
      oxidised: { unit: '1', value: 0 },
      enzyme: { unit: '1', value: 1 },
      fireIndex: { unit: 's', value: 0 },
      moistureRatio: { unit: '1', value: 1 },
    },
    discrete: { bruise: { unit: '1', value: 0.02 } },
    writeOutputs({ x, d, y }) {
      y.oxidised = x.oxidised;
      y.enzyme = x.enzyme;
      y.bruise = d.bruise;
      y.fireIndex = x.fireIndex;
      y.moistureRatio = x.moistureRatio;
    },
    derivatives({ x, d, u, dx }) {
      dx.oxidised = oxidationPerS(oxidation, u.leafC, d.bruise, x.enzyme, x.oxidised);
      dx.enzyme = -enzymeLossPerS(oxidation, u.leafC) * x.enzyme;
      dx.fireIndex = fireIndexRate(u.leafC);
      dx.moistureRatio = u.witheringOn > 0 ? -pageRatePerS(withering, x.moistureRatio) * x.moistureRatio : 0;
    },
    commands: {
      shake: {
        check: (share) =>
          typeof share === 'number' && share > 0 && share <= 1 ? succeed(null) : fail({ code: 'shareOutOfRange' }),
        apply(share, { d }) {
          if (typeof share === 'number') d.bruise += share * (1 - d.bruise);
        },
      },
    },
  });
}
