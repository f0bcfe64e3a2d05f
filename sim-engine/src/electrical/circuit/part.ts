import type { ParameterSpec, QuantitySpec, Refusal } from '../../kernel/block.ts';
import type { Json } from '../../kernel/json.ts';
import type { Values } from '../../kernel/view.ts';

export type Ends = readonly [from: string, to: string];

export interface PartStateSpec extends QuantitySpec {
  /** Whether the network has to be solved anew when it changes: positions of contacts, melted links. */
  readonly switching?: boolean;
  /** Whether a trainee can see it. Default false. */
  readonly visible?: boolean;
  /** Whether a new part comes with what the old one had: a dial is set as it was. Default false. */
  readonly kept?: boolean;
}

/** What is computed of the network once a tick: RMS of an alternating quantity, or the value of a direct one. */
export type ProbeSpec =
  | { readonly of: 'voltage' | 'dcVoltage'; readonly between: Ends; readonly visible?: boolean }
  | { readonly of: 'current' | 'dcCurrent'; readonly branch: string; readonly visible?: boolean }
  /** Of the machine winding with this index, 0 to 2. */
  | { readonly of: 'windingCurrent'; readonly winding: number; readonly visible?: boolean }
  /** Of what flows into the terminal of any part whose index stands in the named state; none while it is negative. */
  | { readonly of: 'clampCurrent'; readonly state: string; readonly visible?: boolean };

/** Writes the present values of a part's branches; what it does not write is open. */
export interface BranchWriter {
  /**
   * R + jX for alternating current, X at the circuit's nominal frequency: at another it is that of the same inductance (X > 0) or the
   * same capacitance (X < 0). `dcOhm` for direct current (`ohm` unless given). Infinity opens.
   */
  impedance(branch: string, ohm: number, reactanceOhm?: number, dcOhm?: number): void;
  /** RMS phasor that drives current from the branch's first terminal to its second. */
  emf(branch: string, re: number, im: number): void;
  dcEmf(branch: string, volts: number): void;
  /** Values of a coupling, seen from the primary side; the reactance as in `impedance`. */
  coupling(name: string, turnsRatio: number, ohm: number, reactanceOhm: number): void;
}

/** What a part sees of the tick. */
export interface PartTick {
  readonly tickS: number;
  /** Whether a contactor of the cabinet has closed in the tick before: everything on the rail shakes. */
  readonly shaken: boolean;
  /** Says that this one has closed. */
  shake(): void;
  /** Puts an event on record. */
  report(code: string, details?: Readonly<Record<string, number | string>>): void;
}

export interface PartView<P extends string, S extends string, O extends string> {
  /** Parameters, as faults leave them. */
  readonly p: Readonly<Values<P>>;
  readonly s: Values<S>;
  /** Probes, of the end of the last tick. */
  readonly o: Readonly<Values<O>>;
}

/** What a hand does to a part. */
export interface PartAction<P extends string, S extends string, O extends string> {
  /** Why it cannot be done; by default it can. */
  refuse?(view: PartView<P, S, O>, args: Readonly<Record<string, Json>>): Refusal | undefined;
  apply(view: PartView<P, S, O>, args: Readonly<Record<string, Json>>): void;
}

/** A component of a circuit: constant, its numbers stand in the block that the circuit becomes. */
export interface PartDefinition<P extends string, S extends string, O extends string> {
  readonly kind: string;
  /** Marks of the terminals (IEC 60947); what begins with a dot is inside and cannot be wired. */
  readonly terminals: readonly string[];
  readonly joints?: readonly Ends[];
  readonly parameters?: Readonly<Record<P, ParameterSpec>>;
  readonly states?: Readonly<Record<S, PartStateSpec>>;
  readonly probes?: Readonly<Record<O, ProbeSpec>>;
  readonly branches?: Readonly<Record<string, Ends>>;
  readonly couplings?: Readonly<Record<string, { readonly primary: Ends; readonly secondary: Ends }>>;
  /** Makes it a machine: its parameters are `MotorConstants`, its first states those of `MOTOR_STATE`. */
  readonly windings?: readonly [Ends, Ends, Ends];
  /** Whether current can only be measured or driven with it: its terminals are leads that are held to others. */
  readonly instrument?: boolean;
  admit?(view: PartView<P, S, O>, network: BranchWriter): void;
  /**
   * Once a tick, after the network was solved. What it does follows from what it is given and from nothing else: where it changed nothing,
   * it is not called again until something of that has changed.
   */
  advance?(view: PartView<P, S, O>, tick: PartTick): void;
  readonly actions?: Readonly<Record<string, PartAction<P, S, O>>>;
  /** Whether a new one comes without work on its terminals: a link in its carrier, a supply that its owner puts right. */
  readonly detached?: boolean;
  /** Why it cannot be replaced by a new one now; by default it can. What has no name for it (an instrument) never is. */
  refuseReplacing?(view: PartView<P, S, O>): Refusal | undefined;
}

/** A part whose names are not known to the compiler. */
export type Part = PartDefinition<string, string, string>;
export type AnyPartView = PartView<string, string, string>;

export function definePart<P extends string = never, S extends string = never, O extends string = never>(
  definition: PartDefinition<P, S, O>,
): Part {
  // The names are only narrower; each part's functions get views of exactly these names.
  return definition;
}
