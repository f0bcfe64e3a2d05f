import { type Block, NONE, WORD } from './block.ts';
import { convertArc } from './arcs.ts';
import { G_GROUP, M_GROUP } from './codes.ts';
import { convertCompensation } from './compensation.ts';
import { convertCycle, isCycle } from './cycles.ts';
import type { Machine } from './machine.ts';
import {
  convertDistances,
  convertFeedMode,
  convertFeedRate,
  convertLathe,
  convertPlane,
  convertUnits,
} from './modes.ts';
import { convertOutput } from './outputs.ts';
import { convertPath } from './path.ts';
import { convertProbe } from './probing.ts';
import { convertReference } from './references.ts';
import type { Outcome } from './refusal.ts';
import { refuse } from './refusal.ts';
import { convertComment } from './remarks.ts';
import { convertSave } from './saved-modes.ts';
import { convertCoolant, convertOverride, convertSpeed, convertSpindle, convertSpindleMode } from './spindles.ts';
import { convertNurbsEnd, convertNurbsPoint, convertSpline } from './splines.ts';
import { MOTION_NONE } from './state.ts';
import { convertStraight } from './straight.ts';
import { convertSynchronized, convertThread } from './threading.ts';
import { convertToolSetting } from './tool-setting.ts';
import { convertChange, convertSelect, convertToolLength, convertToolNumber } from './tools.ts';
import { convertAxisOffset, convertClearOffset, convertSystem, convertSystemOrigin } from './work-offsets.ts';

const FIRST_SAVE = 70;
const CHANGE = 6;

/** Performs what a line orders, in the order of execution (NIST IR 6556, table 8), up to the stop words. */
export function executeBlock(machine: Machine, block: Block): Outcome {
  if (block.comment !== undefined) convertComment(machine, block.comment);
  return (
    executeFeedAndSpeed(machine, block) ??
    (block.mCount > 0 ? executeM(machine, block) : undefined) ??
    executeG(machine, block) ??
    executeNonModal(machine, block) ??
    (block.motion === NONE ? undefined : executeMotion(machine, block))
  );
}

function executeFeedAndSpeed(machine: Machine, block: Block): Outcome {
  const spindleMode = block.g(G_GROUP.spindleMode);
  if (spindleMode !== NONE) convertSpindleMode(machine, block, spindleMode);
  const feedMode = block.g(G_GROUP.feedMode);
  if (feedMode !== NONE) convertFeedMode(machine, feedMode);
  if (block.has(WORD.f)) convertFeedRate(machine, block);
  if (block.has(WORD.s)) {
    const refusal = convertSpeed(machine, block);
    if (refusal !== undefined) return refusal;
  }
  return block.has(WORD.t) ? convertSelect(machine, block.get(WORD.t)) : undefined;
}

function executeM(machine: Machine, block: Block): Outcome {
  const output = block.m(M_GROUP.output);
  const change = block.m(M_GROUP.toolChange);
  const spindle = block.m(M_GROUP.spindle);
  const coolant = block.m(M_GROUP.coolant);
  const override = block.m(M_GROUP.override);
  let refusal: Outcome;
  if (output !== NONE) refusal = convertOutput(machine, block, output);
  if (refusal === undefined && change !== NONE)
    refusal = change === CHANGE ? convertChange(machine) : convertToolNumber(machine, block);
  if (refusal === undefined && spindle !== NONE)
    refusal = spindle >= FIRST_SAVE ? convertSave(machine, spindle) : convertSpindle(machine, block, spindle);
  if (refusal !== undefined) return refusal;
  if (coolant !== NONE) convertCoolant(machine, coolant);
  return override === NONE ? undefined : convertOverride(machine, block, override);
}

const DWELL = 40;
const INCHES = 200;

function executeG(machine: Machine, block: Block): Outcome {
  if (block.g(G_GROUP.nonModal) === DWELL) machine.emit({ kind: 'dwell', seconds: block.get(WORD.p) });
  const plane = block.g(G_GROUP.plane);
  if (plane !== NONE) {
    const refusal = convertPlane(machine, plane);
    if (refusal !== undefined) return refusal;
  }
  const units = block.g(G_GROUP.units);
  if (units !== NONE) convertUnits(machine, units !== INCHES);
  const lathe = block.g(G_GROUP.lathe);
  if (lathe !== NONE) convertLathe(machine, lathe === 70);
  const compensation = block.g(G_GROUP.compensation);
  const length = block.g(G_GROUP.toolLength);
  const system = block.g(G_GROUP.system);
  const path = block.g(G_GROUP.path);
  const refusal =
    (compensation === NONE ? undefined : convertCompensation(machine, block, compensation)) ??
    (length === NONE ? undefined : convertToolLength(machine, block, length)) ??
    (system === NONE ? undefined : convertSystem(machine, system)) ??
    (path === NONE ? undefined : convertPath(machine, block, path));
  if (refusal !== undefined) return refusal;
  return convertDistances(machine, block);
}

const SET = 100;
const RELOAD = 0;
const NURBS_END = 53;

function executeNonModal(machine: Machine, block: Block): Outcome {
  const code = block.g(G_GROUP.nonModal);
  const clearing = block.g(G_GROUP.clearOffset);
  let refusal: Outcome;
  if (code === SET) refusal = executeSetting(machine, block);
  else if (code >= 280 && code <= 301) refusal = convertReference(machine, block, code);
  else if (code === 520 || code === 920) refusal = convertAxisOffset(machine, block, code);
  else if (code === NURBS_END) refusal = convertNurbsEnd(machine);
  if (refusal !== undefined) return refusal;
  return clearing === NONE ? undefined : convertClearOffset(machine, clearing);
}

function executeSetting(machine: Machine, block: Block): Outcome {
  const mode = block.get(WORD.l);
  if (mode === RELOAD) {
    const loaded = machine.state.tool.tool;
    if (loaded > 0) return refuse('tool', `G10 L0 not allowed with loaded tool <${loaded}>`);
    machine.synchronizes = true;
    machine.emitNow({ kind: 'reloadToolData' });
    return undefined;
  }
  return mode === 2 || mode === 20 ? convertSystemOrigin(machine, block) : convertToolSetting(machine, block);
}

const CUBIC_SPLINE = 50;
const QUADRATIC_SPLINE = 51;
const NURBS_POINT = 52;

function executeMotion(machine: Machine, block: Block): Outcome {
  const { motion } = block;
  if (machine.spline !== undefined && motion !== NURBS_POINT) {
    if (motion === 0 || motion === 10 || motion === 20 || motion === 30) machine.spline = undefined;
  }
  const refusal = performMotion(machine, block);
  if (refusal === undefined && motion !== CUBIC_SPLINE && motion !== QUADRATIC_SPLINE) machine.state.motion = motion;
  return refusal;
}

function performMotion(machine: Machine, block: Block): Outcome {
  const { motion } = block;
  if (isCycle(motion)) return convertCycle(machine, block);
  switch (motion) {
    case 0:
      return convertStraight(machine, block, 'straightTraverse');
    case 10:
      return convertStraight(machine, block, 'straightFeed');
    case 20:
    case 30:
      return convertArc(machine, block);
    case 50:
    case 51:
      return convertSpline(machine, block);
    case NURBS_POINT:
      return convertNurbsPoint(machine, block);
    case 330:
    case 331:
      return convertSynchronized(machine, block);
    case 760:
      return convertThread(machine, block);
    case MOTION_NONE:
      machine.interpreterComment('motion mode set to none');
      return undefined;
    case 382:
    case 383:
    case 384:
    case 385:
      return convertProbe(machine, block);
    default:
      return refuseProfile(machine, block);
  }
}

/** G70 to G72: turning along a profile that a subroutine describes, which this interpreter does not perform. */
function refuseProfile({ modal }: Machine, block: Block): Outcome {
  if (!block.has(WORD.q)) return refuse('cycle', 'G7x.x  requires a Q word');
  const name = `G${(block.motion / 10).toFixed(1)}`;
  if (modal.plane !== 'xz') return refuse('cycle', `${name} can only be used in XZ plane (G18)`);
  return refuse('cycle', `${name} is not supported`);
}
