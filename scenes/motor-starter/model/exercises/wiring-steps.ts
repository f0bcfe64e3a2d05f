import type { Step } from '@tongyan/sim-engine/procedures';

import { CONTROL_WIRING, POWER_WIRING, PROTECTIVE_WIRING } from '../wiring.ts';
import { all, command, LOCKED_OUT, once, RUNS, SAFE_TO_WORK, signal } from './predicates.ts';
import { clamps, does, doesWith, presses, putsAway, reads, turns, wires } from './script.ts';
import { energising, IN_TURN, isolating, step } from './steps.ts';

const whole = (quantity: string, value: number) => signal(`inspection.${quantity}`, '>=', value);
const holding = (...parts: readonly string[]) => parts.map((part) => doesWith('hold', part));
const lettingGo = (...parts: readonly string[]) => parts.map((part) => doesWith('letGo', part, 0.5));

const SETTINGS = {
  relay: { kind: 'between', signal: 'cabinet.FR.dialA', low: 7.79, high: 8.61 },
  timer: { kind: 'between', signal: 'cabinet.KT.dialS', low: 2.85, high: 3.15 },
} as const;

const wiring: readonly Step[] = [
  step('wirePower', ['proveAgain'], whole('power', 1), wires(POWER_WIRING), { precondition: SAFE_TO_WORK }),
  step('wireProtective', ['proveAgain'], whole('protective', 1), wires(PROTECTIVE_WIRING), {
    precondition: SAFE_TO_WORK,
  }),
  step('wireControl', ['proveAgain'], whole('control', 1), wires(CONTROL_WIRING), { precondition: SAFE_TO_WORK }),
];

const deadTests: readonly Step[] = [
  step('testProtective', ['wireProtective'], whole('protectiveTest', 1), [
    ...reads('meter', 'ohms', ['M:PE', 'supply:PE']),
  ]),
  step('testInsulation', ['wirePower'], whole('insulationTest', 7), [
    ...putsAway('meter'),
    ...reads('insulationTester', 'insulation', ['M:U1', 'M:PE'], ['M:V1', 'M:PE'], ['M:W1', 'M:PE']),
  ]),
  step('testPower', ['wirePower'], whole('powerTest', 3), [
    ...putsAway('insulationTester'),
    ...holding('KM1', 'KM3'),
    ...reads('meter', 'ohms', ['QF:2', 'QF:4']),
    doesWith('letGo', 'KM3', 1.5),
    ...holding('KM2'),
  ]),
  step('testControl', ['wireControl'], whole('controlTest', 3), [
    ...lettingGo('KM1', 'KM2'),
    doesWith('pull', 'FU2'),
    ...reads('meter', 'ohms', ['FU2:2', 'TC:4']),
    doesWith('press', 'SB2', 1.5),
  ]),
  step('set', [], all(SETTINGS.relay, SETTINGS.timer), [
    does('set', { part: 'FR', value: 8.2 }),
    does('set', { part: 'KT', value: 3 }),
  ]),
];

const TESTS = ['testProtective', 'testInsulation', 'testPower', 'testControl', 'set'];

const clearing: Step = step(
  'clear',
  TESTS,
  whole('tidy', 1),
  [doesWith('release', 'SB2'), ...putsAway('meter'), doesWith('insert', 'FU2')],
  IN_TURN,
);

const running: readonly Step[] = [
  step('clampStar', ['energise'], whole('starClamped', 7), [
    // The run-up takes two of the three seconds: a start for each line.
    clamps('QF:2'),
    ...presses('SB2'),
    ...presses('SB1', 0.4, 3.5),
    clamps('QF:4'),
    ...presses('SB2'),
    ...presses('SB1', 0.4, 3.5),
    clamps('QF:6'),
    ...presses('SB2'),
  ]),
  // Pressed again only where the first start has come to nothing.
  step('start', ['energise'], RUNS, presses('SB2', 0.4, 6)),
  step('clampDelta', ['energise'], whole('deltaClamped', 7), [clamps('QF:2'), clamps('QF:4'), clamps('QF:6')]),
  step(
    'stop',
    ['start', 'clampStar', 'clampDelta'],
    all(once(command('press', 'SB1')), signal('KM1.closed', '==', 0), signal('QF.closed', '==', 0)),
    [clamps(null), ...presses('SB1'), doesWith('turnOff', 'QF', 2)],
    IN_TURN,
  ),
];

/** From a cabinet that is found switched on and without the trainee's wires to the first good run, stopped. */
export const WIRING_STEPS: readonly Step[] = [
  ...isolating('', []),
  ...wiring,
  ...deadTests,
  clearing,
  ...energising('', [...TESTS, 'clear'], true),
  ...running,
];

/** What is left when the motor has been stopped. */
export const closing = (after: readonly string[]): readonly Step[] => [
  step('lockAgain', after, LOCKED_OUT, [doesWith('lock', 'QF'), doesWith('tag', 'QF')], IN_TURN),
  step(
    'tidy',
    ['lockAgain'],
    whole('tidy', 1),
    [clamps(null), turns('meter', 'off'), turns('insulationTester', 'off')],
    IN_TURN,
  ),
];
