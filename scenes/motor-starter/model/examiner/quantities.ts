import type { OutputSpec } from '@tongyan/sim-engine/kernel';

/**
 * What an examiner keeps of somebody's work, behind the cabinet's own states. Hidden from a trainee but for what the trainee did and
 * knows: the number of measurements, and whether people were warned.
 */
export const QUANTITIES = {
  'inspection.power': { unit: '1', description: 'share of the power nets that are wired as drawn' },
  'inspection.control': { unit: '1', description: 'share of the control nets that are wired as drawn' },
  'inspection.protective': { unit: '1', description: 'share of the protective conductors that are wired as drawn' },
  'inspection.marks': { unit: '1', description: 'share of the trainee’s wires with right mark, colour and torque' },
  'inspection.wires': { unit: '1', description: 'how many wires are the trainee’s' },
  'inspection.workedLive': {
    unit: '1',
    description: 'how often somebody worked on live parts, or measured ohms there',
  },
  'inspection.proof': {
    unit: '1',
    description:
      'since QF is off: 1 the meter was proved on a live part, 2 all is proved dead, 3 the meter proved again',
  },
  'inspection.deadPairs': { unit: '1', description: 'bits of the pairs that were proved dead' },
  'inspection.protectiveTest': { unit: '1', description: '1 once the motor’s protective conductor was measured good' },
  'inspection.insulationTest': { unit: '1', description: 'bits of U, V, W measured good' },
  'inspection.powerTest': { unit: '1', description: 'bits of star and delta measured good' },
  'inspection.controlTest': { unit: '1', description: 'bits of control open, and closed by SB2' },
  'inspection.deadTests': { unit: '1', description: 'how many of these four tests are whole' },
  'inspection.starClamped': { unit: '1', description: 'bits of the lines clamped in star' },
  'inspection.deltaClamped': { unit: '1', description: 'bits of the lines clamped in delta' },
  'inspection.tidy': { unit: '1', description: 'instruments off and put away, nothing held, fuses in place' },
  'inspection.faultyPart': {
    unit: '1',
    description: 'the part with the first of the faults, as its place in ANSWERS from 1',
  },
  'inspection.faults': { unit: '1', description: 'how many faults of the catalogue lie on the cabinet' },
  'inspection.faultReadings': { unit: '1', description: 'measurements while there was a fault' },
  'inspection.deadFaultReadings': { unit: '1', description: 'those of them with the power off, by resistance' },
  'inspection.soundReplaced': { unit: '1', description: 'sound parts that were replaced' },
  'work.readings': { unit: '1', description: 'measurements, each placing of leads or clamp once', visible: true },
  'work.announced': { unit: '1', description: 'people were warned that power comes', visible: true },
  'still.meterS': { unit: 's', description: 'how long the reading has stood' },
  'still.meterValue': { unit: '1', description: 'what it stands at' },
  'still.meterCounted': { unit: '1', description: 'as what this placing was counted' },
  'still.meterPending': { unit: '1', description: 'the one lead that was moved since both were' },
  'still.testerS': { unit: 's', description: 'how long the reading has stood' },
  'still.testerValue': { unit: 'Ohm', description: 'what it stands at' },
  'still.testerCounted': { unit: '1', description: 'as what this placing was counted' },
  'still.testerPending': { unit: '1', description: 'the one lead that was moved since both were' },
  'still.clampS': { unit: 's', description: 'how long the reading has stood' },
  'still.clampValue': { unit: 'A', description: 'what it stands at' },
  'still.clampCounted': { unit: '1', description: 'as what this placing was counted' },
  'still.clampPending': { unit: '1', description: 'none: a clamp has no leads' },
} as const satisfies Readonly<Record<string, OutputSpec>>;

export type Quantity = keyof typeof QUANTITIES;

export const QUANTITY_NAMES = Object.keys(QUANTITIES) as readonly Quantity[];
