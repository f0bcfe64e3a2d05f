import { at } from '../maths/at.ts';
import { FaultOverlay } from '../faults/overlay.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { Refusal } from './block.ts';
import { applyToBlock, type Command, FAULTS } from './command.ts';
import { Evaluator } from './evaluator.ts';
import { areFinite, areNumbers } from './finite.ts';
import { GuardedIntegrator } from './guards.ts';
import { type Integrator, integratorOf } from './integrate.ts';
import { cloneJson, isFiniteJson, jsonOf } from './json.ts';
import { layOut, type LiveBlock, type Memory } from './memory.ts';
import { type Place, Places } from './places.ts';
import {
  decodeSnapshot,
  fingerprintOf,
  floatsToHex,
  hasBulk,
  hashSnapshot,
  isSnapshot,
  type Snapshot,
} from './snapshot.ts';
import type { System } from './system.ts';

/** States are looked at every sixteenth tick, and before anything is read: a look at each tick would cost as much as a small model. */
const WATCH_MASK = 15;

export type RestoreProblem = { readonly code: 'otherSystem' | 'otherVersion' | 'malformedSnapshot' };

/** A state that holds a number that is none: the model is wrong, or was driven outside what it describes. */
export class NonFiniteState extends Error {
  readonly quantity: string;
  readonly tick: number;

  constructor(quantity: string, tick: number) {
    super(`${quantity} is no longer a finite number at tick ${tick}`);
    this.name = 'NonFiniteState';
    this.quantity = quantity;
    this.tick = tick;
  }
}

/** One run of a system. */
export class Simulation {
  readonly system: System;
  readonly #memory: Memory;
  readonly #evaluator: Evaluator;
  readonly #overlay: FaultOverlay;
  readonly #integrator: Integrator;
  readonly #places: Places;
  readonly #byName: ReadonlyMap<string, LiveBlock>;
  /** Whether a tick's end has work of its own. */
  readonly #busy: boolean;
  /** Whether outputs lag behind the state: they are computed when somebody reads. */
  #stale = true;

  private constructor(system: System, seed: number) {
    this.system = system;
    this.#memory = layOut(system, seed);
    this.#places = new Places(system, this.#memory);
    this.#byName = new Map(this.#memory.live.map((live) => [live.placed.name, live]));
    this.#overlay = new FaultOverlay(system, this.#memory, seed);
    this.#evaluator = new Evaluator(system, this.#memory, this.#overlay);
    const plain = integratorOf(system, this.#memory, this.#evaluator);
    const guarded = system.blocks.some(({ block }) => (block.guards ?? []).length > 0);
    this.#integrator = guarded ? new GuardedIntegrator(this.#memory, this.#evaluator, plain) : plain;
    this.#busy = this.#evaluator.hasUpdates || this.#memory.delayed.length > 0;
    for (const { placed, frame } of this.#memory.live) placed.block.start?.(frame);
    this.#evaluator.outputs();
    this.#evaluator.keepDelayed();
  }

  /** @param seed where every sequence of chance in the run starts; a whole number from 0 to 2³² − 1. */
  static start(system: System, seed = 0): Simulation {
    return new Simulation(system, seed);
  }

  /** Goes on exactly where the snapshot was taken. */
  static resume(system: System, snapshot: Snapshot): Result<Simulation, RestoreProblem> {
    const simulation = new Simulation(system, 0);
    const restored = simulation.restore(snapshot);
    return restored.ok ? succeed(simulation) : restored;
  }

  get tick(): number {
    return this.#memory.clock.tick;
  }

  get timeS(): number {
    return this.#memory.clock.timeS;
  }

  /** One tick. @throws NonFiniteState */
  step(): void {
    this.runTo(this.#memory.clock.tick + 1);
  }

  /** Steps until the given tick. @throws NonFiniteState */
  runTo(tick: number): void {
    const { clock } = this.#memory;
    const integrator = this.#integrator;
    const overlay = this.#overlay;
    const { subSteps } = this.system;
    const subStepS = clock.tickS / subSteps;
    while (clock.tick < tick) {
      for (let subStep = 0; subStep < subSteps; subStep++) integrator.step(subStepS);
      clock.tick += 1;
      // From the count, never by adding up: the time of a tick is the same however a run came there.
      clock.timeS = clock.tick * clock.tickS;
      this.#stale = true;
      if (this.#busy || overlay.present) this.#endTick();
      if ((clock.tick & WATCH_MASK) === 0) this.#demandFinite();
    }
  }

  /** Carries a command out at the present tick, or says why not and changes nothing. */
  apply(command: Command): Result<null, Refusal> {
    this.#refresh();
    const done = command.target === FAULTS ? this.#overlay.apply(command) : applyToBlock(this.#memory, command);
    if (!done.ok) return done;
    this.#stale = true;
    this.#holdStuck();
    return done;
  }

  /** The present value of `block.quantity`: an output, else an input, else a state, else a parameter. */
  read(name: string): number | undefined {
    this.#refresh();
    return this.#places.read(name);
  }

  /** Where `read` would find a quantity: its value is the present one once `bringUpToDate` was called. */
  placeOf(name: string): Place | undefined {
    return this.#places.find(name);
  }

  /** Has outputs and inputs follow the state. @throws NonFiniteState */
  bringUpToDate(): void {
    this.#refresh();
  }

  /** The outputs, in the order of the system's `outputIndex`. The array is the run's own: read it, and copy what you keep. */
  outputs(): Float64Array {
    this.#refresh();
    return this.#memory.outputs;
  }

  /** A copy of a block's mode; `undefined` where there is no such block. @throws NonFiniteState */
  mode(block: string): Snapshot['modes'][number] | undefined {
    const live = this.#byName.get(block);
    return live === undefined ? undefined : this.#copyMode(live);
  }

  /** A block's mode itself, which the next command or tick may change: for looking, at once. */
  modeInPlace(block: string): Snapshot['modes'][number] | undefined {
    const live = this.#byName.get(block);
    return live === undefined ? undefined : jsonOf(live.frame.mode);
  }

  /** A block's large state itself, which the next command or tick may change: for looking, at once. Null where it has none. */
  bulk(block: string): unknown {
    return this.#byName.get(block)?.frame.bulk ?? null;
  }

  /** The faults of this run, as its snapshots hold them. */
  faults(): Snapshot['faults'] {
    return this.#overlay.toJson();
  }

  /** @throws NonFiniteState */
  snapshot(): Snapshot {
    this.#demandFinite();
    const { clock, continuous, discrete, delayed, live } = this.#memory;
    const { name, version } = this.system.definition;
    return {
      format: 1,
      system: { name, version, fingerprint: fingerprintOf(this.system) },
      tick: clock.tick,
      continuous: floatsToHex(continuous),
      discrete: floatsToHex(discrete),
      delayed: floatsToHex(delayed),
      modes: live.map((block) => this.#copyMode(block)),
      ...(hasBulk(live) ? { bulks: live.map((block) => this.#encodeBulk(block)) } : {}),
      random: live.map(({ frame }) => frame.random.toState()),
      faults: this.#overlay.toJson(),
    };
  }

  /** Becomes what the snapshot says. Where it refuses, nothing has changed. */
  restore(snapshot: Snapshot): Result<null, RestoreProblem> {
    if (!isSnapshot(snapshot)) return fail({ code: 'malformedSnapshot' });
    const { name, version } = this.system.definition;
    if (snapshot.system.name !== name) return fail({ code: 'otherSystem' });
    if (snapshot.system.version !== version || snapshot.system.fingerprint !== fingerprintOf(this.system))
      return fail({ code: 'otherVersion' });
    const decoded = decodeSnapshot(snapshot, this.#memory);
    if (decoded === undefined || !this.#overlay.restore(snapshot.faults)) return fail({ code: 'malformedSnapshot' });
    const { clock, continuous, discrete, delayed, live } = this.#memory;
    continuous.set(decoded.continuous);
    discrete.set(decoded.discrete);
    delayed.set(decoded.delayed);
    for (const [index, { frame }] of live.entries()) {
      frame.mode = decoded.modes[index] ?? null;
      frame.bulk = decoded.bulks[index] ?? null;
      frame.random = decoded.random[index] ?? frame.random;
    }
    clock.tick = snapshot.tick;
    clock.timeS = clock.tick * clock.tickS;
    this.#stale = true;
    return succeed(null);
  }

  /** SHA-256 of the state, in hexadecimal digits. */
  hash(): string {
    return hashSnapshot(this.snapshot());
  }

  /** The present value of the state `block.state`, which an output of the same name would hide from `read`, with its faults. */
  readState(name: string): number | undefined {
    const place = this.#places.findState(name);
    return place === undefined ? undefined : at(place.floats, place.index);
  }

  #refresh(): void {
    if (!this.#stale) return;
    this.#demandFinite();
    this.#evaluator.outputs();
    this.#stale = false;
  }

  #endTick(): void {
    if (this.#overlay.present) this.#overlay.beginTick();
    if (this.#busy) {
      if (this.#evaluator.flows) this.#refresh();
      this.#evaluator.keepDelayed();
      this.#evaluator.update();
      this.#stale = true;
    }
    if (!this.#overlay.present) return;
    // Updates have changed what is to be held, and conditions look at what is held.
    this.#holdStuck();
    this.#watchFaults();
  }

  #watchFaults(): void {
    if (!this.#overlay.watches) return;
    this.#refresh();
    if (!this.#overlay.watch(this)) return;
    this.#stale = true;
    this.#holdStuck();
  }

  #holdStuck(): void {
    if (!this.#overlay.holds) return;
    this.#refresh();
    this.#overlay.hold();
    this.#stale = true;
  }

  #copyMode({ placed, frame }: LiveBlock): Snapshot['modes'][number] {
    try {
      return cloneJson(jsonOf(frame.mode));
    } catch (error) {
      if (error instanceof RangeError) throw new NonFiniteState(`a number in the mode of ${placed.name}`, this.tick);
      throw error;
    }
  }

  #encodeBulk({ placed: { name, block }, frame }: LiveBlock): Snapshot['modes'][number] {
    const encoded = block.bulk?.encode(frame.bulk) ?? null;
    if (!isFiniteJson(encoded)) throw new NonFiniteState(`a number in the bulk of ${name}`, this.tick);
    return encoded;
  }

  #demandFinite(): void {
    const { continuous, discrete } = this.#memory;
    // A discrete state may be infinite, as a time that never comes; no number at all it may not be.
    if (areFinite(continuous) && areNumbers(discrete)) return;
    for (let index = 0; index < continuous.length; index++)
      if (!Number.isFinite(at(continuous, index))) this.#throwNonFinite('continuous', index);
    for (let index = 0; index < discrete.length; index++)
      if (Number.isNaN(at(discrete, index))) this.#throwNonFinite('discrete', index);
  }

  #throwNonFinite(kind: 'continuous' | 'discrete', index: number): never {
    const placed = this.system.blocks.find(
      ({ [kind]: span }) => index >= span.start && index < span.start + span.names.length,
    );
    const state = placed?.[kind].names[index - placed[kind].start];
    throw new NonFiniteState(`${placed?.name}.${state}`, this.#memory.clock.tick);
  }
}
