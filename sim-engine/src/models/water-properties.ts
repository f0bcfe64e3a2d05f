import { saturationPressurePa } from '../properties/saturation.ts';
import { seaWater } from '../properties/sea-water.ts';
import { freshWater } from '../properties/water.ts';
import { succeed } from '../result.ts';
import type { ModelDefinition } from './model.ts';
import { numberOf } from './values.ts';

const OUTPUTS = [
  ['p_Pa', 'Pa'],
  ['salinity_kgpkg', 'kg/kg'],
  ['rho_kgpm3', 'kg/m3'],
  ['cp_JpkgK', 'J/(kg K)'],
  ['k_WpmK', 'W/(m K)'],
  ['mu_Pas', 'Pa s'],
  ['Pr', '1'],
] as const;

/** Fresh and sea water along its temperature: docs/models/properties.md. */
export const waterProperties: ModelDefinition = {
  name: 'water-properties',
  title: { zh: '淡水与海水性质表', en: 'a table of the properties of fresh and sea water' },
  parameters: {
    fluid: { unit: '1', value: 'water', description: 'fresh water or sea water', choices: ['water', 'seawater'] },
    p_Pa: {
      unit: 'Pa',
      value: 101_325,
      description: 'pressure of fresh water; where it would boil, the saturation pressure is taken',
      minimum: 700,
      maximum: 1e8,
    },
    salinity_kgpkg: {
      unit: 'kg/kg',
      value: 0.035,
      description: 'mass fraction of salt in sea water',
      minimum: 0,
      maximum: 0.12,
    },
  },
  outputs: OUTPUTS.map(([name, unit]) => ({ name, unit })),
  axis: 'T_C',
  untilS: 150,
  everyS: 5,
  start(values) {
    const isSea = values['fluid'] === 'seawater';
    const salinity = isSea ? numberOf(values, 'salinity_kgpkg') : 0;
    let tempC = 0;
    return succeed({
      advanceTo(axisC) {
        tempC = axisC;
      },
      read(into) {
        const pressurePa = Math.max(numberOf(values, 'p_Pa'), saturationPressurePa(tempC));
        const properties = isSea ? seaWater(tempC, salinity) : freshWater(tempC, pressurePa);
        into[0] = pressurePa;
        into[1] = salinity;
        into[2] = properties.densityKgpm3;
        into[3] = properties.heatCapacityJpkgK;
        into[4] = properties.conductivityWpmK;
        into[5] = properties.viscosityPas;
        into[6] = properties.prandtl;
      },
    });
  },
};
