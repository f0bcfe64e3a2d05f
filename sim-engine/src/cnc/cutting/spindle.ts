/** A main drive: constant torque up to a base speed, constant power above; for a short time more. */
export interface SpindleDrive {
  readonly continuousTorqueNm: number;
  readonly shortTorqueNm: number;
  readonly continuousPowerW: number;
  readonly shortPowerW: number;
  readonly minRpm: number;
  readonly maxRpm: number;
  /** Between motor and cutter. */
  readonly efficiency: number;
}

/** Of the 850 class: 7.5 kW (11 kW for a short time), 48 (70) N·m up to 1500 rpm. */
export const SPINDLE_850: SpindleDrive = {
  continuousTorqueNm: 48,
  shortTorqueNm: 70,
  continuousPowerW: 7500,
  shortPowerW: 11_000,
  minRpm: 60,
  maxRpm: 8000,
  efficiency: 0.8,
};

export interface SpindleTorque {
  readonly continuousNm: number;
  readonly shortNm: number;
}

export function availableTorque(drive: SpindleDrive, speedRpm: number): SpindleTorque {
  const speed = (Math.abs(speedRpm) * Math.PI) / 30;
  const limit = (torque: number, power: number): number => (speed > 0 ? Math.min(torque, power / speed) : torque);
  return {
    continuousNm: limit(drive.continuousTorqueNm, drive.continuousPowerW),
    shortNm: limit(drive.shortTorqueNm, drive.shortPowerW),
  };
}

/** Above one and a half times the continuous torque the spindle stands still. */
export const STALL_SHARE = 1.5;

export interface SpindleLoad {
  /** Drawn from the motor. */
  readonly motorPowerW: number;
  /** Of the continuous torque at this speed; 1 is full load. */
  readonly load: number;
  readonly stalls: boolean;
}

export function spindleLoad(drive: SpindleDrive, speedRpm: number, cutterTorqueNm: number): SpindleLoad {
  const load = cutterTorqueNm / availableTorque(drive, speedRpm).continuousNm;
  const speed = (Math.abs(speedRpm) * Math.PI) / 30;
  return { motorPowerW: (cutterTorqueNm * speed) / drive.efficiency, load, stalls: load > STALL_SHARE };
}
