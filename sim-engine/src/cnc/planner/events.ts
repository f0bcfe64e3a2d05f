import type { MachineTimes } from '../machine.ts';
import type { EventSegment, SurfaceSpeed } from '../segments.ts';

/** What events change: plain data of the trajectory's state. */
export interface MachineState {
  /** Clockwise positive. */
  spindleRpm: number;
  spindleTargetRpm: number;
  /** Where the surface speed is constant: the target's magnitude is then its upper limit. */
  surface: SurfaceSpeed | null;
  toolNumber: number;
  mist: boolean;
  flood: boolean;
}

export function restingMachine(): MachineState {
  return { spindleRpm: 0, spindleTargetRpm: 0, surface: null, toolNumber: 0, mist: false, flood: false };
}

/** The drive changes speed evenly. */
export function runSpindle(
  machine: MachineState,
  { spindleRunUpS, maxSpindleRpm }: MachineTimes,
  stepS: number,
  xMm: number,
): void {
  const most = spindleRunUpS > 0 ? (maxSpindleRpm / spindleRunUpS) * stepS : Number.POSITIVE_INFINITY;
  const change = targetRpm(machine, xMm) - machine.spindleRpm;
  machine.spindleRpm += Math.min(most, Math.max(-most, change));
}

/** On the axis itself the limit holds. */
const ON_AXIS_MM = 1e-3;

function targetRpm({ spindleTargetRpm, surface }: MachineState, xMm: number): number {
  if (surface === null) return spindleTargetRpm;
  const rpm = surface.speedMmpm / (2 * Math.PI * Math.max(ON_AXIS_MM, Math.abs(xMm - surface.axisXMm)));
  return Math.sign(spindleTargetRpm) * Math.min(Math.abs(spindleTargetRpm), rpm);
}

function signedRpm({ direction, speedRpm }: Extract<EventSegment, { kind: 'spindle' }>, highestRpm: number): number {
  if (direction === 'off') return 0;
  const rpm = Math.min(highestRpm, Math.abs(speedRpm));
  return direction === 'clockwise' ? rpm : -rpm;
}

/** Takes an event's effect. @returns how long the program waits for it, s */
export function beginEvent(event: EventSegment, machine: MachineState, times: MachineTimes, xMm: number): number {
  switch (event.kind) {
    case 'dwell':
      return Math.max(0, event.durationS);
    case 'spindle': {
      machine.spindleTargetRpm = signedRpm(event, times.maxSpindleRpm);
      machine.surface = event.surface ?? null;
      const change = Math.abs(targetRpm(machine, xMm) - machine.spindleRpm);
      return (change / times.maxSpindleRpm) * times.spindleRunUpS;
    }
    case 'toolChange':
      machine.toolNumber = event.toolNumber;
      return times.toolChangeS;
    case 'coolant':
      machine.mist = event.mist;
      machine.flood = event.flood;
      return 0;
    case 'stop':
      return 0;
    case 'end':
      machine.spindleTargetRpm = 0;
      machine.mist = false;
      machine.flood = false;
      return 0;
  }
}
