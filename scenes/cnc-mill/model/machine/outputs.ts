import { itemUnderWay, type PathProgram, SPINDLE_850, type Vector } from '@tongyan/sim-engine/cnc';

import { airMPa, isReady } from './alarms.ts';
import type { MillFrame } from './frame.ts';
import { pathOf } from './jobs.ts';
import { TURNING_RPM } from './tick.ts';

export interface Datum {
  /** The part program's zero, in part coordinates. */
  readonly datumMm: Vector;
}

type Outputs = Omit<MillFrame, 'u' | 'dx'>;

const bit = (truth: boolean): number => (truth ? 1 : 0);

/** End of the piece of path under way. */
function blockEnd(path: PathProgram, itemIndex: number, otherwise: Vector): Vector {
  const item = path.items[itemIndex];
  return item?.kind === 'move' ? item.shape.end : otherwise;
}

function writePositions({ y, bulk, mode }: Outputs): void {
  const { servo, trajectory, partShift } = bulk.milling;
  const { g54, h } = mode.offsets;
  const { homeErrorMm } = mode.hidden;
  const [mx, my, mz] = servo.drive;
  y.machineXMm = mx;
  y.machineYMm = my;
  y.machineZMm = mz;
  y.workXMm = mx - g54.x;
  y.workYMm = my - g54.y;
  y.workZMm = mz - g54.z - (h[trajectory.machine.toolNumber] ?? 0);
  const [ex, ey, ez] =
    bulk.job === null ? servo.drive : blockEnd(pathOf(bulk), trajectory.itemIndex, trajectory.position);
  y.distanceXMm = ex - mx;
  y.distanceYMm = ey - my;
  y.distanceZMm = ez - mz;
  y.scaleXMm = servo.table[0] + homeErrorMm.x;
  y.scaleYMm = servo.table[1] + homeErrorMm.y;
  y.scaleZMm = servo.table[2] + homeErrorMm.z;
  y.followXMm = trajectory.position[0] - mx;
  y.followYMm = trajectory.position[1] - my;
  y.followZMm = trajectory.position[2] - mz;
  y.partShiftXMm = partShift[0];
  y.partShiftYMm = partShift[1];
}

function writeCutting({ y, bulk, mode, d }: Outputs): void {
  const { load, totals, trajectory, flankWearMm } = bulk.milling;
  const { machine } = trajectory;
  y.spindleRpm = machine.spindleRpm;
  y.spindleSetRpm = machine.spindleTargetRpm;
  y.spindleLoadPercent = 100 * load.spindleLoad;
  y.spindlePowerKw = load.powerW / SPINDLE_850.efficiency / 1000;
  y.spindleTorqueNm = load.torqueNm;
  y.feedMmpm = trajectory.speedMmps * 60;
  y.forceXN = load.forceN[0];
  y.forceYN = load.forceN[1];
  y.toolNumber = machine.toolNumber;
  y.chipsMm3ps = load.removalMm3ps;
  y.depthOfCutMm = load.depthMm;
  y.widthOfCutMm = load.widthMm;
  y.removedCm3 = totals.removedMm3 / 1000;
  y.cuttingMin = totals.cuttingS / 60;
  y.cutting = bit(load.powerW > 0);
  y.cuttingSingleBlock = bit(load.powerW > 0 && mode.singleBlock && mode.motion === 'auto');
  y.spindleTurning = bit(Math.abs(machine.spindleRpm) >= TURNING_RPM);
  // Written out, as in all that is asked for at every tick.
  let wear = 0;
  for (let index = 0; index < flankWearMm.length; index++) {
    const entry = flankWearMm[index];
    if (entry?.[0] === machine.toolNumber) wear = entry[1];
  }
  y.spindleWearMm = wear;
  y.peakPowerShare = d.peakPowerShare;
  y.peakLoadShare = d.peakLoadShare;
}

function writePanel(frame: Outputs): void {
  const { y, mode, p, d, bulk } = frame;
  y.feedOverridePercent = mode.feedOverridePercent;
  y.rapidOverridePercent = mode.rapidOverridePercent;
  y.coolantFlow = mode.coolant ? (mode.hidden.repaired.nozzle ? 1 : p.nozzleShare) : 0;
  y.airMPa = airMPa(frame);
  y.viceTorqueNm = mode.vice.torqueNm;
  const under = bulk.job?.kind === 'program';
  y.programLine = under ? (itemUnderWay(pathOf(bulk), bulk.milling.trajectory)?.sourceLine ?? 0) : 0;
  y.runningMin = d.runningS / 60;
  y.homedAll = bit(mode.homed.x && mode.homed.y && mode.homed.z);
  y.ready = bit(isReady(frame));
  y.lampRed = bit(mode.control !== 'off' && mode.alarms.length > 0);
  y.lampGreen = bit(mode.cycle === 'running');
  y.lampYellow = bit(mode.control === 'on' && mode.alarms.length === 0 && mode.cycle !== 'running');
}

function writeSecrets({ y, mode, d, bulk, p }: Outputs, { datumMm }: Datum): void {
  const { hidden, offsets, program } = mode;
  const { homeErrorMm } = hidden;
  y.collisions = d.collisions;
  y.crashed = bit(d.collisions > 0);
  y.toolsBroken = d.broken;
  y.stalls = d.stalls;
  y.glovesAtSpindle = d.glovesNow;
  y.glovesEvents = d.glovesEvents;
  y.viceErrorMmPer100 = hidden.viceErrorMmPer100;
  const [shiftX, shiftY] = bulk.milling.partShift;
  y.blankX = bulk.origin[0] + shiftX - homeErrorMm.x;
  y.blankY = bulk.origin[1] + shiftY - homeErrorMm.y;
  y.blankZ = bulk.origin[2] - homeErrorMm.z;
  y.g54ErrorXMm = offsets.g54.x - (y.blankX + datumMm[0]);
  y.g54ErrorYMm = offsets.g54.y - (y.blankY + datumMm[1]);
  y.g54ErrorZMm = offsets.g54.z - (y.blankZ + datumMm[2]);
  const growth = hidden.warmth * p.spindleGrowthMm;
  y.growthMm = growth;
  const inSpindle = bulk.milling.trajectory.machine.toolNumber;
  const error = (tool: number): number =>
    (offsets.h[tool] ?? 0) - ((bulk.lengthsMm[tool - 1] ?? 0) + growth + (tool === inSpindle ? hidden.creepMm : 0));
  y.h1ErrorMm = error(1);
  y.h2ErrorMm = error(2);
  y.h3ErrorMm = error(3);
  y.h4ErrorMm = error(4);
  y.h5ErrorMm = error(5);
  y.h6ErrorMm = error(6);
  y.h7ErrorMm = error(7);
  y.h8ErrorMm = error(8);
  y.h9ErrorMm = error(9);
  const loaded = program.version > 0 && !program.loading;
  y.programChecked = bit(loaded && program.checkedVersion === program.version && program.problems.length === 0);
  y.programDryRun = bit(loaded && program.dryRunVersion === program.version);
  y.programFinished = bit(loaded && program.finishedVersion === program.version);
}

/** Everything that instruments and judges read. */
export function writeOutputs(frame: Outputs, datum: Datum): void {
  writePositions(frame);
  writeCutting(frame);
  writePanel(frame);
  writeSecrets(frame, datum);
}
