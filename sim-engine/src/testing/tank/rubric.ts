import type { Json } from '../../kernel/json.ts';

/** One aspect of nearly every kind, over the tank's batch. */
export const tankRubric = {
  format: 1,
  id: 'tank-rubric',
  version: '1.0.0',
  title: 'tank.rubric',
  procedure: 'tank-batch',
  total: 100,
  vetoes: [
    {
      id: 'K1',
      on: { hazard: 'dryHeating' },
      zeroes: ['safety'],
      reference: { code: 'EN 60335-1', text: 'dry operation' },
    },
  ],
  aspects: [
    {
      id: 'order',
      title: 'tank.aspect.order',
      line: 'safety',
      kind: 'measured',
      points: 15,
      criterion: {
        kind: 'value',
        of: { kind: 'offences', steps: ['close', 'fill', 'stop', 'heat', 'heaterOff'] },
        scale: { kind: 'linear', full: 0, none: 3 },
      },
    },
    {
      id: 'neverHot',
      title: 'tank.aspect.neverHot',
      line: 'safety',
      kind: 'measured',
      points: 10,
      criterion: { kind: 'never', when: { kind: 'signal', signal: 'tank.tempC', is: '>', than: 40 } },
    },
    {
      id: 'closedFirst',
      title: 'tank.aspect.closedFirst',
      line: 'filling',
      kind: 'measured',
      points: 10,
      criterion: {
        kind: 'atCommand',
        command: { target: 'pump', name: 'start' },
        which: 'every',
        when: { kind: 'signal', signal: 'valve.opening', is: '==', than: 0 },
      },
    },
    {
      id: 'level',
      title: 'tank.aspect.level',
      line: 'filling',
      kind: 'measured',
      points: 15,
      reference: { code: 'Tank 4.2', text: '0.80 m to 0.85 m' },
      criterion: {
        kind: 'value',
        of: { kind: 'signal', take: 'max', signal: 'tank.levelM' },
        scale: {
          kind: 'bands',
          bands: [
            { low: 0.8, high: 0.85, share: 1 },
            { low: 0.75, high: 0.95, share: 0.5 },
          ],
        },
      },
    },
    {
      id: 'temperature',
      title: 'tank.aspect.temperature',
      line: 'heating',
      kind: 'measured',
      points: 10,
      criterion: { kind: 'held', when: { kind: 'between', signal: 'tank.tempC', low: 24, high: 26 }, forS: 2 },
    },
    {
      id: 'heatingTime',
      title: 'tank.aspect.heatingTime',
      line: 'heating',
      kind: 'measured',
      points: 10,
      criterion: {
        kind: 'value',
        of: {
          kind: 'between',
          from: { kind: 'signal', signal: 'heater.powerW', is: '>', than: 0 },
          to: { kind: 'signal', signal: 'heater.powerW', is: '==', than: 0 },
        },
        scale: { kind: 'linear', full: 30, none: 60 },
      },
    },
    {
      id: 'empty',
      title: 'tank.aspect.empty',
      line: 'end',
      kind: 'measured',
      points: 10,
      criterion: { kind: 'atEnd', when: { kind: 'signal', signal: 'tank.levelM', is: '<', than: 0.75 } },
    },
    {
      id: 'few',
      title: 'tank.aspect.few',
      line: 'end',
      kind: 'measured',
      points: 5,
      criterion: {
        kind: 'value',
        of: { kind: 'count', when: { kind: 'command', target: 'heater', name: 'set', by: 'trainee' } },
        scale: { kind: 'within', high: 2 },
      },
    },
    { id: 'tidy', title: 'tank.aspect.tidy', line: 'end', kind: 'judged', points: 15 },
  ],
} as const satisfies Json;
