import { type Block, MISSING, WORD } from './block.ts';
import { backBore, bore, boreManual, boreStop, drill, peck, tap } from './cycle-moves.ts';
import { type Hole, moveTo } from './hole.ts';
import type { Machine } from './machine.ts';
import { restorePath } from './path.ts';
import { PLANE_AXES } from './planes.ts';
import { type Outcome, refuse } from './refusal.ts';
import { axisWord, findTarget, newTarget } from './targets.ts';

type Perform = (hole: Hole) => Outcome;

const CYCLES: ReadonlyMap<number, Perform> = new Map<number, Perform>([
  [730, (hole) => peck(hole, false)],
  [740, (hole) => tap(hole, 'counterclockwise')],
  [810, (hole) => drill(hole, false)],
  [820, (hole) => drill(hole, true)],
  [830, (hole) => peck(hole, true)],
  [840, (hole) => tap(hole, 'clockwise')],
  [850, (hole) => bore(hole, false)],
  [860, boreStop],
  [870, backBore],
  [880, boreManual],
  [890, (hole) => bore(hole, true)],
]);

const FIRST_CYCLE = 730;

export function isCycle(motion: number): boolean {
  return motion >= FIRST_CYCLE && CYCLES.has(motion);
}

/** Words that the first line of a cycle must have, by its motion code. */
const NEEDS_P: ReadonlyMap<number, string> = new Map([
  [820, 'g82'],
  [860, 'g86'],
  [880, 'g88'],
  [890, 'g89'],
]);
const NEEDS_Q: ReadonlyMap<number, string> = new Map([
  [730, 'g73'],
  [830, 'g83'],
]);
const BACK_BORE = 870;

const PLANE_NAMES = {
  xy: { letter: 'Z', plane: 'xy', less: 'R less than z in cycle in xy plane' },
  xz: { letter: 'Y', plane: 'xz', less: 'R less than y in cycle in xz plane' },
  yz: { letter: 'X', plane: 'yz', less: 'R less than x in cycle in yz plane' },
} as const;

function checkCycle(machine: Machine, block: Block, isNew: boolean): Outcome {
  const { modal } = machine;
  const axes = PLANE_AXES[modal.plane];
  const { letter, plane } = PLANE_NAMES[modal.plane];
  if (modal.auxiliaryPlane !== undefined)
    for (const axis of ['x', 'y', 'z'] as const)
      if (block.has(WORD[axis])) {
        const article = axis === 'x' ? 'an' : 'a';
        const name = axis.toUpperCase();
        return refuse('cycle', `Cannot put ${article} ${name} in a canned cycle in the ${modal.auxiliaryPlane} plane`);
      }
  if (machine.compensation.side !== 'off')
    return refuse('cycle', 'Cannot use canned cycles with cutter compensation on');
  if (modal.feedRate === 0 || modal.feedMode === 'inverseTime')
    return refuse('cycle', 'Cannot feed with zero feed rate');
  if (block.has(WORD.l) && block.get(WORD.l) === 0) return refuse('cycle', 'Cannot do zero repeats of cycle');
  if (!isNew) return undefined;
  if (!block.has(WORD.r)) return refuse('cycle', 'R clearance plane unspecified in cycle');
  return block.has(WORD[axes.normal])
    ? undefined
    : refuse('cycle', `${letter} value unspecified in ${plane} plane canned cycle`);
}

/** Takes P, Q, I, J, K of the line, or those of the lines before. */
function keepWords(machine: Machine, block: Block, isNew: boolean): Outcome {
  const { cycle } = machine.state;
  const { motion } = block;
  const p = block.getOrMissing(WORD.p);
  const q = block.getOrMissing(WORD.q);
  if (isNew) {
    const dwelling = NEEDS_P.get(motion);
    if (dwelling !== undefined && p === MISSING) return refuse('cycle', `Dwell time p word missing with ${dwelling}`);
    const pecking = NEEDS_Q.get(motion);
    if (pecking !== undefined && q === MISSING) return refuse('cycle', `Q word missing with ${pecking}`);
    if (motion === BACK_BORE)
      for (const letter of ['i', 'j', 'k'] as const)
        if (!block.has(WORD[letter])) return refuse('cycle', `${letter.toUpperCase()} word missing with g87`);
  }
  if (p !== MISSING) cycle.dwellS = p;
  if (q !== MISSING) cycle.peck = q;
  for (const letter of ['i', 'j', 'k'] as const) if (block.has(WORD[letter])) cycle[letter] = block.get(WORD[letter]);
  return undefined;
}

/** G73, G74, G81 to G89. */
export function convertCycle(machine: Machine, block: Block): Outcome {
  const { state, modal } = machine;
  const { cycle } = state;
  const isNew = state.motion !== block.motion;
  const refusal = checkCycle(machine, block, isNew);
  if (refusal !== undefined) return refusal;
  const axes = PLANE_AXES[modal.plane];
  const { incremental, retractOldZ } = modal;
  if (!inCycles(machine)) cycle.startLevel = state.position[axes.normal];
  const startLevel = cycle.startLevel;
  if (block.has(WORD.r)) cycle.r = block.get(WORD.r);
  if (block.has(WORD[axes.normal])) cycle.depth = axisWord(machine, block, axes.normal);
  const r = cycle.r + (incremental ? startLevel : 0);
  const bottom = incremental ? r + cycle.depth : cycle.depth;
  if (r < bottom) return refuse('cycle', PLANE_NAMES[modal.plane].less);
  const target = newTarget();
  const noTarget = findTarget(machine, block, target);
  if (noTarget !== undefined) return noTarget;
  const start = { u: state.position[axes.first], v: state.position[axes.second] };
  const clear = retractOldZ ? Math.max(startLevel, r) : r;
  const common = { machine, axes, r, bottom, clear };
  if (startLevel < r) moveTo({ ...common, ...start }, 'straightTraverse', r);
  const level = retractOldZ ? clear : Math.max(state.position[axes.normal], r);
  const repeats = block.has(WORD.l) ? block.get(WORD.l) : 1;
  if (modal.path !== 'exactPath') machine.emit({ kind: 'setMotionControlMode', mode: 'exactPath', tolerance: 0 });
  const missing = keepWords(machine, block, isNew);
  if (missing !== undefined) return missing;
  const perform = CYCLES.get(block.motion);
  let between = level;
  for (let count = 1; count <= repeats; count += 1) {
    if (count > 1) findTarget(machine, block, target);
    const hole: Hole = { ...common, u: target[axes.first], v: target[axes.second] };
    moveTo(hole, 'straightTraverse', between);
    if (between !== r) moveTo(hole, 'straightTraverse', r);
    const failed = perform?.(hole);
    if (failed !== undefined) return failed;
    between = clear;
  }
  if (modal.path !== 'exactPath') restorePath(machine);
  return undefined;
}

/** Whether the last motion was a canned cycle, so that its series goes on. */
function inCycles({ state }: Machine): boolean {
  return CYCLES.has(state.motion);
}
