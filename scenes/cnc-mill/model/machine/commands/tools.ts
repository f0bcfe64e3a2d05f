import type { MotionSegment } from '@tongyan/sim-engine/cnc';
import type { BlockCommand } from '@tongyan/sim-engine/kernel';

import { markSeen } from '../changes.ts';
import type { MillFrame } from '../frame.ts';
import { AXIS_NAMES, PROBE_TOOL, TOOL_NUMBERS } from '../interface.ts';
import { begin, commanded, lineTo, moves } from '../jobs.ts';
import { toMicrometre } from '../round.ts';
import { cartTool, clampedLengthMm } from '../tools.ts';
import { act, fields, first, number, type Objection, oneOf, text, when } from './act.ts';
import { closed, homed, power, resting, standing, still } from './conditions.ts';

const tool = fields({ toolNumber: oneOf(TOOL_NUMBERS) });

const spindleTool = ({ bulk }: MillFrame): number => bulk.milling.trajectory.machine.toolNumber;

const fitted = ({ mode }: MillFrame, toolNumber: number): boolean => mode.tools[String(toolNumber)]?.fitted === true;

/** Longest correction that a register takes. */
const MOST_OFFSET_MM = 1000;

/** Magazine of the machine: nobody reaches it while the machine runs. */
function atMagazine(frame: MillFrame): Objection {
  return first(still(frame), standing(frame));
}

/** The registers of the control, each with how to write it; undefined for a name that is none. */
function register({ mode }: MillFrame, name: string): ((value: number) => void) | undefined {
  const { offsets } = mode;
  const { h, d, g54, backlash } = offsets;
  const axis = AXIS_NAMES.find((candidate) => candidate.toUpperCase() === name.at(-1));
  if (name.startsWith('G54') && name.length === 4 && axis !== undefined) return (value) => (g54[axis] = value);
  if (name.startsWith('B') && name.length === 2 && axis !== undefined) return (value) => (backlash[axis] = value);
  if (name === 'KV') return (value) => (offsets.kvPerS = value);
  const [, letter, digit = ''] = /^([HD])([1-9])$/u.exec(name) ?? [];
  if (letter === undefined) return undefined;
  return letter === 'H' ? (value) => (h[digit] = value) : (value) => (d[digit] = value);
}

/** What a register may hold. */
function range(name: string): readonly [low: number, high: number] {
  if (name === 'KV') return [5, 200];
  if (name.startsWith('B')) return [0, 0.5];
  if (name.startsWith('D')) return [0, 200];
  return [-MOST_OFFSET_MM, MOST_OFFSET_MM];
}

/** Tools, magazine and registers. */
export const TOOLS: Readonly<Record<string, BlockCommand<MillFrame>>> = {
  fitTool: act(
    tool,
    ({ toolNumber }, frame) => first(atMagazine(frame), when(fitted(frame, toolNumber), 'toolPresent')),
    ({ toolNumber }, { mode }) => {
      mode.tools[String(toolNumber)] = { fitted: true, broken: mode.tools[String(toolNumber)]?.broken ?? false };
    },
  ),
  replaceTool: act(
    tool,
    ({ toolNumber }, frame) => first(atMagazine(frame), when(toolNumber === spindleTool(frame), 'toolInSpindle')),
    ({ toolNumber }, { mode, bulk, random }) => {
      const nominal = cartTool(toolNumber)?.shape.lengthMm ?? 0;
      bulk.lengthsMm[toolNumber - 1] = clampedLengthMm(nominal, random.nextUnit());
      markSeen(bulk);
      bulk.milling.flankWearMm = bulk.milling.flankWearMm.filter(([worn]) => worn !== toolNumber);
      mode.tools[String(toolNumber)] = { fitted: mode.tools[String(toolNumber)]?.fitted ?? false, broken: false };
    },
  ),
  inspectTool: act(
    tool,
    (_args, frame) => atMagazine(frame),
    ({ toolNumber }, { mode, bulk }) => {
      const wear = bulk.milling.flankWearMm.find(([worn]) => worn === toolNumber)?.[1] ?? 0;
      mode.inspection = { toolNumber, wearMm: toMicrometre(wear) };
    },
  ),
  callTool: act(
    fields({ toolNumber: oneOf([0, ...TOOL_NUMBERS] as const) }),
    ({ toolNumber }, frame) =>
      first(
        power(frame),
        closed(frame),
        still(frame),
        homed(frame),
        when(toolNumber !== 0 && !fitted(frame, toolNumber), 'toolMissing'),
      ),
    ({ toolNumber }, frame) => {
      const { bulk } = frame;
      const [x, y] = commanded(bulk);
      const off: MotionSegment = { kind: 'spindle', direction: 'off', speedRpm: 0, sourceLine: 0 };
      begin(
        frame,
        moves(bulk, 'toolCall', [off, lineTo([x, y, 0]), { kind: 'toolChange', toolNumber, sourceLine: 0 }]),
      );
    },
  ),
  spindle: act(
    fields({ rpm: number }),
    ({ rpm }, frame) => {
      if (rpm === 0) return undefined;
      const { operation } = frame.mode;
      return first(
        when(Math.abs(rpm) < 60 || Math.abs(rpm) > 8000, 'outOfRange'),
        power(frame),
        closed(frame),
        when(operation !== 'jog' && operation !== 'handle', 'wrongOperation'),
        when(spindleTool(frame) === 0, 'noTool'),
        when(spindleTool(frame) === PROBE_TOOL, 'probeInSpindle'),
      );
    },
    ({ rpm }, { bulk }) => {
      bulk.milling.trajectory.machine.spindleTargetRpm = rpm;
    },
  ),
  setOffset: act(
    fields({ register: text(8), valueMm: number }),
    ({ register: name, valueMm }, frame) => {
      const [low, high] = range(name);
      return first(
        when(frame.mode.control !== 'on', 'controlOff'),
        when(register(frame, name) === undefined, 'unknownRegister'),
        when(valueMm < low || valueMm > high, 'outOfRange'),
        frame.bulk.job === null ? undefined : resting(frame),
      );
    },
    ({ register: name, valueMm }, frame) => {
      register(frame, name)?.(toMicrometre(valueMm));
    },
  ),
};
