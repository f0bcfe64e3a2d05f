import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import type { Predicate } from '@tongyan/sim-engine/predicates';
import type { Procedure, Step } from '@tongyan/sim-engine/procedures';

const signal = (name: string, is: '<' | '<=' | '>' | '>=' | '==' | '!=', than: number): Predicate => ({
  kind: 'signal',
  signal: `cabinet.${name}`,
  is,
  than,
});
const all = (...of: readonly Predicate[]): Predicate => ({ kind: 'all', of });
const any = (...of: readonly Predicate[]): Predicate => ({ kind: 'any', of });
const once = (of: Predicate): Predicate => ({ kind: 'once', of });
const held = (of: Predicate, forS: number): Predicate => ({ kind: 'held', of, forS });
const command = (name: string, part?: string): Predicate => ({
  kind: 'command',
  target: 'cabinet',
  name,
  ...(part === undefined ? {} : { args: { part } }),
});

/** Both leads on these terminals, either way round. */
const leadsOn = (instrument: string, a: string, b: string): Predicate =>
  any(
    { kind: 'mode', block: 'cabinet', path: 'leads', equals: { [`${instrument}:a`]: a, [`${instrument}:b`]: b } },
    { kind: 'mode', block: 'cabinet', path: 'leads', equals: { [`${instrument}:a`]: b, [`${instrument}:b`]: a } },
  );

const measures = (instrument: string, meterFunction: number): Predicate =>
  signal(`${instrument}.function`, '==', meterFunction);

/** A reading counts once it has stood for a moment: a lead that brushes a terminal is no measurement. */
const READ_S = 0.2;

const reads = (a: string, b: string, low: number, high: number): Predicate =>
  once(
    held(
      all(measures('meter', METER_FUNCTION.voltsAc), leadsOn('meter', a, b), {
        kind: 'between',
        signal: 'cabinet.meter.reading',
        low,
        high,
      }),
      READ_S,
    ),
  );

const ohms = (low: number, high: number, ...conditions: readonly Predicate[]): Predicate =>
  once(
    held(
      all(
        measures('meter', METER_FUNCTION.ohms),
        signal('meter.overRange', '==', 0),
        { kind: 'between', signal: 'cabinet.meter.reading', low, high },
        ...conditions,
      ),
      READ_S,
    ),
  );

const insulated = (terminal: string): Predicate =>
  once(
    held(
      all(
        measures('insulationTester', METER_FUNCTION.insulation),
        leadsOn('insulationTester', terminal, 'M:PE'),
        signal('insulationTester.reading', '>=', 1e6),
      ),
      READ_S,
    ),
  );

const LIVE = ['QF:1', 'QF:3'] as const;
const DEAD = 50;
const lockedOut = all(signal('QF.closed', '==', 0), signal('QF.locked', '==', 1), signal('QF.tagged', '==', 1));

/** The rated voltage is there, so the meter works. */
const provesMeter = reads(...LIVE, 340, 420);
const provesDead = all(
  reads('QF:2', 'QF:4', 0, DEAD),
  reads('QF:2', 'QF:6', 0, DEAD),
  reads('QF:4', 'QF:6', 0, DEAD),
  reads('QF:2', 'PE:1', 0, DEAD),
  reads('QF:4', 'PE:1', 0, DEAD),
  reads('QF:6', 'PE:1', 0, DEAD),
);

/** In delta at speed, and it stays so. */
export const RUNS: Predicate = held(
  all(signal('KM1.closed', '==', 1), signal('KM2.closed', '==', 1), signal('M.speedRadps', '>', 140)),
  1,
);

const step = (id: string, after: readonly string[], done: Predicate, more: Partial<Step> = {}): Step => ({
  id,
  title: `step.${id}`,
  after,
  optional: false,
  done,
  hazards: [],
  hints: [`hint.${id}`],
  demonstration: [],
  ...more,
});

const cabinet = (name: string, args: Readonly<Record<string, string | number>>) => ({
  command: { target: 'cabinet', name, args },
  waitS: 0.5,
});

/** Lock out, prove dead, wire, test dead, set, energise, run, stop: one order of work for every mode of training. */
export const procedure: Procedure = {
  format: 1,
  id: 'star-delta-start',
  version: '1.0.0',
  title: 'procedure.title',
  steps: [
    step('lockOut', [], lockedOut, {
      demonstration: [
        cabinet('turnOff', { part: 'QF' }),
        cabinet('lock', { part: 'QF' }),
        cabinet('tag', { part: 'QF' }),
      ],
    }),
    step('proveMeter', ['lockOut'], provesMeter),
    step('proveDead', ['proveMeter'], provesDead, { precondition: lockedOut }),
    step('wirePower', ['proveDead'], signal('inspection.power', '>=', 1), { precondition: lockedOut }),
    step('wireProtective', ['proveDead'], signal('inspection.protective', '>=', 1), { precondition: lockedOut }),
    step('wireControl', ['proveDead'], signal('inspection.control', '>=', 1), { precondition: lockedOut }),
    step('testProtective', ['wireProtective'], ohms(0, 0.1, leadsOn('meter', 'M:PE', 'supply:PE'))),
    step('testInsulation', ['wirePower'], all(insulated('M:U1'), insulated('M:V1'), insulated('M:W1'))),
    step(
      'testPower',
      ['wirePower'],
      all(
        ohms(4.2, 4.7, leadsOn('meter', 'QF:2', 'QF:4'), signal('KM1.held', '==', 1), signal('KM3.held', '==', 1)),
        ohms(1.4, 1.56, leadsOn('meter', 'QF:2', 'QF:4'), signal('KM1.held', '==', 1), signal('KM2.held', '==', 1)),
      ),
    ),
    step(
      'set',
      [],
      all(
        { kind: 'between', signal: 'cabinet.FR.dialA', low: 7.79, high: 8.61 },
        { kind: 'between', signal: 'cabinet.KT.dialS', low: 2.85, high: 3.15 },
      ),
      {
        demonstration: [
          { command: { target: 'cabinet', name: 'set', args: { part: 'FR', value: 8.2 } }, waitS: 0.5 },
          { command: { target: 'cabinet', name: 'set', args: { part: 'KT', value: 3 } }, waitS: 0.5 },
        ],
      },
    ),
    step(
      'energise',
      ['wirePower', 'wireProtective', 'wireControl', 'testProtective', 'testInsulation', 'testPower', 'set'],
      all(signal('QF.locked', '==', 0), signal('QF.closed', '==', 1)),
      {
        demonstration: [
          cabinet('untag', { part: 'QF' }),
          cabinet('unlock', { part: 'QF' }),
          cabinet('turnOn', { part: 'QF' }),
        ],
      },
    ),
    step('start', ['energise'], RUNS, {
      demonstration: [
        cabinet('press', { part: 'SB2' }),
        { command: { target: 'cabinet', name: 'release', args: { part: 'SB2' } }, waitS: 0.3 },
      ],
    }),
    step(
      'stop',
      ['start'],
      all(once(command('press', 'SB1')), signal('KM1.closed', '==', 0), signal('QF.closed', '==', 0)),
      {
        demonstration: [
          cabinet('press', { part: 'SB1' }),
          { command: { target: 'cabinet', name: 'release', args: { part: 'SB1' } }, waitS: 0.3 },
          cabinet('turnOff', { part: 'QF' }),
        ],
      },
    ),
  ],
  hazards: [
    {
      id: 'workedLive',
      when: signal('inspection.workedLive', '>', 0),
      severity: 'danger',
      veto: true,
      message: 'hazard.workedLive',
    },
    {
      id: 'shortCircuit',
      when: any(signal('FU1.melted1', '>', 0), signal('FU1.melted2', '>', 0), signal('FU1.melted3', '>', 0)),
      severity: 'danger',
      veto: true,
      message: 'hazard.shortCircuit',
    },
  ],
};
