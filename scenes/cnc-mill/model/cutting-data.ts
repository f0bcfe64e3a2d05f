import { spindleRpm, tableFeedMmpm } from '@tongyan/sim-engine/cnc';

/** What a tool is run with in the wrought aluminium of the part. */
export interface CuttingData {
  readonly toolNumber: number;
  /** `cutting.<use>` in the strings. */
  readonly use: string;
  readonly diameterMm: number;
  readonly teeth: number;
  /** Cutting speed, m/min. */
  readonly speedMpmin: number;
  /** Feed a tooth; of the reamer and the tap, a revolution. */
  readonly toothFeedMm: number;
  /** n = 1000 vc/(π D), at most what the spindle can, 1/min. */
  readonly rpm: number;
  /** vf = n z fz, mm/min. */
  readonly feedMmpm: number;
}

const MAX_RPM = 8000;

function data(
  toolNumber: number,
  use: string,
  [diameterMm, teeth]: readonly [number, number],
  speedMpmin: number,
  toothFeedMm: number,
): CuttingData {
  const rpm = Math.min(MAX_RPM, Math.round(spindleRpm(speedMpmin, diameterMm)));
  return {
    toolNumber,
    use,
    diameterMm,
    teeth,
    speedMpmin,
    toothFeedMm,
    rpm,
    feedMmpm: Math.round(tableFeedMmpm(rpm, teeth, toothFeedMm)),
  };
}

/** Carbide mills 250 to 270 m/min, tools of high-speed steel less: general figures; what the reference program rounds. */
export const CUTTING_DATA: readonly CuttingData[] = [
  data(1, 'face', [50, 5], 270, 0.15),
  data(2, 'rough', [16, 3], 250, 0.1),
  data(3, 'semiFinish', [10, 3], 250, 0.038),
  data(3, 'finish', [10, 3], 250, 0.03),
  data(4, 'spot', [10, 2], 100, 0.06),
  data(5, 'drillBore', [7.8, 2], 90, 0.075),
  data(6, 'ream', [8, 6], 20, 0.05),
  data(7, 'drillCore', [6.8, 2], 90, 0.075),
  data(8, 'tap', [8, 1], 10, 1.25),
];
