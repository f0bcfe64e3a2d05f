import type { Step } from '@tongyan/sim-engine/procedures';

import type { CabinetFaultName } from '../faults.ts';
import { leaving, naming, scriptOf } from './fault-scripts.ts';
import { all, command, once, PRESS_START, REPAIRED, RIGHT_ANSWER, RUNS, SAFE_TO_WORK, signal } from './predicates.ts';
import { doesWith, presses } from './script.ts';
import { energising, IN_TURN, isolating, step } from './steps.ts';
import { closing } from './wiring-steps.ts';

/** Nothing is left half done. */
const FUSES_IN = all(signal('FU1.inserted', '==', 1), signal('FU2.inserted', '==', 1));

/** From a cabinet with the power off to the faulty part replaced, run and put away; scripts show how this fault is found. */
export function faultSteps(after: readonly string[], shown: CabinetFaultName): readonly Step[] {
  const script = scriptOf(shown);
  const { observe, measure, confirm, repair } = script;
  const [press, ...rest] = observe;
  // A step's script ends with the step: what follows the press belongs to whatever comes next.
  const live = measure.length === 0 ? [] : [...rest, ...measure];
  const left = [...(measure.length === 0 ? rest : []), ...leaving(script)];
  const [first, ...lockOut] = isolating('Fault', ['observe'], IN_TURN);
  if (first === undefined) throw new Error('nothing is locked out');
  return [
    ...energising('Fault', after, false, IN_TURN),
    step('observe', ['energiseFault'], once(PRESS_START), press === undefined ? [] : [press], IN_TURN),
    step('measure', ['observe'], signal('inspection.faultReadings', '>=', 1), live, IN_TURN),
    { ...first, demonstration: [...left, ...first.demonstration] },
    ...lockOut,
    step('confirm', ['proveAgainFault'], signal('inspection.deadFaultReadings', '>=', 1), confirm, {
      ...IN_TURN,
      optional: true,
    }),
    step('answer', ['measure'], once(RIGHT_ANSWER), naming(shown), IN_TURN),
    step('repair', ['answer', 'proveAgainFault'], all(REPAIRED, FUSES_IN), repair, {
      ...IN_TURN,
      precondition: SAFE_TO_WORK,
    }),
    ...energising('Repaired', ['repair'], true, IN_TURN),
    step('runRepaired', ['energiseRepaired'], RUNS, presses('SB2'), IN_TURN),
    step(
      'stopRepaired',
      ['runRepaired'],
      all(once(command('press', 'SB1')), signal('KM1.closed', '==', 0), signal('QF.closed', '==', 0)),
      [...presses('SB1'), doesWith('turnOff', 'QF', 2)],
      IN_TURN,
    ),
    ...closing(['stopRepaired']),
  ];
}
