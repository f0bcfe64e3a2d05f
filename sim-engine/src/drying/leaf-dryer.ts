import { exp } from '../maths/exact.ts';
import { kelvin } from '../properties/temperature.ts';
import { enthalpyJpkgDa, relativeHumidity } from '../properties/humid-air.ts';
import { tempFromEnthalpyC } from '../properties/humid-air-inverse.ts';
import { dryingHumidity, equilibriumMoisture, type HendersonIsotherm } from './sorption.ts';

export const MOLAR_GAS_CONSTANT_JPMOLK = 8.314462618;
const ATMOSPHERE_PA = 101_325;

const DRIEST = 1e-9;

/** Leaf in a stream of warm air: every leaf meets the inlet air, the layer has no gradient. */
export interface LeafDryer {
  readonly dryMassKg: number;
  readonly dryHeatCapacityJpkgK: number;
  readonly waterHeatCapacityJpkgK: number;
  readonly conductanceWpK: number;
  readonly rateFactorPerS: number;
  readonly activationJpmol: number;
  readonly isotherm: HendersonIsotherm;
  readonly airFlowKgps: number;
}

export interface DryingAir {
  readonly airC: number;
  /** kg of water per kg of dry air. */
  readonly humidityRatio: number;
}

/** Heat that evaporates a kilogram of the leaf's water, J/kg. */
export function evaporationHeatJpkg(leafC: number): number {
  return 2501e3 - 2361 * leafC;
}

export interface DryingRates {
  readonly equilibrium: number;
  /** kg of water per kg of dry leaf and second that leave the leaf. */
  readonly ratePerS: number;
  readonly leafKps: number;
}

/**
 * r = k0 exp(−Ea/(R T)) (X − Xeq), X' = −r (Lewis's law with Arrhenius's rate), and
 * md (cd + X cw) T' = hA (Ta − T) − md r L(T).
 */
export function dryingRates(dryer: LeafDryer, moisture: number, leafC: number, air: DryingAir): DryingRates {
  const relative = dryingHumidity(air.airC, air.humidityRatio);
  const equilibrium = equilibriumMoisture(dryer.isotherm, air.airC, relative);
  const speed = dryer.rateFactorPerS * exp(-dryer.activationJpmol / (MOLAR_GAS_CONSTANT_JPMOLK * kelvin(leafC)));
  const ratePerS = speed * (moisture - equilibrium);
  const heatW = dryer.conductanceWpK * (air.airC - leafC) - dryer.dryMassKg * ratePerS * evaporationHeatJpkg(leafC);
  const capacity = dryer.dryMassKg * (dryer.dryHeatCapacityJpkgK + moisture * dryer.waterHeatCapacityJpkgK);
  return { equilibrium, ratePerS, leafKps: heatW / capacity };
}

export interface OutletAir extends DryingAir {
  readonly relativeHumidity: number;
}

/**
 * The air that leaves: it has taken the leaf's water, and its enthalpy is that of the inlet less the heat to the leaf, plus
 * that of the vapour at the leaf's temperature.
 */
export function outletAir(dryer: LeafDryer, leafC: number, inlet: DryingAir, ratePerS: number): OutletAir {
  const taken = (dryer.dryMassKg * ratePerS) / dryer.airFlowKgps;
  // The law of the leaf does not know how much water the air has left to give.
  const humidityRatio = Math.max(inlet.humidityRatio + taken, DRIEST);
  const given = (dryer.conductanceWpK * (inlet.airC - leafC)) / dryer.airFlowKgps;
  const vapour = taken * (2501e3 + 1860 * leafC);
  const enthalpy = enthalpyJpkgDa(inlet.airC, inlet.humidityRatio, ATMOSPHERE_PA) - given + vapour;
  const airC = tempFromEnthalpyC(enthalpy, humidityRatio, ATMOSPHERE_PA);
  return { airC, humidityRatio, relativeHumidity: relativeHumidity(airC, humidityRatio, ATMOSPHERE_PA) };
}
