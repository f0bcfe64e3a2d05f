import type { Predicate } from '@tongyan/sim-engine/predicates';
import type { Hazard, ScriptedCommand, Step } from '@tongyan/sim-engine/procedures';

import { all, any, command, LOCKED_OUT, not, SAFE_TO_WORK, signal, TURN_ON } from './predicates.ts';
import { does, doesWith, type Pair, putsAway, reads, readsOn } from './script.ts';

type Requirements = readonly string[];
type More = Partial<Omit<Step, 'id' | 'after' | 'done' | 'demonstration'>>;

/** A step with two hints: a nudge, and how it is done. */
export const step = (
  id: string,
  after: Requirements,
  done: Predicate,
  demonstration: readonly ScriptedCommand[],
  more: More = {},
): Step => ({
  id,
  title: `step.${id}`,
  after,
  optional: false,
  done,
  hazards: [],
  hints: [`nudge.${id}`, `hint.${id}`],
  demonstration,
  ...more,
});

/** What counts only in its turn: it comes more than once, or is no harm before. */
export const IN_TURN: More = { early: 'ignored' };

const LIVE: Pair = ['QF:1', 'QF:3'];
const DEAD: readonly Pair[] = [
  ['QF:2', 'QF:4'],
  ['QF:2', 'QF:6'],
  ['QF:4', 'QF:6'],
  ['QF:2', 'PE:1'],
  ['QF:4', 'PE:1'],
  ['QF:6', 'PE:1'],
];

/** Lock out and prove dead; the ids end in `suffix`. */
export function isolating(suffix: string, after: Requirements, more: More = {}): readonly Step[] {
  const proof = (stage: number): Predicate => signal('inspection.proof', '>=', stage);
  return [
    step(
      `lockOut${suffix}`,
      after,
      LOCKED_OUT,
      [doesWith('turnOff', 'QF'), doesWith('lock', 'QF'), doesWith('tag', 'QF')],
      more,
    ),
    step(`proveMeter${suffix}`, [`lockOut${suffix}`], proof(1), reads('meter', 'voltsAc', LIVE), more),
    step(`proveDead${suffix}`, [`proveMeter${suffix}`], proof(2), readsOn('meter', ...DEAD), {
      precondition: LOCKED_OUT,
      ...more,
    }),
    step(
      `proveAgain${suffix}`,
      [`proveDead${suffix}`],
      // Away before work begins.
      all(proof(3), signal('meter.function', '==', 0)),
      [...readsOn('meter', LIVE), ...putsAway('meter')],
      more,
    ),
  ];
}

/** Take tag and lock off, warn, switch on; the ids end in `suffix`. */
export function energising(suffix: string, after: Requirements, locked: boolean, more: More = {}): readonly Step[] {
  const unlocked = all(signal('QF.locked', '==', 0), signal('QF.tagged', '==', 0));
  const unlock = step(`unlock${suffix}`, after, unlocked, [doesWith('untag', 'QF'), doesWith('unlock', 'QF')], more);
  return [
    ...(locked ? [unlock] : []),
    step(
      `announce${suffix}`,
      locked ? [`unlock${suffix}`] : after,
      signal('work.announced', '==', 1),
      [does('announce', {})],
      IN_TURN,
    ),
    step(`energise${suffix}`, [`announce${suffix}`], signal('QF.closed', '==', 1), [doesWith('turnOn', 'QF')], more),
  ];
}

const danger = (id: string, when: Predicate): Hazard => ({
  id,
  when,
  severity: 'danger',
  veto: true,
  message: `hazard.${id}`,
});

/** Watched in every exercise. */
export const HAZARDS: readonly Hazard[] = [
  danger('workedLive', signal('inspection.workedLive', '>', 0)),
  danger('unproven', all(any(command('wire'), command('unwire'), command('replace')), not(SAFE_TO_WORK))),
  danger(
    'shortCircuit',
    any(signal('FU1.melted1', '>', 0), signal('FU1.melted2', '>', 0), signal('FU1.melted3', '>', 0)),
  ),
  {
    id: 'notAnnounced',
    when: all(TURN_ON, signal('work.announced', '==', 0)),
    severity: 'warning',
    veto: false,
    message: 'hazard.notAnnounced',
  },
];
