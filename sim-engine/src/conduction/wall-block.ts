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
  /** For the stress of the faces; hard porcelain where it is left out. */
  readonly elasticity?: Elasticity;
}

const SEEN = 0;
const INNER = 1;
const OUTER = 2;
const ABSORBED = 3;
const TEMPS = 4;

/**
 * A wall in a system: once a tick it conducts for the tick that has ended, its surroundings going straight from their value at
 * the tick's start to that at its end.
 */
export function wallBlock(type: string, wall: Wall, options: WallBlockOptions): Block {
  const { startC, innerProgramme, outerProgramme, elasticity = PORCELAIN } = options;
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
        share: number,
        programme: TemperatureProgramme | undefined,
        now: number,
        before: number,
      ): number =>
        programme === undefined
          ? (isFirst ? now : before) + share * (now - (isFirst ? now : before))
          : programme(startS + share * tickS, startS);
      const surroundings = (share: number): Surroundings => ({
        innerC: during(share, innerProgramme, u.innerC, kept[INNER] ?? 0),
        outerC: during(share, outerProgramme, u.outerC, kept[OUTER] ?? 0),
      });
      const heat = wall.advance(kept.subarray(TEMPS), tickS, surroundings(STAGE_SHARE), surroundings(1));
      kept[SEEN] = 1;
      kept[INNER] = u.innerC;
      kept[OUTER] = u.outerC;
      kept[ABSORBED] = (kept[ABSORBED] ?? 0) + heat.innerJ + heat.outerJ;
    },
  });
}
