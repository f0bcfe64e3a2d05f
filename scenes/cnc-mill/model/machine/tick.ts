import {
  cutLine,
  flatCutter,
  type MillingSetup,
  itemUnderWay,
  stepMilling,
  subtractVectors,
  addVectors,
  tipInField,
  type Vector,
} from '@tongyan/sim-engine/cnc';

import { AIR_TO_CHANGE_MPA, AIR_TO_MOVE_MPA, airMPa, hasAlarm, raise } from './alarms.ts';
import { markChanged } from './changes.ts';
import type { MillFrame } from './frame.ts';
import { finish } from './finish.ts';
import { PROBE_TOOL } from './interface.ts';
import { isMoving, letGo, pathOf } from './jobs.ts';
import { setupOf, type SetupOptions, tipErrorMm } from './setup.ts';
import { strikeOnce } from './struck.ts';

/** Ticks between looks at what changes slowly. */
const SLOW_TICKS = 250;

/** Collisions that are kept to be shown. */
const MOST_COLLISIONS = 20;

/** From here a spindle counts as turning. */
export const TURNING_RPM = 30;

/** A drawbar that pulls less lets tools creep. */
const DRAWBAR_HOLDS = 0.7;
/** How fast a tool creeps out at full load of the spindle with no pull at all, and how far at most. */
const CREEP_MMPS = 0.05;
const MOST_CREEP_MM = 0.6;

const inTool = (toolNumber: number): string => String(toolNumber);

/** What the operator does to himself: gloves near what turns. */
export function watchGloves({ mode, bulk, d }: MillFrame): void {
  const turning = Math.abs(bulk.milling.trajectory.machine.spindleRpm) >= TURNING_RPM;
  const now = mode.wearing.gloves && turning ? 1 : 0;
  if (now > d.glovesNow) d.glovesEvents += 1;
  d.glovesNow = now;
}

function breakTool({ mode, bulk, d }: MillFrame): void {
  const number = inTool(bulk.milling.trajectory.machine.toolNumber);
  const tool = mode.tools[number];
  if (tool === undefined || tool.broken) return;
  mode.tools[number] = { ...tool, broken: true };
  d.broken += 1;
}

/** The mark that a tool leaves where it struck the part. */
function scar({ bulk }: MillFrame, setup: MillingSetup, part: string, from: Vector, to: Vector): void {
  const { milling } = bulk;
  const tool = setup.tools.find(({ toolNumber }) => toolNumber === milling.trajectory.machine.toolNumber);
  if (tool === undefined) return;
  const { shape, profile } = tool;
  const [cutter, lift] =
    part === 'flutes'
      ? [profile, 0]
      : part === 'shank'
        ? [flatCutter(shape.shankDiameterMm), shape.fluteMm]
        : [flatCutter(setup.holder.noseDiameterMm), shape.stickOutMm];
  const [shiftX, shiftY] = milling.partShift;
  // The vice's angle is left out: a scar of some hundredths beside its place is a scar.
  const place = (gauge: Vector): Vector =>
    addVectors(
      subtractVectors(addVectors(tipInField(gauge, shape.lengthMm, setup.fieldOrigin), milling.errors.tipMm), [
        shiftX,
        shiftY,
        0,
      ]),
      [0, 0, lift],
    );
  const [start, end] = [place(from), place(to)];
  const cut = cutLine(milling.field, cutter, start, end);
  if (cut.cells > 0) markChanged(bulk, start, end, cutter.radiusMm);
}

/** What happens when something strikes: the tool breaks, the part is marked, the axes stand just before it. */
function collide(frame: MillFrame, setup: MillingSetup, from: Vector, line: number | null, travel: boolean): void {
  const { bulk, d } = frame;
  const { milling } = bulk;
  const latest = milling.collisions.at(-1);
  if (!travel) {
    d.collisions += 1;
    if (latest?.against === 'stock') scar(frame, setup, latest.part, from, milling.servo.table);
    if (latest?.part === 'flutes' || latest?.part === 'shank') breakTool(frame);
  }
  milling.servo = { command: from, drive: from, table: from };
  milling.trajectory.position = from;
  milling.touching = [];
  milling.cutTip = undefined;
  raise(frame, travel ? 'travel' : 'collision', line);
}

/** Alarms of the machine itself, taken over by the control. */
function takeAlarm(frame: MillFrame, setup: MillingSetup, from: Vector, line: number | null): void {
  const { milling } = frame.bulk;
  const { alarm } = milling;
  if (milling.collisions.length > MOST_COLLISIONS) milling.collisions = milling.collisions.slice(-MOST_COLLISIONS);
  milling.alarm = undefined;
  switch (alarm) {
    case undefined:
      return;
    case 'collision':
    case 'travel':
      collide(frame, setup, from, line, alarm === 'travel');
      return;
    case 'stall':
      frame.d.stalls += 1;
      milling.trajectory.machine.spindleRpm = 0;
      breakTool(frame);
      raise(frame, 'stall', line);
      return;
    case 'tapBroken':
      breakTool(frame);
      raise(frame, 'toolBroken', line);
  }
}

/** A change of tool that has begun: without air it stays closed, and an empty pocket gives nothing. */
function changeTool(frame: MillFrame, before: number, line: number | null): void {
  const { mode, bulk } = frame;
  const { machine } = bulk.milling.trajectory;
  const wanted = machine.toolNumber;
  if (wanted === before) return;
  const fault =
    airMPa(frame) < AIR_TO_CHANGE_MPA
      ? 'toolChangeAir'
      : wanted !== 0 && mode.tools[inTool(wanted)]?.fitted !== true
        ? 'toolMissing'
        : undefined;
  if (fault === undefined) {
    mode.hidden.creepMm = 0;
    return;
  }
  machine.toolNumber = before;
  raise(frame, fault, line);
}

/** A part that has been pushed so far is out of the jaws' grip. */
const TORN_OUT_MM = 1;

/** A part torn out of the vice is flung about: tool and part are lost, as in any crash. */
function tearOut(frame: MillFrame, line: number | null): void {
  const { mode, bulk, d } = frame;
  const [x, y] = bulk.milling.partShift;
  if (x * x + y * y < TORN_OUT_MM * TORN_OUT_MM) return;
  mode.blank = 'loose';
  mode.vice.torqueNm = 0;
  d.collisions += 1;
  breakTool(frame);
  raise(frame, 'collision', line);
}

function creep({ mode, p, bulk, time }: MillFrame): void {
  const { hidden } = mode;
  const { load } = bulk.milling;
  if (hidden.repaired.drawbar || p.drawbarShare >= DRAWBAR_HOLDS || load.powerW === 0) return;
  const rate = CREEP_MMPS * (1 - p.drawbarShare / DRAWBAR_HOLDS) * Math.min(1, load.spindleLoad);
  hidden.creepMm = Math.min(MOST_CREEP_MM, hidden.creepMm + rate * time.tickS);
}

/** What a tick in the cut leaves behind. */
function noteCut(frame: MillFrame, setup: MillingSetup, from: Vector): void {
  const { bulk, mode, d } = frame;
  const { milling } = bulk;
  const { load } = milling;
  d.peakLoadShare = Math.max(d.peakLoadShare, load.spindleLoad);
  d.peakPowerShare = Math.max(
    d.peakPowerShare,
    load.powerW / setup.spindle.efficiency / setup.spindle.continuousPowerW,
  );
  mode.deburred = false;
  if (mode.cleaned.table) mode.cleaned = { table: false, vice: false, floor: false };
  const tool = setup.tools.find(({ toolNumber }) => toolNumber === milling.trajectory.machine.toolNumber);
  const tip = milling.cutTip;
  if (tool === undefined || tip === undefined) return;
  const moved = subtractVectors(milling.servo.table, from);
  markChanged(bulk, subtractVectors(tip, moved), tip, tool.profile.radiusMm + 0.1);
  creep(frame);
}

/** The edge finder is no tool: its stem does not bear to be turned. */
const MOST_PROBE_RPM = 600;

function watchProbe(frame: MillFrame): void {
  const { toolNumber, spindleRpm } = frame.bulk.milling.trajectory.machine;
  if (toolNumber !== PROBE_TOOL || Math.abs(spindleRpm) <= MOST_PROBE_RPM) return;
  breakTool(frame);
  raise(frame, 'toolBroken');
}

/** An axis that lags more than this is not under control. */
const MOST_LAG_MM = 30;

function lagMm({ bulk }: MillFrame): number {
  const { servo, trajectory } = bulk.milling;
  const [x, y, z] = trajectory.position;
  const [dx, dy, dz] = servo.drive;
  return Math.max(Math.abs(x - dx), Math.abs(y - dy), Math.abs(z - dz));
}

function step(frame: MillFrame, options: SetupOptions): void {
  const { bulk, mode, time } = frame;
  const { milling, job } = bulk;
  const path = pathOf(bulk);
  const setup = setupOf(frame, options);
  milling.errors.tipMm = tipErrorMm(frame);
  milling.errors.coolantLost = !mode.hidden.repaired.nozzle && frame.p.nozzleShare < 0.5;
  milling.tick = time.tick - 1;
  const from = milling.servo.table;
  const { toolNumber } = milling.trajectory.machine;
  const { itemIndex } = milling.trajectory;
  stepMilling(path, setup, milling, bulk.cache.milling, time.tickS);
  if (milling.load.powerW > 0 || milling.cutTip !== undefined) noteCut(frame, setup, from);
  const line = job?.kind === 'program' ? (itemUnderWay(path, milling.trajectory)?.sourceLine ?? null) : null;
  if (milling.alarm !== undefined) takeAlarm(frame, setup, from, line);
  else if (milling.load.powerW > 0) tearOut(frame, line);
  else if (milling.trajectory.itemIndex !== itemIndex || milling.trajectory.machine.toolNumber !== toolNumber)
    changeTool(frame, toolNumber, line);
  watchProbe(frame);
  if (lagMm(frame) > MOST_LAG_MM) raise(frame, 'followError', line);
  mode.coolant = milling.trajectory.machine.flood || milling.trajectory.machine.mist;
  if (bulk.job !== null && bulk.job === job) follow(frame);
}

/** Where the job stands. */
function follow(frame: MillFrame): void {
  const { bulk, mode } = frame;
  const { trajectory } = bulk.milling;
  const manual = bulk.job?.kind === 'moves';
  if (trajectory.mode === 'finished') {
    if (!isSettled(frame)) return;
    finish(frame);
    return;
  }
  if (trajectory.mode === 'waiting') {
    mode.cycle = 'waiting';
    return;
  }
  if (!trajectory.overrides.holding || trajectory.speedMmps > 0) return;
  if (manual) letGo(frame);
  else mode.cycle = 'held';
}

const IN_PLACE_MM = 0.0005;

function isSettled({ bulk }: MillFrame): boolean {
  const [x, y, z] = subtractVectors(bulk.milling.servo.drive, bulk.milling.trajectory.position);
  return Math.abs(x) < IN_PLACE_MM && Math.abs(y) < IN_PLACE_MM && Math.abs(z) < IN_PLACE_MM;
}

/** Once a second: warmth, hours, air. */
function slowly(frame: MillFrame): void {
  const { mode, p, d, bulk, time } = frame;
  const stepS = SLOW_TICKS * time.tickS;
  if (mode.control === 'on') d.runningS += stepS;
  const turning = Math.abs(bulk.milling.trajectory.machine.spindleRpm) >= TURNING_RPM;
  const { hidden } = mode;
  // Cools three times as slowly as it becomes warm.
  if (turning) hidden.warmth += (1 - hidden.warmth) * Math.min(1, stepS / p.warmUpS);
  else if (hidden.warmth > 0) hidden.warmth -= hidden.warmth * Math.min(1, stepS / (3 * p.warmUpS));
  strikeOnce(frame);
  if (mode.control === 'on' && !mode.oilOk && !hasAlarm(mode, 'oilLow')) raise(frame, 'oilLow');
  if (mode.control === 'on' && airMPa(frame) < AIR_TO_MOVE_MPA && !hasAlarm(mode, 'airLow')) raise(frame, 'airLow');
}

/** What a tick does. A machine at rest costs a comparison or two. */
export function update(frame: MillFrame, options: SetupOptions): void {
  const { mode, bulk, d, time } = frame;
  if (mode.control === 'starting' && time.timeS >= d.startedAtS) mode.control = 'on';
  if (isMoving(bulk)) {
    step(frame, options);
    watchGloves(frame);
  }
  if (time.tick % SLOW_TICKS === 0) slowly(frame);
}
