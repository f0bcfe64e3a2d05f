import type { Json } from '@tongyan/sim-engine/kernel';

import { placeOfPart } from './components.ts';
import { all, RUNS, signal } from './exercises/predicates.ts';
import { CABINET_FAULTS, type CabinetFaultName } from './faults.ts';

/** When a fault strikes: at once, or when the first good run has been stopped and the power switched off. */
export type Strikes = 'atOnce' | 'afterGoodRun';

const AFTER_GOOD_RUN = {
  kind: 'since',
  of: all(signal('QF.closed', '==', 0), signal('KM1.closed', '==', 0)),
  after: RUNS,
} as const;

/** Arguments of the command that puts a fault of the catalogue into a run. It ends when its part is replaced. */
export function injectionOf(name: CabinetFaultName, strikes: Strikes): Json {
  const { part, quantity, effect } = CABINET_FAULTS[name];
  const trigger = strikes === 'atOnce' ? { kind: 'now' } : { kind: 'condition', when: AFTER_GOOD_RUN };
  const until = { kind: 'signal', signal: 'cabinet.renewedPart', is: '==', than: placeOfPart(part) };
  return JSON.parse(JSON.stringify({ id: name, target: `cabinet.${quantity}`, effect, trigger, until })) as Json;
}
