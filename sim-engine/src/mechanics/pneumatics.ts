import { type Block, defineBlock } from '../kernel/block.ts';

/** Reference atmosphere of ISO 8778 (ANR): 100 kPa, 20 °C, density 1.185 kg/m³. */
const ANR_KGPM3 = 1.185;
const ANR_TEMP_K = 293.15;
const GAS_CONSTANT_JPKGK = 287;
const ATMOSPHERE_PA = 101_325;

/** A pneumatic path by its sonic conductance and critical pressure ratio. */
export interface IsoOrifice {
  /** C, m³/(s Pa) ANR. */
  readonly conductanceM3psPa: number;
  /** b, at or below which the flow is choked. */
  readonly criticalRatio: number;
}

/** Below this difference the flow goes over into one that is linear, so that two equal pressures do not chatter. */
const LINEAR_SHARE = 0.999;

/**
 * Mass flow from one pressure to another, kg/s, negative backwards (ISO 6358-1:2013, equations 2 to 4):
 * C p1 rho0 sqrt(T0/T) while choked, times sqrt(1 − ((r − b)/(1 − b))²) above the critical ratio.
 *
 * @param fromPa absolute, as `toPa`
 */
export function orificeKgps({ conductanceM3psPa, criticalRatio }: IsoOrifice, fromPa: number, toPa: number): number {
  if (fromPa < toPa) return -orificeKgps({ conductanceM3psPa, criticalRatio }, toPa, fromPa);
  const choked = conductanceM3psPa * fromPa * ANR_KGPM3;
  const ratio = toPa / fromPa;
  if (ratio <= criticalRatio) return choked;
  const share = (Math.min(ratio, LINEAR_SHARE) - criticalRatio) / (1 - criticalRatio);
  const subsonic = choked * Math.sqrt(Math.max(1 - share * share, 0));
  return ratio <= LINEAR_SHARE ? subsonic : (subsonic * (1 - ratio)) / (1 - LINEAR_SHARE);
}

export interface PneumaticCylinder {
  readonly boreM: number;
  readonly rodM: number;
  readonly strokeM: number;
  readonly deadVolumeM3: number;
  readonly massKg: number;
  readonly viscousNspm: number;
  readonly frictionN: number;
  /** Stiffness and damping of the end stops. */
  readonly stopNpm: number;
  readonly stopNspm: number;
  readonly supply: IsoOrifice;
  /** Either side's way out: with one-way throttles these set the speeds. */
  readonly boreExhaust: IsoOrifice;
  readonly rodExhaust: IsoOrifice;
}

/** Ø32 × 200 with one-way throttles: out in 0.35 s and back in 0.30 s at 6 bar. */
export const PUSHER: PneumaticCylinder = {
  boreM: 0.032,
  rodM: 0.012,
  strokeM: 0.2,
  deadVolumeM3: 5e-6,
  massKg: 1.5,
  viscousNspm: 60,
  frictionN: 15,
  stopNpm: 4e5,
  stopNspm: 800,
  supply: { conductanceM3psPa: 9e-9, criticalRatio: 0.3 },
  boreExhaust: { conductanceM3psPa: 7.5e-9, criticalRatio: 0.3 },
  rodExhaust: { conductanceM3psPa: 4.15e-9, criticalRatio: 0.3 },
};

export function boreAreaM2({ boreM }: PneumaticCylinder): number {
  return (Math.PI * boreM * boreM) / 4;
}

function rodSideAreaM2(cylinder: PneumaticCylinder): number {
  return boreAreaM2(cylinder) - (Math.PI * cylinder.rodM * cylinder.rodM) / 4;
}

/** Force of the full bore at a gauge pressure. */
export function pushForceN(cylinder: PneumaticCylinder, gaugePa: number): number {
  return boreAreaM2(cylinder) * gaugePa;
}

/** Speed over which dry friction turns its sign, so that it needs no events. m/s */
const FRICTION_WIDTH_MPS = 2e-3;

/**
 * A double-acting cylinder behind a five-port valve: m a = pA A − pB B − patm rod − F − b v. Both chambers fill and empty
 * through orifices, isothermally: p' = (R T m' − p V')/V. `valve` 1 drives it out, 0 back.
 */
export function cylinderBlock(cylinder: PneumaticCylinder): Block {
  const bore = boreAreaM2(cylinder);
  const ring = rodSideAreaM2(cylinder);
  const thermal = GAS_CONSTANT_JPKGK * ANR_TEMP_K;
  return defineBlock({
    type: 'pneumaticCylinder',
    parameters: {
      frictionN: { unit: 'N', value: cylinder.frictionN, minimum: 0, faultValues: { seizure: 1e4 } },
      leak: {
        unit: '1',
        value: 0,
        minimum: 0,
        description: 'conductance past the piston as a share of the supply’s',
        faultValues: { leak: 0.5 },
      },
    },
    inputs: {
      supplyPa: { unit: 'Pa', value: ATMOSPHERE_PA + 6e5 },
      valve: { unit: '1', value: 0 },
      loadN: { unit: 'N', value: 0 },
    },
    outputs: {
      positionM: { unit: 'm' },
      speedMps: { unit: 'm/s' },
      boreSidePa: { unit: 'Pa' },
      rodSidePa: { unit: 'Pa' },
      isBack: { unit: '1' },
      isOut: { unit: '1' },
    },
    continuous: {
      positionM: { unit: 'm', value: 0 },
      speedMps: { unit: 'm/s', value: 0 },
      boreSidePa: { unit: 'Pa', value: ATMOSPHERE_PA },
      rodSidePa: { unit: 'Pa', value: ATMOSPHERE_PA + 6e5 },
    },
    writeOutputs({ x, y }) {
      y.positionM = x.positionM;
      y.speedMps = x.speedMps;
      y.boreSidePa = x.boreSidePa;
      y.rodSidePa = x.rodSidePa;
      y.isBack = x.positionM < 0.003 ? 1 : 0;
      y.isOut = x.positionM > cylinder.strokeM - 0.003 ? 1 : 0;
    },
    derivatives({ p, u, x, dx }) {
      const isOut = u.valve > 0.5;
      const past = orificeKgps(
        { ...cylinder.supply, conductanceM3psPa: cylinder.supply.conductanceM3psPa * p.leak },
        x.boreSidePa,
        x.rodSidePa,
      );
      const boreKgps = isOut
        ? orificeKgps(cylinder.supply, u.supplyPa, x.boreSidePa)
        : -orificeKgps(cylinder.boreExhaust, x.boreSidePa, ATMOSPHERE_PA);
      const rodKgps = isOut
        ? -orificeKgps(cylinder.rodExhaust, x.rodSidePa, ATMOSPHERE_PA)
        : orificeKgps(cylinder.supply, u.supplyPa, x.rodSidePa);
      const within = Math.min(Math.max(x.positionM, 0), cylinder.strokeM);
      const boreM3 = cylinder.deadVolumeM3 + bore * within;
      const rodM3 = cylinder.deadVolumeM3 + ring * (cylinder.strokeM - within);
      dx.boreSidePa = (thermal * (boreKgps - past) - x.boreSidePa * bore * x.speedMps) / boreM3;
      dx.rodSidePa = (thermal * (rodKgps + past) + x.rodSidePa * ring * x.speedMps) / rodM3;
      const air = x.boreSidePa * bore - x.rodSidePa * ring - ATMOSPHERE_PA * (bore - ring);
      const dry = p.frictionN * Math.min(Math.max(x.speedMps / FRICTION_WIDTH_MPS, -1), 1);
      const stops = stopForceN(cylinder, x.positionM, x.speedMps);
      dx.positionM = x.speedMps;
      dx.speedMps = (air + stops - dry - cylinder.viscousNspm * x.speedMps - u.loadN) / cylinder.massKg;
    },
  });
}

/** The end caps push, and never pull. */
function stopForceN(cylinder: PneumaticCylinder, positionM: number, speedMps: number): number {
  if (positionM < 0) return Math.max(-cylinder.stopNpm * positionM - cylinder.stopNspm * speedMps, 0);
  const over = positionM - cylinder.strokeM;
  return over > 0 ? Math.min(-cylinder.stopNpm * over - cylinder.stopNspm * speedMps, 0) : 0;
}
