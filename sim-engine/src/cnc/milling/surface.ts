import { floorRoughness, wallRoughness } from '../cutting/roughness.ts';
import type { MountedTool } from './setup.ts';
import { type MillingState, wearOf } from './state.ts';

/** What a tool's last cut left behind: whoever asks for a surface names the tool that finished it. */
export interface FinishedSurface {
  readonly toolNumber: number;
  readonly wallRaUm: number;
  readonly floorRaUm: number;
}

/** Notes the roughness that the present cut leaves, by its feed, wear, run-out and coolant. */
export function noteSurface(state: MillingState, tool: MountedTool): void {
  const { feedPerToothMm } = state.load;
  const { toolNumber, teeth, profile, runoutMm } = tool;
  const { mist, flood } = state.trajectory.machine;
  const conditions = {
    flankWearMm: wearOf(state, toolNumber),
    coolant: (mist || flood) && !state.errors.coolantLost,
  };
  const cornerMm = profile.kind === 'corner' ? profile.cornerMm : 0;
  const surface: FinishedSurface = {
    toolNumber,
    wallRaUm: wallRoughness(feedPerToothMm, teeth, profile.radiusMm, runoutMm, conditions).raUm,
    floorRaUm: floorRoughness(feedPerToothMm * teeth, cornerMm, conditions).raUm,
  };
  const known = state.surfaces.findIndex((other) => other.toolNumber === toolNumber);
  if (known < 0) state.surfaces.push(surface);
  else state.surfaces[known] = surface;
}
