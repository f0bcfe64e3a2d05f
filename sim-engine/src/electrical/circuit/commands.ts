import type { AnyFrame, BlockCommand, Refusal } from '../../kernel/block.ts';
import type { Json } from '../../kernel/json.ts';
import { at } from '../../maths/at.ts';
import { fail, type Result, succeed } from '../../result.ts';
import type { CircuitRun } from './circuit-run.ts';
import { modeOf, type Wire, withEvent } from './mode.ts';
import { CIRCUIT_STATE, type CircuitPlan } from './plan.ts';

type Fields = Readonly<Record<string, Json>>;
type Command = BlockCommand<AnyFrame>;

/** Work on a terminal with more than this to earth is work on live parts (extra-low voltage ends here). */
const LIVE_V = 50;

/** Of an id, a mark, a colour. */
const LONGEST_TEXT = 40;

const MALFORMED: Refusal = { code: 'malformedArguments' };

/** The commands of a circuit: wiring, the leads of instruments, and whatever its parts can be told. */
export function circuitCommands(
  plan: CircuitPlan,
  runOf: (frame: AnyFrame) => CircuitRun,
): Readonly<Record<string, Command>> {
  const commands: Record<string, Command> = {
    wire: wireCommand(plan, runOf),
    unwire: unwireCommand(plan, runOf),
    mark: markCommand(),
    probe: probeCommand(plan),
    clamp: clampCommand(plan),
    replace: replaceCommand(plan, runOf),
  };
  for (const { part } of plan.parts)
    for (const action of Object.keys(part.actions ?? {})) commands[action] ??= actionCommand(plan, runOf, action);
  return commands;
}

function wireCommand(plan: CircuitPlan, runOf: (frame: AnyFrame) => CircuitRun): Command {
  return {
    check(args, frame) {
      const { id, from, to, attributes = {} } = fieldsOf(args);
      if (typeof from !== 'string' || typeof to !== 'string' || !isAttributes(attributes)) return fail(MALFORMED);
      if (id !== undefined && (typeof id !== 'string' || id === '' || id.length > LONGEST_TEXT)) return fail(MALFORMED);
      for (const terminal of [from, to])
        if (!isFreeTerminal(plan, terminal)) return fail({ code: 'unknownTerminal', details: { terminal } });
      if (from === to) return fail({ code: 'sameTerminal' });
      const { wires } = modeOf(frame);
      if (wires.some((wire) => wire.id === id)) return fail({ code: 'idTaken' });
      const room = plan.description.wiresPerTerminal ?? 2;
      for (const terminal of [from, to]) {
        const taken = wires.filter((wire) => wire.from === terminal || wire.to === terminal).length;
        if (taken >= room) return fail({ code: 'terminalFull', details: { terminal } });
      }
      return succeed(null);
    },
    apply(args, frame) {
      const { id, from, to, attributes = {} } = fieldsOf(args);
      reportLiveWork(plan, runOf, frame, [text(from), text(to)]);
      const mode = modeOf(frame);
      let { nextWire } = mode;
      while (mode.wires.some((wire) => wire.id === `w${nextWire}`)) nextWire += 1;
      const wire: Wire = {
        id: typeof id === 'string' ? id : `w${nextWire}`,
        from: text(from),
        to: text(to),
        attributes: attributes as Wire['attributes'],
      };
      frame.mode = { ...mode, wires: [...mode.wires, wire], nextWire: id === undefined ? nextWire + 1 : nextWire };
    },
  };
}

function unwireCommand(plan: CircuitPlan, runOf: (frame: AnyFrame) => CircuitRun): Command {
  const find = (args: Json, frame: AnyFrame): Wire | undefined => {
    const { id, from, to } = fieldsOf(args);
    const joins = (wire: Wire): boolean =>
      (wire.from === from && wire.to === to) || (wire.from === to && wire.to === from);
    return modeOf(frame).wires.find((wire) => (id === undefined ? joins(wire) : wire.id === id));
  };
  return {
    check: (args, frame) => (find(args, frame) === undefined ? fail({ code: 'noSuchWire' }) : succeed(null)),
    apply(args, frame) {
      const gone = find(args, frame);
      if (gone === undefined) return;
      reportLiveWork(plan, runOf, frame, [gone.from, gone.to]);
      const mode = modeOf(frame);
      frame.mode = { ...mode, wires: mode.wires.filter((wire) => wire !== gone) };
    },
  };
}

/** Adds to what is known of a wire: a ferrule, a mark, the torque of a screw. */
function markCommand(): Command {
  return {
    check(args, frame) {
      const { id, attributes } = fieldsOf(args);
      if (!isAttributes(attributes)) return fail(MALFORMED);
      return modeOf(frame).wires.some((wire) => wire.id === id) ? succeed(null) : fail({ code: 'noSuchWire' });
    },
    apply(args, frame) {
      const { id, attributes } = fieldsOf(args);
      const mode = modeOf(frame);
      const wires = mode.wires.map((wire) =>
        wire.id === id ? { ...wire, attributes: { ...wire.attributes, ...(attributes as Wire['attributes']) } } : wire,
      );
      frame.mode = { ...mode, wires };
    },
  };
}

/** Holds a lead of an instrument (or a hand) to a terminal, or takes it away with `terminal: null`. */
function probeCommand(plan: CircuitPlan): Command {
  return {
    check(args) {
      const { lead, terminal } = fieldsOf(args);
      if (typeof lead !== 'string' || !isLead(plan, lead)) return fail({ code: 'unknownLead' });
      if (terminal === null) return succeed(null);
      const known = typeof terminal === 'string' && isFreeTerminal(plan, terminal);
      return known ? succeed(null) : fail({ code: 'unknownTerminal' });
    },
    apply(args, frame) {
      const { lead, terminal } = fieldsOf(args);
      const mode = modeOf(frame);
      const others = Object.entries(mode.leads).filter(([name]) => name !== lead);
      const held = typeof terminal === 'string' ? [[text(lead), terminal] as const] : [];
      // Sorted, so that the same leads on the same terminals are the same state.
      const leads = [...others, ...held].toSorted(([a], [b]) => (a < b ? -1 : 1));
      frame.mode = { ...mode, leads: Object.fromEntries(leads) };
    },
  };
}

/**
 * Puts a new part in the place of one: it begins as such parts do, with its wires where they were and dials set as before. A fault that
 * lies on the old part ends where its `until` asks for `renewedPart`.
 */
function replaceCommand(plan: CircuitPlan, runOf: (frame: AnyFrame) => CircuitRun): Command {
  const find = (args: Json): number => {
    const { part } = fieldsOf(args);
    return plan.parts.findIndex(({ name, part: { instrument } }) => name === part && instrument !== true);
  };
  return {
    check(args, frame) {
      const index = find(args);
      const placed = plan.parts[index];
      const view = runOf(frame).views[index];
      if (placed === undefined || view === undefined) return fail({ code: 'unknownPart' });
      if (at(frame.d.floats, CIRCUIT_STATE.renewedPart) < 0) return fail({ code: 'oneAtATime' });
      const refusal = placed.part.refuseReplacing?.(view);
      return refusal === undefined ? succeed(null) : fail(refusal);
    },
    apply(args, frame) {
      const index = find(args);
      const placed = plan.parts[index];
      if (placed === undefined) return;
      const { name, part, stateStart } = placed;
      const terminals = part.detached === true ? [] : part.terminals;
      reportLiveWork(
        plan,
        runOf,
        frame,
        terminals.map((mark) => `${name}:${mark}`),
      );
      for (const [offset, { value, kept = false }] of Object.values(part.states ?? {}).entries())
        if (!kept) frame.d.floats[stateStart + offset] = value;
      frame.d.floats[CIRCUIT_STATE.renewedPart] = -1 - index;
    },
  };
}

/** Lays a clamp meter around the wire at a terminal, or takes it away with `terminal: null`. */
function clampCommand(plan: CircuitPlan): Command {
  const clampOf = (args: Json) =>
    plan.parts.find(({ name, part }) => name === fieldsOf(args)['part'] && part.kind === 'clampMeter');
  return {
    check(args) {
      const { terminal } = fieldsOf(args);
      if (clampOf(args) === undefined) return fail({ code: 'unknownPart' });
      if (terminal === null) return succeed(null);
      const known = typeof terminal === 'string' && isFreeTerminal(plan, terminal);
      return known ? succeed(null) : fail({ code: 'unknownTerminal' });
    },
    apply(args, frame) {
      const clamp = clampOf(args);
      const { terminal } = fieldsOf(args);
      if (clamp === undefined) return;
      frame.d.floats[clamp.stateStart] = terminal === null ? -1 : (plan.terminalIndex.get(text(terminal)) ?? -1);
    },
  };
}

function actionCommand(plan: CircuitPlan, runOf: (frame: AnyFrame) => CircuitRun, name: string): Command {
  const find = (args: Json) => {
    const { part } = fieldsOf(args);
    const index = plan.parts.findIndex((placed) => placed.name === part);
    const action = plan.parts[index]?.part.actions?.[name];
    return action === undefined ? undefined : { index, action };
  };
  return {
    check(args, frame): Result<null, Refusal> {
      const found = find(args);
      const view = found && runOf(frame).views[found.index];
      if (found === undefined || view === undefined) return fail({ code: 'unknownPart' });
      const refusal = found.action.refuse?.(view, fieldsOf(args));
      return refusal === undefined ? succeed(null) : fail(refusal);
    },
    apply(args, frame) {
      const found = find(args);
      const view = found && runOf(frame).views[found.index];
      if (found !== undefined && view !== undefined) found.action.apply(view, fieldsOf(args));
    },
  };
}

function reportLiveWork(
  plan: CircuitPlan,
  runOf: (frame: AnyFrame) => CircuitRun,
  frame: AnyFrame,
  terminals: readonly string[],
): void {
  const run = runOf(frame);
  for (const terminal of terminals) {
    const index = plan.terminalIndex.get(terminal);
    const volts = index === undefined ? 0 : run.terminalV(index);
    if (volts <= LIVE_V) continue;
    const details = { terminal, volts: Math.round(volts) };
    frame.mode = withEvent(modeOf(frame), { tick: frame.time.tick, part: 'circuit', code: 'workedLive', details });
    return;
  }
}

function fieldsOf(args: Json): Fields {
  return typeof args === 'object' && args !== null && !Array.isArray(args) ? (args as Fields) : {};
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function isAttributes(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const isPlain = (item: Json): boolean =>
    typeof item === 'number' || (typeof item === 'string' && item.length <= LONGEST_TEXT);
  return entries.length <= 16 && entries.every(([key, item]) => key.length <= LONGEST_TEXT && isPlain(item));
}

/** A terminal that wires and leads may be put to. */
function isFreeTerminal(plan: CircuitPlan, terminal: string): boolean {
  return plan.terminalIndex.has(terminal) && !terminal.includes(':.') && !isLead(plan, terminal);
}

function isLead(plan: CircuitPlan, terminal: string): boolean {
  if (!plan.terminalIndex.has(terminal)) return false;
  const part = terminal.slice(0, terminal.indexOf(':'));
  return plan.description.parts[part]?.instrument === true;
}
