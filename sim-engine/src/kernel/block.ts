import type { Pcg32 } from '../random/pcg32.ts';
import type { Result } from '../result.ts';
import type { Json } from './json.ts';
import type { Values } from './view.ts';

/** A unit by its symbol, such as `V`, `rad/s`, `degC`, `1`. Ports are connected only where both name the same one. */
export type Unit = string;

/** What a named fault does to the quantity that declares it: the value that the quantity takes at severity 1. */
export type FaultValues = Readonly<Partial<Record<'open' | 'short' | 'leak' | 'seizure', number>>>;

export interface QuantitySpec {
  readonly unit: Unit;
  /** Parameter: nominal value. Input: value while nothing is connected. State: initial value. */
  readonly value: number;
  readonly description?: string;
  readonly faultValues?: FaultValues;
}

export interface ParameterSpec extends QuantitySpec {
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface OutputSpec {
  readonly unit: Unit;
  readonly description?: string;
  /**
   * Whether the value depends on inputs at the same instant: on all of them, or on those named. Such outputs are written by
   * `writeFeedthrough`, the others by `writeOutputs`.
   */
  readonly feedthrough?: boolean | readonly string[];
  readonly faultValues?: FaultValues;
  /** Whether a trainee's view may read it. Default true: say false for what no instrument shows. */
  readonly visible?: boolean;
}

/** The instant at which a function is called; within a sub-step `timeS` is that of the stage. */
export interface SimTime {
  /** Whole steps done. */
  readonly tick: number;
  readonly timeS: number;
  readonly tickS: number;
}

/** All that a block's functions see and touch. */
export interface Frame<
  P extends string,
  U extends string,
  Y extends string,
  X extends string,
  D extends string,
  M extends object | null,
  B extends object | null = null,
> {
  /** Parameters, as faults leave them. */
  readonly p: Readonly<Values<P>>;
  /** Inputs, as faults leave them. */
  readonly u: Readonly<Values<U>>;
  readonly y: Values<Y>;
  /** Continuous state. Written by guards, updates and commands only. */
  readonly x: Values<X>;
  readonly dx: Values<X>;
  /** Discrete state. Written by guards, updates and commands only. */
  readonly d: Values<D>;
  /** Small JSON ({@link Json}); may be replaced or changed in place by guards, updates and commands only. */
  mode: M;
  /** Large state ({@link BulkSpec}), changed in place by guards, updates and commands only; null where the block declares none. */
  readonly bulk: B;
  readonly time: SimTime;
  /** This block's own sequence of chance; drawn from in updates and commands only. */
  readonly random: Pcg32;
}

export interface Guard<F> {
  readonly name: string;
  readonly direction: 'rising' | 'falling' | 'either';
  /** A crossing of zero in the given direction is an event. */
  value(frame: F): number;
  /** What the event does to the state. */
  act(frame: F): void;
}

/** Why a command cannot be carried out: a stable code, and values for the sentence that a client shows. */
export interface Refusal {
  readonly code: string;
  readonly details?: Json;
}

export interface BlockCommand<F> {
  /** Decides by arguments and state alone; changes nothing. */
  check(args: Json, frame: F): Result<null, Refusal>;
  /** Called only after `check` agreed. */
  apply(args: Json, frame: F): void;
}

/**
 * State that is too large for the mode, such as the surface of a workpiece. It is whatever the block likes; only snapshots and hashes
 * ask for it as JSON. What is derived from it may be kept in it too, and is left out of the JSON.
 */
export interface BulkSpec<B> {
  /** What it is before `start`. */
  create(): B;
  /** All of it that decides what follows, sharing nothing that may change. Equal states give equal JSON. */
  encode(bulk: B): Json;
  /** The other way round; `undefined` for JSON that `encode` does not give. */
  decode(json: Json): B | undefined;
}

type Names<Name extends string, Spec> = Readonly<Record<Name, Spec>>;

/**
 * A component: constant, without a state of its own. The same definition may stand in a system many times; every function gets the
 * frame of the instance it is called for.
 */
export interface BlockDefinition<
  P extends string,
  U extends string,
  Y extends string,
  X extends string,
  D extends string,
  M extends object | null,
  B extends object | null = null,
> {
  readonly type: string;
  readonly parameters?: Names<P, ParameterSpec>;
  readonly inputs?: Names<U, QuantitySpec>;
  readonly outputs?: Names<Y, OutputSpec>;
  readonly continuous?: Names<X, QuantitySpec>;
  readonly discrete?: Names<D, QuantitySpec>;
  readonly mode?: M;
  readonly bulk?: BulkSpec<B>;
  /** Fields of the mode that a trainee's view may read. Default none: say what lamps, positions and displays show. */
  readonly visibleMode?: readonly string[];
  /** Integrates this block's states by an L-stable implicit method. */
  readonly stiff?: boolean;
  /** Called once, when a run starts, after parameters and initial values are laid out. */
  start?(frame: Frame<P, U, Y, X, D, M, B>): void;
  /** Writes the outputs without feedthrough. */
  writeOutputs?(frame: Omit<Frame<P, U, Y, X, D, M, B>, 'u' | 'dx'>): void;
  /** Writes the outputs with feedthrough. */
  writeFeedthrough?(frame: Frame<P, U, Y, X, D, M, B>): void;
  derivatives?(frame: Frame<P, U, Y, X, D, M, B>): void;
  readonly guards?: readonly Guard<Frame<P, U, Y, X, D, M, B>>[];
  /** Once a tick, after integration; sees the inputs of the tick's end. */
  update?(frame: Frame<P, U, Y, X, D, M, B>): void;
  readonly commands?: Readonly<Record<string, BlockCommand<Frame<P, U, Y, X, D, M, B>>>>;
}

/** A frame whose names are not known to the compiler. */
export type AnyFrame = Frame<string, string, string, string, string, object | null, object | null>;

/** A block whose names are not known to the compiler. */
export type Block = BlockDefinition<string, string, string, string, string, object | null, object | null>;

/**
 * Defines a component; the names of its quantities are inferred, so that its functions are checked against them.
 *
 * @example
 * const decay = defineBlock({
 *   type: 'decay',
 *   parameters: { ratePerS: { unit: '1/s', value: 1 } },
 *   outputs: { level: { unit: '1' } },
 *   continuous: { level: { unit: '1', value: 1 } },
 *   writeOutputs: ({ x, y }) => { y.level = x.level; },
 *   derivatives: ({ x, dx, p }) => { dx.level = -p.ratePerS * x.level; },
 * });
 */
export function defineBlock<
  P extends string = never,
  U extends string = never,
  Y extends string = never,
  X extends string = never,
  D extends string = never,
  M extends object | null = null,
  B extends object | null = null,
>(definition: BlockDefinition<P, U, Y, X, D, M, B>): Block {
  // The names are only narrower; the runtime hands each block's functions frames of exactly these names.
  return definition;
}
