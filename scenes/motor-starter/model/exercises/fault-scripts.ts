import type { ScriptedCommand } from '@tongyan/sim-engine/procedures';

import type { CabinetFaultName } from '../faults.ts';
import { CABINET_FAULTS } from '../faults.ts';
import { answers, clamps, doesWith, presses, reads, undoing } from './script.ts';

/** How one fault is found and put right: what is done to see it, what is measured with the power on and off, and the repair. */
export interface FaultScript {
  readonly observe: readonly ScriptedCommand[];
  /** With the power on; empty where nothing that is live tells. */
  readonly measure: readonly ScriptedCommand[];
  /** Locked out and proved dead; empty where what was live has told all. */
  readonly confirm: readonly ScriptedCommand[];
  readonly repair: readonly ScriptedCommand[];
  /** Seconds for which it is watched before it is switched off. */
  readonly watchS: number;
}

const waiting = (seconds: number, [first, ...others]: readonly ScriptedCommand[]): readonly ScriptedCommand[] =>
  first === undefined ? [] : [{ ...first, waitS: seconds }, ...others];

/** Pressed, and held until the next script lets go. */
const held: readonly ScriptedCommand[] = [doesWith('press', 'SB2')];
const start = presses('SB2');

const replaces = (part: string): readonly ScriptedCommand[] => [doesWith('replace', part)];
const replacesLinks = (part: string): readonly ScriptedCommand[] => [
  doesWith('pull', part),
  doesWith('replace', part),
  doesWith('insert', part),
];

type Found = Partial<FaultScript>;

const FOUND: Readonly<Record<CabinetFaultName, Found>> = {
  fuseOfL2Open: {
    // It hums: stopped at once, before FR trips.
    observe: [...start, ...presses('SB1', 0.4, 2)],
    measure: reads('meter', 'voltsAc', ['FU1:3', 'PE:1'], ['FU1:4', 'PE:1']),
    confirm: reads('meter', 'ohms', ['FU1:3', 'FU1:4']),
    repair: replacesLinks('FU1'),
  },
  controlFuseOpen: {
    measure: waiting(2, reads('meter', 'voltsAc', ['FU2:2', 'TC:4'], ['FU2:1', 'TC:4'])),
    confirm: reads('meter', 'ohms', ['FU2:1', 'FU2:2']),
    repair: replacesLinks('FU2'),
  },
  coilOfKm1Open: {
    // While SB2 is held KM3 is in, node 7 is live, and KM1 does not move.
    observe: held,
    measure: waiting(2, reads('meter', 'voltsAc', ['KM1:A1', 'KM1:A2'])),
  },
  coilOfKm2Open: {
    measure: waiting(4, reads('meter', 'voltsAc', ['KM2:A1', 'KM2:A2'])),
    // With KM3 pushed in node 7 is cut off from node 8, and no other coil lies beside KM2's.
    confirm: [doesWith('hold', 'KM3'), ...reads('meter', 'ohms', ['KM2:A1', 'KM2:A2'])],
  },
  km3Welded: {
    measure: waiting(5, reads('meter', 'voltsAc', ['KM3:A1', 'KM3:A2'])),
    confirm: reads('meter', 'ohms', ['KM3:1', 'KM3:2']),
  },
  sealingContactOpen: {
    // FU2 out, so that nothing but the contact joins 13 and 14.
    confirm: [doesWith('pull', 'FU2'), doesWith('hold', 'KM1'), ...reads('meter', 'ohms', ['KM1:13', 'KM1:14'])],
  },
  timerStuck: { measure: waiting(5, reads('meter', 'voltsAc', ['KT:A1', 'KT:A2'], ['KT:55', 'KT:56'])) },
  timerSlow: { measure: waiting(4, reads('meter', 'voltsAc', ['KT:A1', 'KT:A2'], ['KT:55', 'KT:56'])) },
  overloadRelayLow: {
    // Less than what the dial says flows, and yet it trips after some minutes.
    measure: [clamps('M:U1', 6)],
    watchS: 190,
    confirm: reads('meter', 'ohms', ['FR:95', 'FR:96']),
  },
  stopButtonDirty: {
    observe: held,
    confirm: reads('meter', 'ohms', ['SB1:11', 'SB1:12']),
  },
  supplyLow: { measure: waiting(2, reads('meter', 'voltsAc', ['QF:1', 'QF:3'], ['QF:3', 'QF:5'])) },
  insulationOfVLow: {
    confirm: reads('insulationTester', 'insulation', ['M:U1', 'M:PE'], ['M:W1', 'M:PE'], ['M:V1', 'M:PE']),
  },
  bearingSeized: { measure: [clamps('QF:2', 2), clamps('QF:4', 1.5), clamps('QF:6', 1.5)] },
  protectiveConductorOpen: { confirm: reads('meter', 'ohms', ['M:PE', 'supply:PE']) },
};

/** How a fault of the catalogue is found and put right. */
export function scriptOf(fault: CabinetFaultName): FaultScript {
  const { part } = CABINET_FAULTS[fault];
  const { observe = start, measure = [], confirm = [], repair = replaces(part), watchS = 1 } = FOUND[fault];
  return { observe, measure, confirm, repair, watchS };
}

const READ_S = 1.5;

/** Ends whatever was done to see and to measure, once it was watched, so that the power can be switched off. */
export function leaving({ observe, measure, watchS }: FaultScript): readonly ScriptedCommand[] {
  return [...waiting(Math.max(watchS, READ_S), undoing([...observe, ...measure])), ...presses('SB1')];
}

/** Ends a measurement with the power off, and says which part it is. */
export const naming = (fault: CabinetFaultName): readonly ScriptedCommand[] => [
  ...waiting(READ_S, undoing(scriptOf(fault).confirm)),
  answers(CABINET_FAULTS[fault].part),
];
