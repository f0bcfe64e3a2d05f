import type { HydraulicElement } from './element.ts';
import type { ExchangerSize } from './exchanger.ts';
import type { Fluid } from './fluid.ts';

/**
 * A thermal-fluid network as its author writes it down: circuits of liquids, bodies that hold heat, and what leads heat from
 * one to the other. Nodes of circuits are named `circuit.node` from outside, bodies and surroundings by their name alone.
 */
export interface NetworkDescription {
  readonly circuits: Readonly<Record<string, CircuitDescription>>;
  /** Solids: an engine block, a tank's wall. */
  readonly bodies?: Readonly<Record<string, BodyDescription>>;
  /** What keeps its temperature, such as the air of the room; each is an input. */
  readonly surroundings?: Readonly<Record<string, { readonly tempC: number }>>;
  readonly links?: Readonly<Record<string, LinkDescription>>;
  readonly exchangers?: Readonly<Record<string, ExchangerDescription>>;
  readonly thermostats?: Readonly<Record<string, ThermostatDescription>>;
  /** Names of heat inputs in W, by the node or body that takes them. */
  readonly heats?: Readonly<Record<string, { readonly into: string; readonly heatW?: number }>>;
}

export interface CircuitDescription {
  readonly fluid: Fluid;
  readonly nodes: Readonly<Record<string, CircuitNode>>;
  readonly branches: Readonly<Record<string, BranchDescription>>;
  /** The node whose temperature sets the viscosity; left out: 40 °C. */
  readonly viscosityOf?: string;
}

/**
 * - `junction`: its pressure follows from the flows. Without a heat capacity it mixes what comes at once.
 * - `reservoir`: a given pressure (an input); what flows in too much leaves at the node's own temperature. With `tempC` it
 *   supplies liquid of that temperature (an input), otherwise it is a volume like a junction.
 * - `tank`: open to the air; its level and its temperature change.
 */
export type CircuitNode = { readonly elevationM?: number } & (
  | { readonly kind: 'junction'; readonly heatCapacityJpK?: number; readonly startC?: number }
  | {
      readonly kind: 'reservoir';
      readonly pressurePa: number;
      readonly tempC?: number;
      readonly heatCapacityJpK?: number;
      readonly startC?: number;
    }
  | {
      readonly kind: 'tank';
      readonly areaM2: number;
      readonly startLevelM: number;
      readonly startC: number;
      readonly pressurePa?: number;
    }
);

export interface BranchDescription {
  readonly from: string;
  readonly to: string;
  readonly element: HydraulicElement;
  /** Which way of a thermostat sets the position of this valve or displacement flow, instead of an input. */
  readonly follows?: { readonly thermostat: string; readonly way: 'cooler' | 'bypass' };
}

export interface BodyDescription {
  readonly heatCapacityJpK: number;
  readonly startC: number;
}

export interface LinkDescription {
  readonly between: readonly [string, string];
  readonly conductanceWpK: number;
}

export interface ExchangerDescription {
  readonly size: ExchangerSize;
  /** Branches `circuit.branch`, in either of which the flow may reverse. The heat arrives in the node downstream. */
  readonly hot: string;
  readonly cold: string;
}

/**
 * A wax thermostat: its target rises from 0 to 1 between two temperatures of its node, its position follows with a lag:
 * x' = (target − x)/lag.
 */
export interface ThermostatDescription {
  readonly node: string;
  readonly opensC: number;
  readonly fullyOpenC: number;
  readonly lagS: number;
  readonly start?: number;
}
