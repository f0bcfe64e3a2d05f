import { describe, expect, it } from 'vitest';

import type { Command, CommandOutcome, SessionPort } from '../../session/index.ts';
import { frameOf } from './testing-frame.ts';
import { ToolStore } from './tool-store.ts';

function setUp(
  outcome: CommandOutcome = { ok: true, tick: 0 },
  readOnly = false,
): { store: ToolStore; given: Command[] } {
  const given: Command[] = [];
  const port: SessionPort = {
    sceneId: 'motor-starter',
    exerciseId: 'any',
    mode: 'practice',
    readOnly,
    frame: () => frameOf({}),
    subscribe: () => () => {},
    subscribeSurface: () => () => {},
    command: (command) => {
      given.push(command);
      return Promise.resolve(outcome);
    },
  };
  return { store: new ToolStore(port), given };
}

describe('what is in hand', () => {
  it('wires from the first terminal to the second, with the mark, colour and torque that were chosen', () => {
    const { store, given } = setUp();
    store.take('wire');
    store.set({ mark: '5', colour: 'red', torqueNm: 0.9 });
    store.pressTerminal('KM2:22');
    expect(given).toEqual([]);
    store.pressTerminal('KT:A1');
    expect(given).toEqual([
      {
        target: 'cabinet',
        name: 'wire',
        args: {
          from: 'KM2:22',
          to: 'KT:A1',
          attributes: { mark: '5', colour: 'red', circuit: 'control', torqueNm: 0.9 },
        },
      },
    ]);
    expect(store.state.from).toBeNull();
  });

  it('puts the first terminal down again where it is pressed twice', () => {
    const { store, given } = setUp();
    store.take('wire');
    store.pressTerminal('QF:2');
    store.pressTerminal('QF:2');
    expect([store.state.from, given]).toEqual([null, []]);
  });

  it.each([
    ['red', { lead: 'meter:a', terminal: 'QF:1' }],
    ['black', { lead: 'meter:b', terminal: 'QF:1' }],
    ['testerBlack', { lead: 'insulationTester:b', terminal: 'QF:1' }],
    ['touch', { lead: 'person:hand', terminal: 'QF:1' }],
    ['clamp', { part: 'clamp', terminal: 'QF:1' }],
  ] as const)('%s goes to the terminal that is pressed', (tool, args) => {
    const { store, given } = setUp();
    store.take(tool);
    store.pressTerminal('QF:1');
    expect(given[0]?.args).toEqual(args);
  });

  it('keeps why something was refused, and where', async () => {
    const { store } = setUp({ ok: false, refusal: { code: 'terminalFull', details: { terminal: 'QF:2' } } });
    await expect(store.give('wire', {}, 'QF:2')).resolves.toBe(false);
    expect(store.state.notice).toMatchObject({ at: 'QF:2', refusal: { code: 'terminalFull' } });
  });

  it('gives no command where one may only look', async () => {
    const { store, given } = setUp({ ok: true, tick: 0 }, true);
    await store.give('turnOn', { part: 'QF' }, 'QF');
    expect(given).toEqual([]);
  });
});
