import type { MachineTimes } from '../machine.ts';
import type { EventSegment } from '../segments.ts';

/** What events change: plain data of the trajectory's state. */
export interface MachineState {
  /** Clockwise positive. */
  spindleRpm: number;
  spindleTargetRpm: number;
  toolNumber: number;
  mist: boolean;
  flood: boolean;
}

export function restingMachine(): MachineState {
  return { spindleRpm: 0, spindleTargetRpm: 0, toolNumber: 0, mist: false, flood: false };
}

/** The drive changes speed evenly. */
export function runSpindle(machine: MachineState, { spindleRunUpS, maxSpindleRpm }: MachineTimes, stepS: number): void {
  const most = spindleRunUpS > 0 ? (maxSpindleRpm / spindleRunUpS) * stepS : Number.POSITIVE_INFINITY;
  const change = machine.spindleTargetRpm - machine.spindleRpm;
  machine.spindleRpm += Math.min(most, Math.max(-most, change));
}

function signedRpm({ direction, speedRpm }: Extract<EventSegment, { kind: 'spindle' }>, highestRpm: number): number {
  if (direction === 'off') return 0;
  const rpm = Math.min(highestRpm, Math.abs(speedRpm));
  return direction === 'clockwise' ? rpm : -rpm;
}

/** Takes an event's effect. @returns how long the program waits for it, s */
export function beginEvent(event: EventSegment, machine: MachineState, times: MachineTimes): number {
  switch (event.kind) {
    case 'dwell':
      return Math.max(0, event.durationS);
    case 'spindle': {
      machine.spindleTargetRpm = signedRpm(event, times.maxSpindleRpm);
      const change = Math.abs(machine.spindleTargetRpm - machine.spindleRpm);
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
