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

/** A branch's loss at a flow, and how it changes with the flow: its inverse always rises. */
export interface Tangent {
  /** From the branch's start to its end, Pa; negative where a pump lifts. */
  lossPa: number;
  /** Pa s/m³, positive; infinite where the flow obeys no pressure. */
  slope: number;
}

export interface ElementState {
  readonly flowM3ps: number;
  readonly densityKgpm3: number;
  readonly viscosityPas: number;
}

export const GRAVITY_MPS2 = 9.806_65;
/** Below this flow a quadratic loss goes over into a linear one, so that its slope never vanishes. m³/s. */
const CREEP_M3PS = 1e-6;
/**
 * How steeply the pressure rises behind what is shut, Pa s/m³: 1e-8 m³/s leak at 1 bar, which keeps every junction connected.
 */
const SHUT_SLOPE = 1e13;
const SHUT_OPENING = 1e-5;

/** Adds coefficient × Q sqrt(Q² + creep²) and its slope. */
function addQuadratic(coefficient: number, flow: number, into: Tangent): void {
  const root = Math.sqrt(flow * flow + CREEP_M3PS * CREEP_M3PS);
  into.lossPa += coefficient * flow * root;
  into.slope += (coefficient * (2 * flow * flow + CREEP_M3PS * CREEP_M3PS)) / root;
}

function addLinear(slope: number, flow: number, into: Tangent): void {
  into.lossPa += slope * flow;
  into.slope += slope;
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

function addPipe(
  pipe: Extract<HydraulicElement, { kind: 'pipe' }>,
  state: ElementState,
  factor: number,
  into: Tangent,
): void {
  const { flowM3ps, densityKgpm3, viscosityPas } = state;
  const step = Math.max(1e-4 * Math.abs(flowM3ps), CREEP_M3PS);
  const beyond = pipeLossPa(pipe, flowM3ps + step, densityKgpm3, viscosityPas);
  const before = pipeLossPa(pipe, flowM3ps - step, densityKgpm3, viscosityPas);
  into.lossPa += factor * pipeLossPa(pipe, flowM3ps, densityKgpm3, viscosityPas);
  into.slope += (factor * (beyond - before)) / (2 * step);
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

function addPump(
  pump: Extract<HydraulicElement, { kind: 'pump' }>,
  state: ElementState,
  control: ElementControl,
  into: Tangent,
): void {
  const weight = state.densityKgpm3 * GRAVITY_MPS2;
  const speed = Math.max(control.position, 0);
  into.lossPa -= weight * speed * speed * pump.shutOffHeadM * (1 - control.blockage);
  if (pump.check && state.flowM3ps < 0) {
    addLinear(SHUT_SLOPE, state.flowM3ps, into);
    return;
  }
  addLinear(weight * pump.linearSpM2 * speed, state.flowM3ps, into);
  addQuadratic(weight * pump.quadraticS2pM5, state.flowM3ps, into);
}

/** Shut up to its set pressure, then straight. */
function addRelief(relief: Extract<HydraulicElement, { kind: 'relief' }>, flow: number, into: Tangent): void {
  const opensAt = relief.setPa / SHUT_SLOPE;
  addLinear(SHUT_SLOPE, Math.min(flow, opensAt), into);
  if (flow <= opensAt) return;
  into.slope = 0;
  into.lossPa -= relief.coefficientPaSpM3 * opensAt;
  addLinear(relief.coefficientPaSpM3, flow, into);
}

/** The loss of an element at a flow, and its slope: positive for every flow, at rest too. */
export function tangentOf(
  element: HydraulicElement,
  state: ElementState,
  control: ElementControl,
  into: Tangent,
): void {
  const { flowM3ps, densityKgpm3, viscosityPas } = state;
  const losses = 1 + Math.max(control.blockage, 0);
  into.lossPa = 0;
  into.slope = 0;
  switch (element.kind) {
    case 'pipe':
      return addPipe(element, state, losses, into);
    case 'valve': {
      const share = openingShare(element.characteristic, control.position);
      return addQuadratic((losses * kvCoefficient(element.kvM3ph, densityKgpm3)) / (share * share), flowM3ps, into);
    }
    case 'resistance':
      return addQuadratic(losses * element.coefficientPaS2pM6, flowM3ps, into);
    case 'laminar':
      return addLinear(losses * element.coefficientPerM3 * viscosityPas, flowM3ps, into);
    case 'pump':
      return addPump(element, state, control, into);
    case 'displacement':
      into.slope = Number.POSITIVE_INFINITY;
      return undefined;
    case 'check':
      if (flowM3ps < 0) return addLinear(SHUT_SLOPE, flowM3ps, into);
      return addQuadratic(losses * element.coefficientPaS2pM6, flowM3ps, into);
    case 'relief':
      return addRelief(element, flowM3ps, into);
  }
}

/** What a displacement pump moves, whatever the pressure. */
export function displacedM3ps(flowM3ps: number, { position, blockage }: ElementControl): number {
  return flowM3ps * position * (1 - blockage);
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
