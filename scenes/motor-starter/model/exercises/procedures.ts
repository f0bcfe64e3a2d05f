import type { Procedure, Step } from '@tongyan/sim-engine/procedures';

import { type CabinetFaultName, FAULT_NAMES } from '../faults.ts';
import { faultSteps } from './fault-steps.ts';
import { HAZARDS } from './steps.ts';
import { closing, WIRING_STEPS } from './wiring-steps.ts';

const procedureOf = (id: string, steps: readonly Step[]): Procedure => ({
  format: 1,
  id,
  version: '1.1.0',
  title: `procedure.${id}`,
  steps,
  hazards: HAZARDS,
});

const SHOWN: CabinetFaultName = FAULT_NAMES[0] ?? 'fuseOfL2Open';

/** Lock out, prove dead, wire, test dead, set, energise, run, stop: one order of work for every mode of training. */
export const wireAndRunProcedure: Procedure = procedureOf('wireAndRun', [...WIRING_STEPS, ...closing(['stop'])]);

/** A fault is seen, measured, named, put right. The scripts show how the given one is found; all else is the same for each. */
export const findFaultProcedure = (shown: CabinetFaultName = SHOWN): Procedure =>
  procedureOf('findFault', faultSteps([], shown));

/** First the one, then the other, on the trainee's own wires. */
export const wholeProcedure = (shown: CabinetFaultName = SHOWN): Procedure =>
  procedureOf('whole', [...WIRING_STEPS, ...faultSteps(['stop'], shown)]);
