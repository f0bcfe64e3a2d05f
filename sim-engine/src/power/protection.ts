/** Why a set was tripped; 0: it was not. */
export const TRIP = { none: 0, overspeed: 1, reversePower: 2, frequency: 3, voltage: 4 } as const;

/** Limits of a set's protection; shares of the ratings, delays in s. */
export interface ProtectionSettings {
  readonly overspeed: number;
  readonly reversePower: number;
  readonly reversePowerS: number;
  readonly overload: number;
  readonly overloadS: number;
  readonly lowFrequencyHz: number;
  readonly highFrequencyHz: number;
  readonly frequencyS: number;
  readonly voltageShare: number;
  readonly voltageS: number;
}

export const USUAL_PROTECTION: ProtectionSettings = {
  overspeed: 1.15,
  reversePower: 0.1,
  reversePowerS: 5,
  overload: 1.1,
  overloadS: 5,
  lowFrequencyHz: 55,
  highFrequencyHz: 66,
  frequencyS: 5,
  voltageShare: 0.1,
  voltageS: 5,
};

/** What the protection of one set has been counting, s. */
export interface ProtectionTimers {
  readonly reversePowerS: number;
  readonly overloadS: number;
  readonly frequencyS: number;
  readonly voltageS: number;
}

export interface SetReadings {
  readonly closed: boolean;
  readonly speed: number;
  /** Share of rated power. */
  readonly power: number;
  readonly frequencyHz: number;
  /** Share of rated voltage. */
  readonly voltage: number;
}

export interface ProtectionVerdict {
  readonly timers: ProtectionTimers;
  readonly trip: number;
  /** Unimportant consumers are to be shed. */
  readonly preferential: boolean;
}

/** One tick of the protection: a condition must last for its delay without a gap. */
export function protect(
  settings: ProtectionSettings,
  timers: ProtectionTimers,
  readings: SetReadings,
  tickS: number,
): ProtectionVerdict {
  const { closed, speed, power, frequencyHz, voltage } = readings;
  const count = (before: number, isPresent: boolean): number => (isPresent && closed ? before + tickS : 0);
  const offFrequency = frequencyHz < settings.lowFrequencyHz || frequencyHz > settings.highFrequencyHz;
  const next: ProtectionTimers = {
    reversePowerS: count(timers.reversePowerS, power < -settings.reversePower),
    overloadS: count(timers.overloadS, power > settings.overload),
    frequencyS: count(timers.frequencyS, offFrequency),
    voltageS: count(timers.voltageS, Math.abs(voltage - 1) > settings.voltageShare),
  };
  // Adding up ticks leaves a sum a little below the delay; half a tick makes up for it.
  const slack = tickS / 2;
  let trip: number = TRIP.none;
  if (next.voltageS >= settings.voltageS - slack) trip = TRIP.voltage;
  if (next.frequencyS >= settings.frequencyS - slack) trip = TRIP.frequency;
  if (next.reversePowerS >= settings.reversePowerS - slack) trip = TRIP.reversePower;
  if (speed >= settings.overspeed) trip = TRIP.overspeed;
  return { timers: next, trip, preferential: next.overloadS >= settings.overloadS - slack };
}
