import {
  enthalpyJpkgDa,
  humidityRatioOf,
  partialPressurePa,
  saturatedMoleFraction,
  volumeM3pkgDa,
} from '../properties/humid-air.ts';
import { dewPointC, wetBulbC } from '../properties/humid-air-inverse.ts';
import { succeed } from '../result.ts';
import type { ModelDefinition } from './model.ts';
import { numberOf } from './values.ts';

const OUTPUTS = [
  ['RH', '1'],
  ['p_Pa', 'Pa'],
  ['W_kgpkg', 'kg/kg'],
  ['h_Jpkg_da', 'J/kg'],
  ['v_m3pkg_da', 'm3/kg'],
  ['Tdew_C', 'degC'],
  ['Twb_C', 'degC'],
  ['p_water_vapour_Pa', 'Pa'],
] as const;

/** Humid air along its temperature: docs/models/properties.md. */
export const humidAir: ModelDefinition = {
  name: 'humid-air',
  title: { zh: '湿空气性质表', en: 'a table of the properties of humid air' },
  parameters: {
    RH: { unit: '1', value: 0.5, description: 'relative humidity', minimum: 1e-6, maximum: 1 },
    p_Pa: { unit: 'Pa', value: 101_325, description: 'total pressure', minimum: 2e4, maximum: 1e6 },
  },
  outputs: OUTPUTS.map(([name, unit]) => ({ name, unit })),
  axis: 'T_C',
  untilS: 80,
  everyS: 5,
  start(values) {
    const relative = numberOf(values, 'RH');
    const pressurePa = numberOf(values, 'p_Pa');
    let tempC = 0;
    return succeed({
      advanceTo(axisC) {
        tempC = axisC;
      },
      read(into) {
        into.fill(Number.NaN);
        into[0] = relative;
        into[1] = pressurePa;
        const waterFraction = relative * saturatedMoleFraction(tempC, pressurePa);
        // There is no such air where its vapour alone would have more than the total pressure.
        if (waterFraction >= 1) return;
        const ratio = humidityRatioOf(waterFraction);
        into[2] = ratio;
        into[3] = enthalpyJpkgDa(tempC, ratio, pressurePa);
        into[4] = volumeM3pkgDa(tempC, ratio, pressurePa);
        into[5] = dewPointC(ratio, pressurePa);
        into[6] = wetBulbC(tempC, ratio, pressurePa);
        into[7] = partialPressurePa(ratio, pressurePa);
      },
    });
  },
};
