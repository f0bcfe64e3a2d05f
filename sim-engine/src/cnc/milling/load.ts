import { specificForceNpmm2 } from '../cutting/material.ts';
import { cutterForces, torqueNm } from '../cutting/milling.ts';
import { spindleLoad } from '../cutting/spindle.ts';
import type { Cut } from '../stock/cut-line.ts';
import type { Engagement } from '../stock/engagement.ts';
import { sin } from '../../maths/exact.ts';
import type { MillingSetup, MountedTool } from './setup.ts';
import { type CuttingLoad, NO_LOAD } from './state.ts';

/** A tick's cutting motion over the field. */
export interface CuttingMotion {
  /** Horizontal. */
  readonly feedMmps: number;
  readonly direction: readonly [number, number];
  /** Downwards positive. */
  readonly plungeMmps: number;
  readonly speedRpm: number;
  readonly stepS: number;
}

/** Sideways cutting: chip and forces from the arc that the field shows, the removal rate from its cross-section. */
function sideLoad(
  { material, spindle }: MillingSetup,
  tool: MountedTool,
  engagement: Engagement,
  { feedMmps, direction, speedRpm }: CuttingMotion,
  wearMm: number,
): CuttingLoad {
  const feedPerToothMm = (feedMmps * 60) / (speedRpm * tool.teeth);
  const chipMm = feedPerToothMm * engagement.meanSine;
  const removalMm3ps = engagement.areaMm2 * feedMmps;
  const powerW = (specificForceNpmm2(material, chipMm, 0, wearMm) * removalMm3ps) / 1000;
  const torque = torqueNm(powerW, speedRpm);
  const { againstFeedN, leftN } = cutterForces(
    material,
    tool.teeth,
    engagement.areaMm2 / Math.max(1e-6, engagement.widthMm),
    feedPerToothMm,
    engagement.entryRad,
    engagement.exitRad,
    wearMm,
  );
  const [dx, dy] = direction;
  return {
    removalMm3ps,
    depthMm: engagement.depthMm,
    widthMm: engagement.widthMm,
    arcRad: engagement.arcRad,
    feedPerToothMm,
    chipMm,
    powerW,
    torqueNm: torque,
    spindleLoad: spindleLoad(spindle, speedRpm, torque).load,
    forceN: [-againstFeedN * dx - leftN * dy, -againstFeedN * dy + leftN * dx],
  };
}

/** Cutting along the axis: what was removed tells how much; the chip follows from the feed of a lip and the point's angle. */
function axialLoad(
  { material, spindle }: MillingSetup,
  tool: MountedTool,
  cut: Cut,
  { plungeMmps, speedRpm, stepS }: CuttingMotion,
  wearMm: number,
): CuttingLoad {
  const { action } = tool;
  const lips = action.kind === 'drill' ? 2 : Math.max(1, tool.teeth);
  const feedPerToothMm = (plungeMmps * 60) / (speedRpm * lips);
  const halfPoint = action.kind === 'drill' ? (action.pointDeg * Math.PI) / 360 : Math.PI / 2;
  const chipMm = feedPerToothMm * sin(halfPoint);
  const removalMm3ps = cut.removedMm3 / stepS;
  const powerW = (specificForceNpmm2(material, chipMm, 0, wearMm) * removalMm3ps) / 1000;
  const torque = torqueNm(powerW, speedRpm);
  return {
    ...NO_LOAD,
    removalMm3ps,
    depthMm: cut.deepestMm,
    widthMm: tool.shape.diameterMm,
    arcRad: 2 * Math.PI,
    feedPerToothMm,
    chipMm,
    powerW,
    torqueNm: torque,
    spindleLoad: spindleLoad(spindle, speedRpm, torque).load,
  };
}

/** Load of a tick's cut; the steeper of the two ways of cutting decides which formula holds. */
export function loadOf(
  setup: MillingSetup,
  tool: MountedTool,
  cut: Cut,
  engagement: Engagement,
  motion: CuttingMotion,
  wearMm: number,
): CuttingLoad {
  if (motion.speedRpm < 1) return NO_LOAD;
  if (motion.plungeMmps > motion.feedMmps) {
    return cut.removedMm3 > 0 ? axialLoad(setup, tool, cut, motion, wearMm) : NO_LOAD;
  }
  return engagement.arcRad > 0 ? sideLoad(setup, tool, engagement, motion, wearMm) : NO_LOAD;
}
