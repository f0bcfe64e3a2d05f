import { hypot, pow, tan } from '../maths/exact.ts';
import { type Block, MISSING, WORD } from './block.ts';
import { RADIANS } from './functions.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import { compensatedStraight } from './compensated-straight.ts';
import { straightCall, type StraightKind } from './calls.ts';
import { moveStraight } from './straight.ts';
import { findTarget, newTarget } from './targets.ts';
import type { Position } from './state.ts';

const RIGID_TAP = 331;

function startSync(machine: Machine, pitch: number): void {
  machine.emit({ kind: 'startSpeedFeedSync', spindle: 0, pitch });
}

function stopSync(machine: Machine): void {
  machine.emit({ kind: 'stopSpeedFeedSync' });
}

/** G33, a move with K of length to a turn, and G33.1, which also comes back. */
export function convertSynchronized(machine: Machine, block: Block): Outcome {
  const { modal, state } = machine;
  const target = newTarget();
  const refusal = findTarget(machine, block, target);
  if (refusal !== undefined) return refusal;
  if (machine.compensation.side !== 'off') return compensatedThread(machine, block, target);
  if (modal.spindleTurning === 'stopped') return refuse('threading', 'Spindle not turning in G33');
  startSync(machine, block.get(WORD.k));
  if (block.motion === RIGID_TAP) {
    const { x, y, z } = target;
    machine.emit({ kind: 'rigidTap', x, y, z });
    // It returns to where it began.
    Object.assign(target, state.position);
  } else {
    moveStraight(machine, 'straightFeed', target);
  }
  stopSync(machine);
  return undefined;
}

/** With cutter compensation on, rs274 makes a plain feed of a threading word, and refuses it as the entry. */
function compensatedThread(machine: Machine, block: Block, target: Position): Outcome {
  const { entering } = machine.compensation;
  const refusal = compensatedStraight(machine, block, 'straightFeed', target);
  return refusal === undefined && entering ? refuse('threading', 'Bug code not g0 or g1') : refusal;
}

/** The words of a G76, lengths as radii. */
interface Thread {
  readonly machine: Machine;
  readonly start: Readonly<Position>;
  readonly endZ: number;
  readonly pitch: number;
  /** 1 outwards, -1 inwards: which way the tool goes into the material. */
  readonly direction: number;
  /** X of the thread's crest. */
  readonly crest: number;
  readonly firstDepth: number;
  readonly fullDepth: number;
  /** Of the compound slide, as the tangent with the sense of the thread. */
  readonly slide: number;
  readonly taper: number;
  readonly tapersEntry: boolean;
  readonly tapersExit: boolean;
}

function thread(machine: Machine, block: Block, target: Readonly<Position>): Thread {
  const start = { ...machine.state.position };
  const half = machine.modal.diameterMode ? 0.5 : 1;
  const offset = block.get(WORD.i) * half;
  const ends = block.has(WORD.l) ? block.get(WORD.l) : 0;
  const taper = block.has(WORD.e) ? block.get(WORD.e) : 0;
  const sense = target.z > start.z ? 1 : -1;
  return {
    machine,
    start,
    endZ: target.z,
    pitch: block.get(WORD.p),
    direction: offset < 0 ? -1 : 1,
    crest: start.x + offset,
    firstDepth: block.get(WORD.j) * half,
    fullDepth: block.get(WORD.k) * half,
    slide: sense * tan((block.has(WORD.q) ? block.get(WORD.q) : 0) * RADIANS),
    taper: sense * taper,
    tapersEntry: taper > 0 && (ends & 1) !== 0,
    tapersExit: taper > 0 && (ends & 2) !== 0,
  };
}

function move(threaded: Thread, kind: StraightKind, x: number, z: number): void {
  const { machine, start } = threaded;
  moveStraight(machine, kind, { ...start, x, z });
}

/** One cut at a depth: from aside, along the thread with its tapers, and aside again. */
function cut(threaded: Thread, depth: number): void {
  const { machine, start, endZ, pitch, direction, crest, fullDepth, slide, taper } = threaded;
  const { tapersEntry, tapersExit } = threaded;
  const root = crest + direction * depth;
  const aside = start.x - direction * (fullDepth - depth);
  const beginZ = start.z + depth * slide;
  const stopZ = endZ - (fullDepth - depth) * slide;
  const taperPitch = (pitch * hypot(taper, fullDepth)) / Math.abs(taper);
  move(threaded, 'straightTraverse', aside, beginZ);
  if (!tapersEntry) move(threaded, 'straightTraverse', root, beginZ);
  machine.emit({ kind: 'disableFeedOverride' });
  if (tapersEntry) {
    startSync(machine, taperPitch);
    move(threaded, 'straightFeed', root - direction * fullDepth, beginZ);
    move(threaded, 'straightFeed', root, beginZ + taper);
  }
  startSync(machine, pitch);
  move(threaded, 'straightFeed', root, tapersExit ? stopZ - taper : stopZ);
  if (tapersExit) {
    startSync(machine, taperPitch);
    move(threaded, 'straightFeed', root - direction * fullDepth, stopZ);
  }
  stopSync(machine);
  move(threaded, 'straightTraverse', aside, stopZ);
  machine.emit({ kind: 'enableFeedOverride' });
}

/** G76: passes of falling depth to the full one, then the spring passes. */
export function convertThread(machine: Machine, block: Block): Outcome {
  const target = newTarget();
  const refusal = findTarget(machine, block, target);
  if (refusal !== undefined) return refusal;
  if (machine.compensation.side !== 'off') return compensatedThread(machine, block, target);
  const wrong = checkThread(machine, block);
  if (wrong !== undefined) return wrong;
  const threaded = thread(machine, block, target);
  const degression = Math.max(1, block.has(WORD.r) ? block.get(WORD.r) : 1);
  const springPasses = block.has(WORD.h) ? block.get(WORD.h) : 0;
  let pass = 1;
  let depth = threaded.firstDepth;
  while (depth < threaded.fullDepth) {
    cut(threaded, depth);
    pass += 1;
    depth = threaded.firstDepth * pow(pass, 1 / degression);
  }
  for (let spring = 0; spring <= springPasses; spring += 1) cut(threaded, threaded.fullDepth);
  machine.emit(straightCall('straightTraverse', target));
  Object.assign(machine.state.position, target);
  return undefined;
}

function checkThread({ modal }: Machine, block: Block): Outcome {
  if (block.get(WORD.k) <= block.get(WORD.j)) return refuse('threading', 'In G76, K must be greater than J');
  if (block.get(WORD.i) === 0) return refuse('threading', 'In G76, I must not be 0');
  if (block.get(WORD.j) <= 0) return refuse('threading', 'In G76, J must be greater than 0');
  return modal.spindleTurning === 'stopped' ? refuse('threading', 'Chosen spindle (0) not turning in G76') : undefined;
}

/** The words' own checks, before anything of the line is done. */
export function checkThreadWords(block: Block): Outcome {
  if (block.getOrMissing(WORD.p) === MISSING) return refuse('threading', 'P word missing with G76');
  return block.has(WORD.i) && block.has(WORD.j) && block.has(WORD.k)
    ? undefined
    : refuse('threading', 'I J or K words missing with G76');
}
