import type { Json } from '../../kernel/json.ts';

const gauge = (signal: string, is: string, than: number): Json => ({ kind: 'signal', signal, is, than });

/** Close, fill, stop and heat in any order, heater off, drain fast or slowly, write it down. */
export const tankProcedure = {
  format: 1,
  id: 'tank-batch',
  version: '1.0.0',
  title: 'tank.batch',
  hazards: [
    {
      id: 'dryHeating',
      when: { kind: 'all', of: [gauge('heater.powerW', '>', 0), gauge('tank.levelM', '<', 0.2)] },
      severity: 'danger',
      veto: true,
      message: 'tank.hazard.dryHeating',
    },
    { id: 'hot', when: gauge('tank.tempC', '>', 40), severity: 'warning', message: 'tank.hazard.hot' },
  ],
  steps: [
    {
      id: 'close',
      title: 'tank.step.close',
      done: gauge('valve.opening', '==', 0),
      hints: ['tank.hint.close.1', 'tank.hint.close.2'],
      demonstration: [{ command: { target: 'valve', name: 'set', args: 0 }, waitS: 1 }],
    },
    {
      id: 'fill',
      title: 'tank.step.fill',
      after: ['close'],
      precondition: gauge('heater.powerW', '==', 0),
      begins: { kind: 'command', target: 'pump', name: 'start' },
      done: gauge('levelGauge.shown', '>=', 0.8),
      hazards: [
        { id: 'overflow', when: gauge('tank.levelM', '>', 0.82), severity: 'warning', message: 'tank.hazard.overflow' },
      ],
      hints: ['tank.hint.fill.1'],
      demonstration: [{ command: { target: 'pump', name: 'start', args: null } }],
    },
    {
      id: 'stop',
      title: 'tank.step.stop',
      after: ['fill'],
      done: { kind: 'mode', block: 'pump', path: 'running', equals: false },
      demonstration: [{ command: { target: 'pump', name: 'stop', args: null } }],
    },
    {
      id: 'heat',
      title: 'tank.step.heat',
      after: ['fill'],
      begins: { kind: 'command', target: 'heater', name: 'set' },
      done: { kind: 'held', of: { kind: 'between', signal: 'tempGauge.shown', low: 24, high: 26 }, forS: 2 },
      demonstration: [{ command: { target: 'heater', name: 'set', args: 20_000 } }],
    },
    {
      id: 'heaterOff',
      title: 'tank.step.heaterOff',
      after: ['heat'],
      done: gauge('heater.powerW', '==', 0),
      demonstration: [{ command: { target: 'heater', name: 'set', args: 0 } }],
    },
    {
      id: 'drainFast',
      title: 'tank.step.drainFast',
      after: ['stop', 'heaterOff'],
      choice: 'drain',
      done: gauge('valve.opening', '==', 1),
      demonstration: [{ command: { target: 'valve', name: 'set', args: 1 } }],
    },
    {
      id: 'drainSlow',
      title: 'tank.step.drainSlow',
      after: ['stop', 'heaterOff'],
      choice: 'drain',
      done: { kind: 'between', signal: 'valve.opening', low: 0.1, high: 0.5 },
    },
    { id: 'openWide', title: 'tank.step.openWide', after: ['drainSlow'], done: gauge('valve.opening', '==', 1) },
    {
      id: 'write',
      title: 'tank.step.write',
      after: [['drainFast', 'drainSlow']],
      done: { kind: 'command', target: '@session', name: 'note' },
      demonstration: [{ command: { target: '@session', name: 'note', args: { text: 'done' } } }],
    },
    {
      id: 'silence',
      title: 'tank.step.silence',
      optional: true,
      done: { kind: 'command', target: 'alarm', name: 'acknowledge' },
    },
  ],
} as const satisfies Json;
