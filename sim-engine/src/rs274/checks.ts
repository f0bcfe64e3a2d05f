import { type Block, DEPENDENT_WORDS, MISSING, NONE, WORD } from './block.ts';
import { G_GROUP } from './codes.ts';
import { isCycle } from './cycles.ts';
import { wholeNumber } from './functions.ts';
import type { Machine } from './machine.ts';
import { type Outcome, refuse } from './refusal.ts';
import { checkThreadWords } from './threading.ts';
import { checkToolSetting } from './tool-setting.ts';
import { checkSystemOrigin } from './work-offsets.ts';

const MOST_M_WORDS = 4;
const INCREMENTAL = 910;

const G = {
  arcs: [20, 30],
  splines: [50, 51],
  nurbs: 52,
  dwell: 40,
  set: 100,
  machineFrame: 530,
  sync: [330, 331],
  thread: 760,
  backBore: 870,
  tapping: [740, 840],
  path: 640,
} as const;

/** What a G word of the line asks of it. */
function checkG({ modal }: Machine, block: Block): Outcome {
  const nonModal = block.g(G_GROUP.nonModal);
  if (nonModal === G.dwell && block.getOrMissing(WORD.p) === MISSING)
    return refuse('word', 'Dwell time missing with g4');
  if (nonModal === G.machineFrame && block.motion !== 0 && block.motion !== 10)
    return refuse('modal', 'Must use g0 or g1 with g53');
  if (nonModal === G.machineFrame) {
    const distance = block.g(G_GROUP.distance);
    if (distance === NONE ? modal.incremental : distance === INCREMENTAL)
      return refuse('modal', 'Cannot use g53 incremental');
  }
  if (nonModal === G.set) return checkSetting(block);
  if (isCycle(block.motion))
    for (const axis of ['a', 'b', 'c'] as const)
      if (block.has(WORD[axis]))
        return refuse('cycle', `Cannot put ${axis === 'a' ? 'an' : 'a'} ${axis} in canned cycle`);
  return undefined;
}

const SETTINGS: ReadonlyMap<number, (block: Block) => Outcome> = new Map([
  [0, () => undefined],
  [1, checkToolSetting],
  [2, checkSystemOrigin],
  [10, checkToolSetting],
  [11, checkToolSetting],
  [20, checkSystemOrigin],
]);

function checkSetting(block: Block): Outcome {
  const check = block.has(WORD.l) ? SETTINGS.get(block.get(WORD.l)) : undefined;
  if (check === undefined) return refuse('offset', 'Line with G10 does not have L0, L1, L10, L11, L2, or L20');
  return check(block);
}

/** Words that need another word beside them; in the order in which their absence is told. */
function checkOthers(block: Block): Outcome {
  const { motion } = block;
  const m = (code: number): boolean => block.mCodes.includes(code);
  const nonModal = block.g(G_GROUP.nonModal);
  const compensation = block.g(G_GROUP.compensation);
  const isSetting = nonModal === G.set;
  const isArc = motion === 20 || motion === 30;
  const isProfile = motion >= 700 && motion <= 722;
  const isSync = isSynchronized(motion);

  if (block.has(WORD.d) && compensation <= 400 && block.g(G_GROUP.spindleMode) !== 960 && !isProfile)
    return refuse('word', 'D word with no G41, G41.1, G42, G42.1, G71, G71.1, G71.2 or G96 to use it');
  if (block.has(WORD.spindle) && !usesSpindleWord(block))
    return refuse(
      'word',
      '$ (spindle selection) word with no M3, M4, M5, M19, M51, G33, G33.1, G76, G95, G96 or G97 to use it',
    );
  if (block.has(WORD.e) && motion !== G.thread && !isSync && !m(66) && !m(67) && !m(68) && motion !== 700)
    return refuse('word', 'E word with no G70, G76, M66, M67 or M68 to use it');
  const length = block.g(G_GROUP.toolLength);
  if (block.has(WORD.h) && length !== 430 && length !== 432 && motion !== G.thread)
    return refuse('word', 'H word with no G43 or G76 to use it');
  const usesArcWords = isArc || motion === 50 || motion === 51 || motion === G.thread || motion === G.backBore;
  if (block.has(WORD.i) && !usesArcWords && !isSetting && motion !== 331 && !isProfile)
    return refuse('word', 'I word with no G2, G3, G5, G5.1, G10, G33.1, G76, or G87 to use it');
  if (block.has(WORD.j) && !usesArcWords && !isSetting)
    return refuse('word', 'J word with no G2, G3, G5, G5.1, G10, G76 or G87 to use it');
  if (block.has(WORD.k) && !isArc && !isSync && motion !== G.thread && motion !== G.backBore)
    return refuse('word', 'K word with no G2, G3, G33, G33.1, G76, or G87 to use it');
  const usesL =
    isSetting ||
    (isCycle(motion) && motion !== 740) ||
    compensation > 400 ||
    m(66) ||
    m(98) ||
    motion === G.thread ||
    motion === G.nurbs;
  if (block.has(WORD.l) && !usesL)
    return refuse(
      'word',
      'L word with no G10, cutter compensation, canned cycle, digital/analog input, M98 or NURBS code',
    );
  const refusal = checkP(block, m) ?? checkQ(block, m);
  if (refusal !== undefined) return refusal;
  const isDynamic = compensation === 411 || compensation === 421;
  const usesR = isDynamic || isArc || isCycle(motion) || motion === G.thread || isSetting || m(19) || isProfile;
  if (block.has(WORD.r) && !usesR) return refuse('word', 'R word with no g code that uses it');
  if (isSync && !block.has(WORD.k)) return refuse('threading', 'K word missing with g33/g33.1');
  return isSync && block.has(WORD.f) ? refuse('threading', 'F word used with a g33/g33.1') : undefined;
}

function isSynchronized(motion: number): boolean {
  return motion === 330 || motion === 331;
}

function usesSpindleWord(block: Block): boolean {
  const { motion } = block;
  const spindleWords = [3, 4, 5, 19, 51];
  return (
    spindleWords.some((code) => block.mCodes.includes(code)) ||
    motion === 330 ||
    motion === 331 ||
    motion === G.thread ||
    block.has(WORD.s)
  );
}

const P_MOTIONS: ReadonlySet<number> = new Set([20, 30, 50, 52, 760, 820, 860, 880, 890, 740, 840]);
const P_M_WORDS = [19, 50, 51, 52, 53, 62, 63, 64, 65, 66, 98];
const Q_MOTIONS: ReadonlySet<number> = new Set([50, 700, 710, 711, 712, 720, 721, 722, 730, 760, 830]);
const Q_M_WORDS = [19, 61, 66, 67, 68];

function checkP(block: Block, m: (code: number) => boolean): Outcome {
  if (!block.has(WORD.p)) return undefined;
  const { motion } = block;
  const nonModal = block.g(G_GROUP.nonModal);
  const uses =
    nonModal === G.set ||
    nonModal === G.dwell ||
    block.g(G_GROUP.path) === G.path ||
    P_MOTIONS.has(motion) ||
    P_M_WORDS.some(m) ||
    (motion >= 700 && motion <= 722);
  if (!uses)
    return refuse(
      'word',
      'P word with no G2 G3 G4 G10 G64 G5 G5.2 G76 G82 G86 G88 G89 or M50 M51 M52 M53 M62 M63 M64 M65 M66 M98 or user M code to use it',
    );
  if (motion !== 20 && motion !== 30 && !m(19)) return undefined;
  const p = wholeNumber(block.get(WORD.p));
  if (p === undefined) return refuse('word', 'P value not an integer with M19 G2 or G3');
  return (motion === 20 || motion === 30) && p < 1
    ? refuse('word', 'P value should be 1 or greater with G2 or G3')
    : undefined;
}

function checkQ(block: Block, m: (code: number) => boolean): Outcome {
  if (block.getOrMissing(WORD.q) === MISSING) return undefined;
  const uses =
    block.g(G_GROUP.nonModal) === G.set ||
    block.g(G_GROUP.path) === G.path ||
    Q_MOTIONS.has(block.motion) ||
    Q_M_WORDS.some(m);
  return uses
    ? undefined
    : refuse('word', 'Q word with no G5, G10, G64, G73, G76, G83, M19, M66, M67, M68 or user M code that uses it');
}

/** Everything that can be said against a line from its words alone. */
export function checkBlock(machine: Machine, block: Block): Outcome {
  return (
    checkG(machine, block) ??
    checkM(block) ??
    (block.hasAny(DEPENDENT_WORDS) || isSynchronized(block.motion) ? checkOthers(block) : undefined) ??
    checkMotion(block)
  );
}

function checkM(block: Block): Outcome {
  if (block.mCount > MOST_M_WORDS) return refuse('modal', 'Too many m codes on line');
  return undefined;
}

function checkMotion(block: Block): Outcome {
  if (block.g(G_GROUP.nonModal) === 53 && block.motion !== NONE)
    return refuse('spline', 'Between G5.2 and G5.3 codes, only additional G5.2 codes are allowed.');
  if (block.g(G_GROUP.spindleMode) === 960 && !block.has(WORD.s)) return refuse('spindle', 'S word missing with G96');
  return block.motion === G.thread ? checkThreadWords(block) : undefined;
}
