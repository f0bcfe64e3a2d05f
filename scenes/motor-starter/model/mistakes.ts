import type { DrawnWire } from './wiring.ts';

type Ends = readonly [from: string, to: string];

/** What somebody wired instead of the drawing: wires that are missing, and wires that should not be there. */
export interface WiringMistake {
  readonly missing: readonly Ends[];
  readonly added: readonly Ends[];
}

/** The mistakes that a teacher sees every year, each by what was wired. What follows from them is the circuit's matter. */
export const WIRING_MISTAKES = {
  /** Nets 7 and 8 bridged: KM2 without the interlock of KM3's NC contact. */
  noInterlockOfKm3: {
    missing: [
      ['KM1:A1', 'KM3:21'],
      ['KM3:22', 'KM2:A1'],
    ],
    added: [['KM1:A1', 'KM2:A1']],
  },
  /** Nets 4 and 5 bridged: KT and KM3 without the interlock of KM2's NC contact. */
  noInterlockOfKm2: {
    missing: [
      ['SB2:14', 'KM2:21'],
      ['KM2:21', 'KM3:13'],
      ['KM2:22', 'KT:A1'],
    ],
    added: [
      ['SB2:14', 'KM3:13'],
      ['SB2:14', 'KT:A1'],
    ],
  },
  /** Nets 3 and 7 not joined by KM1's NO contact. */
  noSealingContact: {
    missing: [
      ['SB2:13', 'KM1:13'],
      ['KM3:14', 'KM1:14'],
      ['KM1:14', 'KM1:A1'],
    ],
    added: [['KM3:14', 'KM1:A1']],
  },
  /** KM1's NC contact between nets 3 and 7. */
  sealingContactNormallyClosed: {
    missing: [
      ['SB2:13', 'KM1:13'],
      ['KM3:14', 'KM1:14'],
      ['KM1:14', 'KM1:A1'],
    ],
    added: [
      ['SB2:13', 'KM1:21'],
      ['KM3:14', 'KM1:22'],
      ['KM1:22', 'KM1:A1'],
    ],
  },
  /** KT 67/68 where 55/56 belongs. */
  timerContactNormallyOpen: {
    missing: [
      ['KT:A1', 'KT:55'],
      ['KT:56', 'KM3:A1'],
    ],
    added: [
      ['KT:A1', 'KT:67'],
      ['KT:68', 'KM3:A1'],
    ],
  },
  phasesSwappedBeforeFuses: {
    missing: [
      ['QF:2', 'FU1:1'],
      ['QF:4', 'FU1:3'],
    ],
    added: [
      ['QF:2', 'FU1:3'],
      ['QF:4', 'FU1:1'],
    ],
  },
  /** At U1 and V1 of the motor only. */
  phasesSwappedAtMotor: {
    missing: [
      ['FR:2', 'M:U1'],
      ['FR:4', 'M:V1'],
    ],
    added: [
      ['FR:2', 'M:V1'],
      ['FR:4', 'M:U1'],
    ],
  },
  /** KM2 to U2, V2, W2: each winding with both ends on one phase. */
  deltaWithoutTransposition: {
    missing: [
      ['KM2:2', 'M:W2'],
      ['KM2:4', 'M:U2'],
      ['KM2:6', 'M:V2'],
    ],
    added: [
      ['KM2:2', 'M:U2'],
      ['KM2:4', 'M:V2'],
      ['KM2:6', 'M:W2'],
    ],
  },
  /** No mistake: KM2 to V2, W2, U2 is a delta as well, of the same rotation. */
  otherDelta: {
    missing: [
      ['KM2:2', 'M:W2'],
      ['KM2:4', 'M:U2'],
      ['KM2:6', 'M:V2'],
    ],
    added: [
      ['KM2:2', 'M:V2'],
      ['KM2:4', 'M:W2'],
      ['KM2:6', 'M:U2'],
    ],
  },
  /** One leg of the bridge that makes the star point. */
  starLegOpen: { missing: [['KM3:4', 'KM3:6']], added: [] },
  /** U1 and U2 exchanged. */
  windingReversed: {
    missing: [
      ['FR:2', 'M:U1'],
      ['KM2:4', 'M:U2'],
    ],
    added: [
      ['FR:2', 'M:U2'],
      ['KM2:4', 'M:U1'],
    ],
  },
  /** SB2's NC contact. */
  startButtonNormallyClosed: {
    missing: [
      ['SB1:12', 'SB2:13'],
      ['SB2:13', 'KM1:13'],
      ['SB2:14', 'KM2:21'],
    ],
    added: [
      ['SB1:12', 'SB2:11'],
      ['SB2:11', 'KM1:13'],
      ['SB2:12', 'KM2:21'],
    ],
  },
  /** One line's wire left off before FU1: what a blown fuse or a loose screw does. */
  lineOpen: { missing: [['QF:4', 'FU1:3']], added: [] },
} as const satisfies Readonly<Record<string, WiringMistake>>;

export type WiringMistakeName = keyof typeof WIRING_MISTAKES;

/** @throws Error where the drawing does not have a wire that the mistake leaves out. */
export function miswired(drawing: readonly DrawnWire[], mistake: WiringMistake): readonly DrawnWire[] {
  let wires = drawing;
  for (const [from, to] of mistake.missing) {
    const rest = wires.filter((wire) => wire.from !== from || wire.to !== to);
    if (rest.length !== wires.length - 1) throw new Error(`the drawing has no wire from ${from} to ${to}`);
    wires = rest;
  }
  return [...wires, ...mistake.added.map(([from, to]) => ({ from, to, mark: '', circuit: 'power' as const }))];
}
