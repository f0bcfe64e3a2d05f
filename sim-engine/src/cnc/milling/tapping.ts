import { withThread } from '../measure/features.ts';
import type { Cut } from '../stock/cut-line.ts';
import { heightAtMm } from '../stock/height-field.ts';
import type { Vector } from '../vector.ts';
import type { CuttingAction, MountedTool } from './setup.ts';
import type { MillingState } from './state.ts';

/** Feed a revolution may differ from the pitch by this share: what a floating chuck takes up. */
const FLOAT_SHARE = 0.05;

/** A tap that finds less hole than this share of its core's area breaks. */
const SOLID_SHARE = 0.3;

/** Threads are cut from the chamfer upwards: the lowest two pitches of a tap make no full thread. */
const CHAMFER_PITCHES = 2;

/** What a tap did in a tick: nothing without rotation, a thread in a hole of its core, a break in full material. */
export function tapStep(
  state: MillingState,
  tool: MountedTool,
  { hand, pitchMm, majorDiameterMm }: Extract<CuttingAction, { kind: 'tap' }>,
  cut: Cut,
  from: Vector,
  to: Vector,
): void {
  const down = from[2] - to[2];
  if (down <= 0) return;
  const core = tool.profile.radiusMm;
  const solid = cut.removedMm3 > SOLID_SHARE * Math.PI * core * core * down;
  const [x, y] = to;
  // Just outside the core stands the material that the thread is cut into.
  const topMm = heightAtMm(state.field, x + majorDiameterMm, y);
  if (to[2] >= topMm) return;
  const { spindleRpm } = state.trajectory.machine;
  // Turning back already, while the axis still settles: no thread is cut.
  if (hand === 'right' ? spindleRpm < 0 : spindleRpm > 0) return;
  const { speedMmps, accelMmps2 } = state.trajectory;
  const feedMm = spindleRpm === 0 ? Number.POSITIVE_INFINITY : (speedMmps * 60) / Math.abs(spindleRpm);
  // While the axis speeds up or slows down, the chuck gives way.
  const atSpeed = speedMmps > 0 && Math.abs(accelMmps2) < 1;
  if (solid || (atSpeed && feedMm > pitchMm * (1 + FLOAT_SHARE))) {
    state.alarm = 'tapBroken';
    return;
  }
  // Slower than the pitch the tap pulls out of its chuck as far as that goes; then the thread is cut away.
  if (atSpeed && feedMm < pitchMm * (1 - FLOAT_SHARE)) return;
  const bottomMm = to[2] + CHAMFER_PITCHES * pitchMm;
  if (bottomMm >= topMm) return;
  state.features = withThread(state.features, {
    kind: 'thread',
    centreMm: [x, y],
    pitchMm,
    hand,
    majorDiameterMm,
    coreDiameterMm: 2 * core,
    topMm,
    bottomMm,
  });
}
