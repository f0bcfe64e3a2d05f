import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import type { Block, BlockCommand, Json } from '@tongyan/sim-engine/kernel';

import type { Findings } from './judge-reading.ts';
import { type AnyFrame, type ExaminedMode, type Layout, layOut, modeOf } from './layout.ts';
import { QUANTITIES, type Quantity, QUANTITY_NAMES } from './quantities.ts';
import { Sight } from './sight.ts';
import { Stillness } from './stillness.ts';
import { inspectWires } from './wiring.ts';

type Command = BlockCommand<AnyFrame>;

const DANGEROUS = new Set(['workedLive', 'resistanceMeasuredLive', 'electricShock']);

/** A person's hand and feet are leads as well, and are nothing to put away. */
const INSTRUMENT_LEADS = ['meter:a', 'meter:b', 'insulationTester:a', 'insulationTester:b'];

/** States of a tidy cabinet. */
const PUT_AWAY = {
  'meter.function': METER_FUNCTION.off,
  'insulationTester.function': METER_FUNCTION.off,
  'clamp.terminal': -1,
  'KM1.held': 0,
  'KM2.held': 0,
  'KM3.held': 0,
  'FU1.inserted': 1,
  'FU2.inserted': 1,
} as const;

/** Tests before power is switched on, with what says that one is whole. */
const DEAD_TESTS = [
  ['inspection.protectiveTest', 1],
  ['inspection.insulationTest', 7],
  ['inspection.powerTest', 3],
  ['inspection.controlTest', 3],
] as const;

/** A text among a command's arguments; empty where there is none. */
function argumentOf(args: Json, name: string): string {
  const fields = typeof args === 'object' && args !== null && !Array.isArray(args) ? args : {};
  const value = (fields as Readonly<Record<string, Json>>)[name];
  return typeof value === 'string' ? value : '';
}

/** The same command, after which somebody looks. */
const followed = (command: Command | undefined, look: (args: Json, frame: AnyFrame) => void): Command => {
  if (command === undefined) throw new Error('the cabinet lacks a command');
  return {
    check: (args, frame) => command.check(args, frame),
    apply: (args, frame) => {
      command.apply(args, frame);
      look(args, frame);
    },
  };
};

/** The same command, before which somebody looks. */
const preceded = (command: Command | undefined, look: (args: Json, frame: AnyFrame) => void): Command => {
  if (command === undefined) throw new Error('the cabinet lacks a command');
  return {
    check: (args, frame) => command.check(args, frame),
    apply: (args, frame) => {
      look(args, frame);
      command.apply(args, frame);
    },
  };
};

/** Whether a quantity is another than that of a sound part. */
const isOff = ({ parameter, sound }: Layout['faults'][number], { p }: AnyFrame): boolean =>
  p.floats[parameter] !== sound;

class Examiner {
  readonly #layout: Layout;
  /** By run. */
  readonly #sights = new WeakMap<Float64Array, Sight>();
  readonly #stillness: Stillness;
  /** Modes by the run that was looked at: modes are replaced, never changed in place, and hardly any tick replaces one. */
  readonly #seen = new WeakMap<Float64Array, ExaminedMode>();
  readonly #breaker: number;
  readonly #put: readonly { readonly state: number; readonly value: number }[];
  readonly #worn: readonly (readonly [part: string, state: number])[];
  #frame: AnyFrame | undefined;
  readonly #findings: Findings = {
    get: (quantity) => this.#frame?.d.floats[this.#layout.own[quantity]] ?? 0,
    set: (quantity, value) => {
      if (this.#frame !== undefined) this.#frame.d.floats[this.#layout.own[quantity]] = value;
    },
  };

  constructor(block: Block) {
    this.#layout = layOut(block);
    this.#stillness = new Stillness(this.#layout);
    const { state } = this.#layout;
    this.#breaker = state('QF.closed');
    this.#put = Object.entries(PUT_AWAY).map(([name, value]) => ({ state: state(name), value }));
    this.#worn = Object.keys(block.discrete ?? {}).flatMap((name) => {
      const [part = '', quantity = ''] = name.split('.');
      return quantity === 'burnt' || quantity.startsWith('melted') ? [[part, state(name)] as const] : [];
    });
  }

  /** Looks where there is something new to see. */
  update(frame: AnyFrame): void {
    const sight = this.#sightOf(frame);
    if (sight.isOld) return;
    this.#look(frame);
    sight.looked();
  }

  #sightOf(frame: AnyFrame): Sight {
    const { floats } = frame.d;
    let sight = this.#sights.get(floats);
    if (sight === undefined) {
      const states = [this.#breaker, ...this.#put.map(({ state }) => state), ...this.#stillness.states];
      const own = Object.values(this.#layout.own);
      sight = new Sight(
        frame,
        [...new Set([...states, ...own])],
        this.#layout.faults.map(({ parameter }) => parameter),
      );
      this.#sights.set(floats, sight);
    }
    return sight;
  }

  #look(frame: AnyFrame): void {
    this.#frame = frame;
    this.#lookAtMode(frame);
    const findings = this.#findings;
    if (frame.d.floats[this.#breaker] === 1) {
      findings.set('inspection.proof', 0);
      findings.set('inspection.deadPairs', 0);
    }
    this.#lookAtFaults(frame);
    this.#stillness.look(frame, findings);
    findings.set('inspection.tidy', this.#isTidy(frame) ? 1 : 0);
    let tests = 0;
    for (const [quantity, whole] of DEAD_TESTS) if (findings.get(quantity) === whole) tests += 1;
    findings.set('inspection.deadTests', tests);
  }

  /** The cabinet's commands with what the examiner makes of them, and the warning to people. */
  commands(commands: Readonly<Record<string, Command>>): Readonly<Record<string, Command>> {
    const moving = (name: string): Command =>
      followed(commands[name], (args, frame) => this.#stillness.moved(frame, argumentOf(args, 'part')));
    return {
      ...commands,
      probe: this.#probe(commands['probe']),
      turn: moving('turn'),
      clamp: moving('clamp'),
      turnOff: followed(commands['turnOff'], (args, frame) => {
        if (argumentOf(args, 'part') === 'QF') this.#set(frame, 'work.announced', 0);
      }),
      replace: this.#replace(commands['replace']),
      announce: {
        check: () => ({ ok: true, value: null }),
        apply: (_args, frame) => this.#set(frame, 'work.announced', 1),
      },
    };
  }

  #probe(command: Command | undefined): Command {
    return preceded(command, (args, frame) => {
      this.#frame = frame;
      this.#stillness.leadMoved(frame, argumentOf(args, 'lead'), this.#findings);
    });
  }

  #replace(command: Command | undefined): Command {
    return preceded(command, (args, frame) => {
      const part = argumentOf(args, 'part');
      const isFaulty = this.#layout.faults.some((fault) => fault.part === part && isOff(fault, frame));
      const isWorn = this.#worn.some(([name, state]) => name === part && frame.d.floats[state] === 1);
      if (isFaulty || isWorn) return;
      const { [this.#layout.own['inspection.soundReplaced']]: before = 0 } = frame.d.floats;
      this.#set(frame, 'inspection.soundReplaced', before + 1);
    });
  }

  #isTidy(frame: AnyFrame): boolean {
    const { floats } = frame.d;
    for (const { state, value } of this.#put) if (floats[state] !== value) return false;
    const { leads } = modeOf(frame);
    for (const lead of INSTRUMENT_LEADS) if (leads[lead] !== undefined) return false;
    return true;
  }

  #lookAtFaults(frame: AnyFrame): void {
    let count = 0;
    let first = 0;
    for (const fault of this.#layout.faults) {
      if (!isOff(fault, frame)) continue;
      count += 1;
      if (first === 0) first = fault.answer;
    }
    this.#findings.set('inspection.faults', count);
    this.#findings.set('inspection.faultyPart', first);
  }

  #lookAtMode(frame: AnyFrame): void {
    const mode = modeOf(frame);
    if (this.#seen.get(frame.d.floats) === mode) return;
    this.#seen.set(frame.d.floats, mode);
    const { power, control, protective, marks, wires } = inspectWires(mode.wires);
    const findings = this.#findings;
    findings.set('inspection.power', power);
    findings.set('inspection.control', control);
    findings.set('inspection.protective', protective);
    findings.set('inspection.marks', marks);
    findings.set('inspection.wires', wires);
    const dangers = mode.events.filter(({ code }) => DANGEROUS.has(code)).length;
    // Old events are dropped one day; that something happened is not forgotten.
    findings.set('inspection.workedLive', Math.max(findings.get('inspection.workedLive'), dangers));
  }

  #set(frame: AnyFrame, quantity: Quantity, value: number): void {
    frame.d.floats[this.#layout.own[quantity]] = value;
  }
}

/** The cabinet's block with an examiner's view added behind its own quantities, and a notebook of readings in its mode. */
export function examined(block: Block): Block {
  const { discrete = {}, outputs = {}, mode, visibleMode = [], commands = {} } = block;
  const examiner = new Examiner(block);
  const own = Object.fromEntries(QUANTITY_NAMES.map((name) => [name, { unit: QUANTITIES[name].unit, value: 0 }]));
  const shown = QUANTITY_NAMES.map((name) => [name, { visible: false, ...QUANTITIES[name] }] as const);
  return {
    ...block,
    discrete: { ...discrete, ...own },
    outputs: { ...outputs, ...Object.fromEntries(shown) },
    mode: { ...mode, readings: [] },
    visibleMode: [...visibleMode, 'readings'],
    update(frame) {
      block.update?.(frame);
      examiner.update(frame);
    },
    commands: examiner.commands(commands),
  };
}
