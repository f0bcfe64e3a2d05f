export {
  enhancementFactor,
  enthalpyJpkgDa,
  humidityRatioAt,
  partialPressurePa,
  relativeHumidity,
  volumeM3pkgDa,
} from './humid-air.ts';
export {
  dewPointC,
  humidityRatioFromDewPoint,
  humidityRatioFromWetBulb,
  tempFromEnthalpyC,
  wetBulbC,
} from './humid-air-inverse.ts';
export { saturationPressurePa, saturationTempC, sublimationPressurePa } from './saturation.ts';
export { seaWater } from './sea-water.ts';
export { freshWater, liquidPressurePa, type LiquidProperties } from './water.ts';
