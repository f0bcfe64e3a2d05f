import { exp, ln, pow } from '../maths/exact.ts';

/**
 * What lies in a branch of a hydraulic circuit. Flows are in m³/s from the branch's start to its end, pressures in Pa.
 *
 * - `pipe`: friction by Churchill's equation and minor losses;
 * - `valve`: Kv, the flow of water in m³/h at 1 bar when fully open (IEC 60534);
 * - `resistance`: coefficient × Q |Q| (strainers, coolers, orifices);
 * - `laminar`: coefficient × viscosity × Q (bearings, oil galleries);
 * - `pump`: a centrifugal pump's head H0 − b Q − c Q² at rated speed; with `check`, nothing flows back through it;
 * - `displacement`: a pump that moves its flow whatever the pressure;
 * - `check`: opens from start to end only; `relief`: opens above its set pressure.
 */
export type HydraulicElement =
  | {
      readonly kind: 'pipe';
      readonly lengthM: number;
      readonly diameterM: number;
      readonly roughnessM: number;
      readonly minorLosses: number;
    }
  | { readonly kind: 'valve'; readonly kvM3ph: number; readonly characteristic: 'linear' | 'equalPercentage' }
  | { readonly kind: 'resistance'; readonly coefficientPaS2pM6: number }
  | { readonly kind: 'laminar'; readonly coefficientPerM3: number }
  | {
      readonly kind: 'pump';
      readonly shutOffHeadM: number;
      readonly linearSpM2: number;
      readonly quadraticS2pM5: number;
      readonly check: boolean;
    }
  | { readonly kind: 'displacement'; readonly flowM3ps: number }
  | { readonly kind: 'check'; readonly coefficientPaS2pM6: number }
  | { readonly kind: 'relief'; readonly setPa: number; readonly coefficientPaSpM3: number };

/** What may change while it runs. */
export interface ElementControl {
  /** Of a pump relative to its rated speed; of a valve its opening, 0 to 1; otherwise unused. */
  readonly position: number;
  /** Of a passage: losses grow by 1 + blockage. Of a pump: the share of head or flow that is worn away. */
  readonly blockage: number;
}

/** A branch near its present flow: Q = conductance × (pressure drop) + offset. */
export interface Linearised {
  conductance: number;
  offset: number;
}

export interface ElementState {
  readonly flowM3ps: number;
  /** From start to end. */
  readonly dropPa: number;
  readonly densityKgpm3: number;
  readonly viscosityPas: number;
}

export const GRAVITY_MPS2 = 9.806_65;
/** Below this flow a quadratic loss goes over into a linear one, so that its slope never vanishes. m³/s. */
const CREEP_M3PS = 1e-6;
/** What a closed check valve lets through, m³/s a pascal: keeps every junction connected. */
const LEAK_M3PSPA = 1e-15;
const SHUT_OPENING = 1e-5;

/** Loss law coefficient × Q sqrt(Q² + creep²) and its slope. */
function quadratic(coefficient: number, flow: number, into: Linearised, drive: number): void {
  const root = Math.sqrt(flow * flow + CREEP_M3PS * CREEP_M3PS);
  const slope = (coefficient * (2 * flow * flow + CREEP_M3PS * CREEP_M3PS)) / root;
  tangent(coefficient * flow * root - drive, slope, flow, into);
}

/** From a loss, its slope and the flow where both hold. */
function tangent(loss: number, slope: number, flow: number, into: Linearised): void {
  into.conductance = 1 / slope;
  into.offset = flow - loss / slope;
}

/**
 * Darcy friction factor times Reynolds number (S. W. Churchill, Chemical Engineering 84(24), 1977, 91–92): laminar,
 * transitional and turbulent in one equation, finite at rest.
 */
function frictionTimesReynolds(reynolds: number, relativeRoughness: number): number {
  if (reynolds < 1) return 64;
  const a = pow(2.457 * ln(1 / (pow(7 / reynolds, 0.9) + 0.27 * relativeRoughness)), 16);
  const b = pow(37_530 / reynolds, 16);
  const turbulent = 1 / ((a + b) * Math.sqrt(a + b));
  return 8 * reynolds * pow(pow(8 / reynolds, 12) + turbulent, 1 / 12);
}

/** Pressure loss of a pipe in Pa, odd in the flow. */
export function pipeLossPa(
  pipe: Extract<HydraulicElement, { kind: 'pipe' }>,
  flowM3ps: number,
  densityKgpm3: number,
  viscosityPas: number,
): number {
  const area = (Math.PI * pipe.diameterM * pipe.diameterM) / 4;
  const speed = Math.abs(flowM3ps) / area;
  const reynolds = (densityKgpm3 * speed * pipe.diameterM) / viscosityPas;
  const viscous =
    (frictionTimesReynolds(reynolds, pipe.roughnessM / pipe.diameterM) * viscosityPas * pipe.lengthM) /
    (2 * pipe.diameterM * pipe.diameterM);
  const loss = speed * (viscous + (pipe.minorLosses * densityKgpm3 * speed) / 2);
  return flowM3ps < 0 ? -loss : loss;
}

function linearisePipe(
  pipe: Extract<HydraulicElement, { kind: 'pipe' }>,
  state: ElementState,
  blockage: number,
  into: Linearised,
): void {
  const { flowM3ps, densityKgpm3, viscosityPas } = state;
  const step = Math.max(1e-4 * Math.abs(flowM3ps), CREEP_M3PS);
  const loss = pipeLossPa(pipe, flowM3ps, densityKgpm3, viscosityPas);
  const beyond = pipeLossPa(pipe, flowM3ps + step, densityKgpm3, viscosityPas);
  const before = pipeLossPa(pipe, flowM3ps - step, densityKgpm3, viscosityPas);
  const factor = 1 + blockage;
  tangent(factor * loss, (factor * (beyond - before)) / (2 * step), flowM3ps, into);
}

/** Share of Kv at an opening; equal-percentage valves have a rangeability of 50 and shut fully at 0. */
function openingShare(characteristic: 'linear' | 'equalPercentage', opening: number): number {
  const open = Math.min(Math.max(opening, 0), 1);
  if (characteristic === 'linear' || open === 0) return Math.max(open, SHUT_OPENING);
  return Math.max(exp(ln(50) * (open - 1)), SHUT_OPENING);
}

/** Pa s²/m⁶ of a Kv in m³/h: 1 bar drives Kv of water of 1000 kg/m³. */
function kvCoefficient(kvM3ph: number, densityKgpm3: number): number {
  const ratedM3ps = kvM3ph / 3600;
  return (1e5 * densityKgpm3) / (1000 * ratedM3ps * ratedM3ps);
}

function linearisePump(
  pump: Extract<HydraulicElement, { kind: 'pump' }>,
  state: ElementState,
  control: ElementControl,
  into: Linearised,
): void {
  const weight = state.densityKgpm3 * GRAVITY_MPS2;
  const speed = Math.max(control.position, 0);
  const drive = weight * speed * speed * pump.shutOffHeadM * (1 - control.blockage);
  if (pump.check && state.dropPa + drive <= 0) {
    into.conductance = LEAK_M3PSPA;
    into.offset = LEAK_M3PSPA * drive;
    return;
  }
  const { flowM3ps: flow } = state;
  const root = Math.sqrt(flow * flow + CREEP_M3PS * CREEP_M3PS);
  const curve = weight * pump.quadraticS2pM5;
  const slope = weight * pump.linearSpM2 * speed;
  const loss = slope * flow + curve * flow * root - drive;
  tangent(loss, slope + (curve * (2 * flow * flow + CREEP_M3PS * CREEP_M3PS)) / root, flow, into);
}

/** Linearises an element about its present flow and pressure drop. Every slope is positive, at rest too. */
export function linearise(
  element: HydraulicElement,
  state: ElementState,
  control: ElementControl,
  into: Linearised,
): void {
  const { flowM3ps, dropPa, densityKgpm3, viscosityPas } = state;
  const losses = 1 + Math.max(control.blockage, 0);
  switch (element.kind) {
    case 'pipe':
      return linearisePipe(element, state, Math.max(control.blockage, 0), into);
    case 'valve': {
      const share = openingShare(element.characteristic, control.position);
      return quadratic((losses * kvCoefficient(element.kvM3ph, densityKgpm3)) / (share * share), flowM3ps, into, 0);
    }
    case 'resistance':
      return quadratic(losses * element.coefficientPaS2pM6, flowM3ps, into, 0);
    case 'laminar':
      return tangent(0, losses * element.coefficientPerM3 * viscosityPas, 0, into);
    case 'pump':
      return linearisePump(element, state, control, into);
    case 'displacement':
      into.conductance = 0;
      into.offset = element.flowM3ps * control.position * (1 - control.blockage);
      return undefined;
    case 'check':
      if (dropPa > 0) return quadratic(losses * element.coefficientPaS2pM6, flowM3ps, into, 0);
      into.conductance = LEAK_M3PSPA;
      into.offset = 0;
      return undefined;
    case 'relief':
      into.conductance = dropPa > element.setPa ? 1 / element.coefficientPaSpM3 : LEAK_M3PSPA;
      into.offset = dropPa > element.setPa ? -element.setPa / element.coefficientPaSpM3 : 0;
      return undefined;
  }
}

/** A flow to begin the search with, of the size that the element is made for. */
export function typicalFlowM3ps(element: HydraulicElement): number {
  switch (element.kind) {
    case 'pipe':
      return (Math.PI * element.diameterM * element.diameterM) / 4;
    case 'valve':
      return (0.3 * element.kvM3ph) / 3600;
    case 'resistance':
    case 'check':
      return Math.sqrt(1e4 / element.coefficientPaS2pM6);
    case 'laminar':
    case 'relief':
      return 1e-3;
    case 'pump':
      return Math.sqrt(element.shutOffHeadM / (element.quadraticS2pM5 + 1)) / 2;
    case 'displacement':
      return element.flowM3ps;
  }
}
