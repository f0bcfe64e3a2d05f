import type { Refusal } from '../kernel/block.ts';
import type { Command } from '../kernel/command.ts';
import type { OutputKind } from '../kernel/evaluator.ts';
import { cloneJson, type Json } from '../kernel/json.ts';
import type { Memory } from '../kernel/memory.ts';
import type { PlacedBlock, System } from '../kernel/system.ts';
import { wholeTicks } from '../kernel/ticks.ts';
import { at, intAt } from '../maths/at.ts';
import { ask } from '../predicates/evaluate.ts';
import type { Readings, RunningValues } from '../predicates/predicate.ts';
import { Pcg32 } from '../random/pcg32.ts';
import { fail, type Result, succeed } from '../result.ts';
import { checkFault, faultableQuantity, rangeOf } from './check.ts';
import { ConditionWatch, readingsAt } from './condition-watch.ts';
import { freshMemories, isMoving, isUnheld, type LiveFault, readStoredFaults } from './live-fault.ts';
import { nextNormal } from './normal.ts';

/** Sequences of faults lie above those of blocks. */
const FIRST_SEQUENCE = 0x1_0000;

function outputKindOf({ blocks }: System, output: number): OutputKind {
  const placed = blocks.find(({ outputs }) => output >= outputs.start && output < outputs.start + outputs.names.length);
  if (placed?.block.writeFeedthrough === undefined) return 'fromState';
  const { feedthrough = false } =
    placed.block.outputs?.[placed.outputs.names[output - placed.outputs.start] ?? ''] ?? {};
  return feedthrough !== false || placed.block.writeOutputs === undefined ? 'feedthrough' : 'fromState';
}

interface Place {
  readonly kind: 'output' | 'input' | 'parameter';
  /** Which of a block's two functions writes it, where it is an output: a fault lies over it after that one alone. */
  readonly written?: OutputKind;
  readonly index: number;
  readonly declared: Readonly<Partial<Record<string, number>>>;
  /** A parameter's range: equations need not hold outside it. Ports have none. */
  readonly lowest: number;
  readonly highest: number;
}

/** The faults of one run: a layer over ports and parameters that blocks do not know of. */
export class FaultOverlay {
  readonly #system: System;
  readonly #memory: Memory;
  #seed: number;
  #faults: LiveFault[] = [];
  #injected = 0;
  readonly #places = new Map<string, Place>();
  #moves = false;
  #conditions = new ConditionWatch([]);
  /** Whether some fault is at work. */
  active = false;
  /** Whether there is any fault, at work or not. */
  present = false;

  constructor(system: System, memory: Memory, seed: number) {
    this.#system = system;
    this.#memory = memory;
    this.#seed = seed;
  }

  /** Whether some fault waits for a condition. */
  get watches(): boolean {
    return !this.#conditions.isEmpty;
  }

  /** Carries out `inject` (a {@link FaultSpec}) and `clear` ({ id }). */
  apply({ name, args }: Command): Result<null, Refusal> {
    if (name === 'clear') return this.#clear(args);
    if (name !== 'inject') return fail({ code: 'unknownCommand', details: { name } });
    const spec = checkFault(args, this.#system);
    if (!spec.ok) return spec;
    if (this.#faults.some((fault) => fault.spec.id === spec.value.id && fault.phase !== 'over'))
      return fail({ code: 'faultExists', details: { id: spec.value.id } });
    this.#faults.push({
      spec: spec.value,
      phase: 'armed',
      sinceTick: -1,
      held: null,
      draw: 0,
      ...freshMemories(spec.value),
      random: Pcg32.seeded({ high: 0, low: this.#seed }, { high: 0, low: FIRST_SEQUENCE + this.#injected }),
    });
    this.#injected += 1;
    this.#strikeDue();
    this.#settle();
    return succeed(null);
  }

  /** What a tick's beginning changes: faults that strike or end by time, and this tick's draws. */
  beginTick(): void {
    let changed = this.#strikeDue();
    const { tick, tickS } = this.#memory.clock;
    for (const fault of this.#faults) {
      if (fault.phase !== 'active') continue;
      const { lastsS = Infinity } = fault.spec;
      const ticks = tick - fault.sinceTick;
      if (ticks >= Math.max(1, wholeTicks(lastsS, tickS))) {
        fault.phase = 'over';
        changed = true;
        // What has struck just now has drawn already.
      } else if (ticks > 0 && fault.spec.effect.kind === 'noise') fault.draw = nextNormal(fault.random);
    }
    if (changed) this.#settle();
    else if (this.#moves) this.#overlayParameters();
  }

  /**
   * Lets the faults that wait for a condition look at the tick's values: only where what their conditions ask is answered otherwise than
   * before, or has been answered so for long enough.
   *
   * @returns whether one struck or ended
   */
  watch(run: RunningValues & Pick<Readings, 'read'>): boolean {
    const conditions = this.#conditions;
    const { clock } = this.#memory;
    if (!conditions.isDue(run, clock.tick)) return false;
    const readings = readingsAt(run, clock);
    let changed = false;
    for (const fault of this.#faults) if (this.#ask(fault, readings)) changed = true;
    if (changed) this.#settle();
    else conditions.asked(readings);
    return changed;
  }

  /** Whether some value is to be held that has not been looked at yet. */
  get holds(): boolean {
    return this.#faults.some(isUnheld);
  }

  /** Takes the values to hold. The outputs must be up to date: what is read must not depend on who read before. */
  hold(): void {
    for (const fault of this.#faults) {
      const place = isUnheld(fault) ? this.#placeOf(fault) : undefined;
      const value = place === undefined ? Number.NaN : at(this.#valuesOf(place.kind), place.index);
      // No snapshot could hold another: such a quantity sticks as soon as it is a number.
      if (Number.isFinite(value)) fault.held = value;
    }
    this.#settle();
  }

  onOutputs({ outputs }: PlacedBlock, written: OutputKind): void {
    this.#overlay('output', outputs.start, outputs.start + outputs.names.length, written);
  }

  onInputs(): void {
    const { inputs } = this.#memory;
    for (const fault of this.#faults) {
      const place = this.#placeOf(fault);
      if (place?.kind === 'input') inputs[place.index] = this.#trueInput(place.index);
    }
    this.#overlay('input', 0, inputs.length);
  }

  toJson(): Json {
    const faults = this.#faults.map(({ random, ...fault }) => ({ ...fault, random: random.toState() }));
    return cloneJson({ seed: this.#seed, injected: this.#injected, faults } as unknown as Json);
  }

  /** @returns false where the JSON is no state of faults, or names targets that the system lacks; nothing has changed then. */
  restore(json: Json): boolean {
    const stored = readStoredFaults(json, this.#system);
    if (stored === undefined) return false;
    this.#faults = [...stored.faults];
    this.#seed = stored.seed;
    this.#injected = stored.injected;
    this.#settle();
    return true;
  }

  #clear(args: Json): Result<null, Refusal> {
    const id = (args as { readonly id?: Json } | null)?.id;
    const fault = this.#faults.find(({ spec, phase }) => spec.id === id && phase !== 'over');
    if (fault === undefined) return fail({ code: 'unknownFault' });
    fault.phase = 'over';
    this.#settle();
    return succeed(null);
  }

  #strikeDue(): boolean {
    const { tick, tickS } = this.#memory.clock;
    let struck = false;
    for (const fault of this.#faults) {
      const { trigger } = fault.spec;
      if (fault.phase !== 'armed' || trigger.kind === 'condition') continue;
      if (trigger.kind !== 'now' && tick < wholeTicks(trigger.atS, tickS)) continue;
      this.#strike(fault);
      struck = true;
    }
    return struck;
  }

  /** Strikes or ends a fault whose condition has come true. */
  #ask(fault: LiveFault, readings: Readings): boolean {
    const { trigger, until } = fault.spec;
    if (fault.phase === 'armed' && trigger.kind === 'condition' && ask(trigger.when, readings, fault.memory)) {
      this.#strike(fault);
      return true;
    }
    if (fault.phase !== 'active' || until === undefined || !ask(until, readings, fault.untilMemory)) return false;
    fault.phase = 'over';
    return true;
  }

  #strike(fault: LiveFault): void {
    fault.phase = 'active';
    fault.sinceTick = this.#memory.clock.tick;
    if (fault.spec.effect.kind === 'noise') fault.draw = nextNormal(fault.random);
  }

  /** After any change of phase: whether there is anything to overlay, and the parameters as they now are. */
  #settle(): void {
    this.present = this.#faults.length > 0;
    this.active = this.#faults.some(({ phase }) => phase === 'active');
    this.#conditions = new ConditionWatch(this.#faults);
    this.#moves = this.#faults.some(isMoving);
    this.#overlayParameters();
  }

  #overlayParameters(): void {
    // What nothing is connected to is never gathered again, and would keep what the last fault left.
    this.#memory.inputs.set(this.#system.initial.inputs);
    this.#memory.parameters.set(this.#system.initial.parameters);
    if (this.active) this.#overlay('parameter', 0, this.#memory.parameters.length);
  }

  /** In the order of injection: a later fault sees what an earlier one left. */
  #overlay(kind: Place['kind'], from: number, to: number, written?: OutputKind): void {
    const values = this.#valuesOf(kind);
    for (const fault of this.#faults) {
      if (fault.phase !== 'active') continue;
      const place = this.#placeOf(fault);
      if (place === undefined || place.kind !== kind || place.index < from || place.index >= to) continue;
      if (place.written !== written) continue;
      const value = this.#faulty(at(values, place.index), fault, place);
      values[place.index] = Math.min(place.highest, Math.max(place.lowest, value));
    }
  }

  #faulty(value: number, { spec: { effect }, sinceTick, held, draw }: LiveFault, { declared }: Place): number {
    const { clock } = this.#memory;
    switch (effect.kind) {
      case 'stuck':
        return effect.at ?? held ?? value;
      case 'bias':
        return value + effect.by;
      case 'scale':
        return value * effect.factor;
      case 'drift':
        return value + effect.perS * (clock.tick - sinceTick) * clock.tickS;
      case 'noise':
        return value + effect.standardDeviation * draw;
      default: {
        const severity = effect.severity ?? 1;
        return value * (1 - severity) + (declared[effect.kind] ?? value) * severity;
      }
    }
  }

  #placeOf({ spec: { target } }: LiveFault): Place | undefined {
    const known = this.#places.get(target);
    if (known !== undefined) return known;
    const place = this.#find(target);
    if (place !== undefined) this.#places.set(target, place);
    return place;
  }

  #find(target: string): Place | undefined {
    const { outputIndex, inputIndex, parameterIndex } = this.#system;
    const declared = faultableQuantity(this.#system, target)?.faultValues ?? {};
    const unbounded = { declared, lowest: -Infinity, highest: Infinity };
    const output = outputIndex.get(target);
    if (output !== undefined)
      return { kind: 'output', index: output, written: outputKindOf(this.#system, output), ...unbounded };
    const input = inputIndex.get(target);
    if (input !== undefined) return { kind: 'input', index: input, ...unbounded };
    const parameter = parameterIndex.get(target);
    if (parameter === undefined) return undefined;
    const [lowest, highest] = rangeOf(this.#system, target);
    return { kind: 'parameter', index: parameter, declared, lowest, highest };
  }

  #valuesOf(kind: Place['kind']): Float64Array {
    const { outputs, inputs, parameters } = this.#memory;
    return kind === 'output' ? outputs : kind === 'input' ? inputs : parameters;
  }

  /** What an input would be without faults. */
  #trueInput(index: number): number {
    const { wires, delayedWires, initial } = this.#system;
    for (let wire = 0; wire < wires.length; wire += 2)
      if (wires[wire] === index) return at(this.#memory.outputs, intAt(wires, wire + 1));
    for (let wire = 0; wire < delayedWires.length; wire += 2)
      if (delayedWires[wire] === index) return at(this.#memory.delayed, wire / 2);
    return at(initial.inputs, index);
  }
}
