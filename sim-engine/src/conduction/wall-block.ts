import { type Block, defineBlock, type OutputSpec, type QuantitySpec } from '../kernel/block.ts';
import { type Elasticity, plateStressPa, PORCELAIN } from './stress.ts';
import { STAGE_SHARE, type Surroundings, type Wall } from './wall.ts';

/**
 * A temperature by time that a block knows without an input, such as a programme: its value at `timeS` on the piece that is in
 * force from `sinceS` on.
 */
export type TemperatureProgramme = (timeS: number, sinceS: number) => number;

export interface WallBlockOptions {
  readonly startC: number;
  /** Instead of the inputs `innerC` and `outerC`. */
  readonly innerProgramme?: TemperatureProgramme;
  readonly outerProgramme?: TemperatureProgramme;
  /**
   * When the programmes jump or bend, rising. Steps end there, and go on short at first: a face follows a jump within moments
   * that would be lost in a whole tick. Default none.
   */
  readonly bendsS?: readonly number[];
  /** For the stress of the faces; hard porcelain where it is left out. */
  readonly elasticity?: Elasticity;
}

const SEEN = 0;
const INNER = 1;
const OUTER = 2;
const ABSORBED = 3;
const TEMPS = 4;

/** The first step after a bend, as a share of a tick; later ones grow with the time since. */
const SHORTEST_SHARE = 1 / 1024;
const GROWTH = 0.05;
/** Moments of one tick that lie nearer than this share of it count as one. */
const SAME_SHARE = 1e-9;

/** When the steps of a tick end, which lasts from `startS` to `endS`. */
function stepEndsS(startS: number, endS: number, bendsS: readonly number[]): readonly number[] {
  const tickS = endS - startS;
  const ends: number[] = [];
  let reachedS = startS;
  while (reachedS < endS) {
    let bendS = -Infinity;
    let nextS = endS;
    for (const momentS of bendsS) {
      if (momentS <= reachedS + SAME_SHARE * tickS) bendS = momentS;
      else if (momentS < nextS) nextS = momentS;
    }
    const stepS = Math.max(SHORTEST_SHARE * tickS, GROWTH * (reachedS - bendS));
    const endsS = reachedS + stepS < nextS - SAME_SHARE * tickS ? reachedS + stepS : nextS;
    ends.push(endsS);
    reachedS = endsS;
  }
  return ends;
}

/**
 * A wall in a system: once a tick it conducts for the tick that has ended, its surroundings going straight from their value at
 * the tick's start to that at its end.
 */
export function wallBlock(type: string, wall: Wall, options: WallBlockOptions): Block {
  const { startC, innerProgramme, outerProgramme, bendsS = [], elasticity = PORCELAIN } = options;
  const degrees = (value: number): QuantitySpec => ({ unit: 'degC', value });
  const temps = Array.from({ length: wall.stateSize }, (_, index) => [`node${index}C`, degrees(startC)] as const);
  const outputs = {
    innerFaceC: { unit: 'degC' },
    outerFaceC: { unit: 'degC' },
    meanC: { unit: 'degC' },
    innerStressPa: { unit: 'Pa' },
    outerStressPa: { unit: 'Pa' },
    absorbedJ: { unit: 'J', description: 'heat taken in through both faces since the start; of a slab a square metre' },
    storedJ: { unit: 'J', description: 'heat held above the first point of each material' },
  } satisfies Record<string, OutputSpec>;
  return defineBlock({
    type,
    inputs: { innerC: degrees(startC), outerC: degrees(startC) },
    outputs,
    discrete: {
      seen: { unit: '1', value: 0 },
      innerC: degrees(startC),
      outerC: degrees(startC),
      absorbedJ: { unit: 'J', value: 0 },
      ...Object.fromEntries(temps),
    },
    writeOutputs({ d, y }) {
      const state = d.floats.subarray(TEMPS);
      const meanC = wall.meanC(state);
      y.innerFaceC = wall.innerFaceC(state);
      y.outerFaceC = wall.outerFaceC(state);
      y.meanC = meanC;
      y.innerStressPa = plateStressPa(elasticity, meanC, y.innerFaceC);
      y.outerStressPa = plateStressPa(elasticity, meanC, y.outerFaceC);
      y.absorbedJ = d.floats[ABSORBED] ?? 0;
      y.storedJ = wall.heatJ(state);
    },
    update({ d, u, time }) {
      const { tickS } = time;
      const startS = (time.tick - 1) * tickS;
      const kept = d.floats;
      // In the first tick nothing is known of the surroundings before: they count as constant.
      const isFirst = kept[SEEN] === 0;
      const during = (
        timeS: number,
        sinceS: number,
        programme: TemperatureProgramme | undefined,
        now: number,
        before: number,
      ): number => {
        if (programme !== undefined) return programme(timeS, sinceS);
        const first = isFirst ? now : before;
        return first + ((timeS - startS) / tickS) * (now - first);
      };
      const surroundings = (timeS: number, sinceS: number): Surroundings => ({
        innerC: during(timeS, sinceS, innerProgramme, u.innerC, kept[INNER] ?? 0),
        outerC: during(timeS, sinceS, outerProgramme, u.outerC, kept[OUTER] ?? 0),
      });
      let fromS = startS;
      for (const toS of stepEndsS(startS, time.timeS, bendsS)) {
        const stepS = toS - fromS;
        const sinceS = fromS + SAME_SHARE * tickS;
        const early = surroundings(fromS + STAGE_SHARE * stepS, sinceS);
        const heat = wall.advance(kept.subarray(TEMPS), stepS, early, surroundings(toS, sinceS));
        kept[ABSORBED] = (kept[ABSORBED] ?? 0) + heat.innerJ + heat.outerJ;
        fromS = toS;
      }
      kept[SEEN] = 1;
      kept[INNER] = u.innerC;
      kept[OUTER] = u.outerC;
    },
  });
}
