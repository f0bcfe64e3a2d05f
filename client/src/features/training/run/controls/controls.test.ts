import type { ControlGroup, TraineeView } from '@tongyan/scenes/session';
import { describe, expect, it } from 'vitest';
import { sceneText } from '../scene-text.ts';
import { commandOf } from './perform.ts';
import { ReadOut } from './read-out.ts';
import { groupModels, quickAction } from './row-model.ts';

const view = (signals: TraineeView['signals']): TraineeView => ({ tick: 0, timeS: 0, signals, modes: {} });
const isOn = ({ signals }: TraineeView): boolean => signals['lamp'] === 1;
const cabinet = (name: string, args: string | number | null) => ({ target: 'cabinet', name, args });

const GROUPS: readonly ControlGroup[] = [
  {
    id: 'door',
    title: 'door',
    controls: () => [
      {
        id: 'switch',
        name: 'switch',
        role: 'role.switch',
        key: '4',
        shown: (now) => (isOn(now) ? { text: 'on', tone: 'on' } : { text: 'off' }),
        actions: [
          { kind: 'do', id: 'on', label: 'do.on', command: () => cabinet('on', null), offered: (now) => !isOn(now) },
          { kind: 'do', id: 'off', label: 'do.off', command: () => cabinet('off', null), offered: isOn },
        ],
      },
      {
        id: 'meter',
        name: 'meter',
        role: 'role.meter',
        shown: ({ signals }) => ({ text: { key: 'volts', values: { v: signals['volts'] ?? 0 } }, tone: 'on' }),
        actions: [
          {
            kind: 'choose',
            id: 'turn',
            label: 'turn',
            choices: () => [{ id: 'v', label: 'V' }],
            current: () => 'v',
            command: (choice) => cabinet('turn', choice),
          },
          { kind: 'hold', id: 'hold', label: 'hold', press: cabinet('press', 1), release: cabinet('release', 1) },
        ],
      },
    ],
  },
];
const TEXTS = { door: '门', on: '合', off: '分', volts: '{v} V', switch: '开关', meter: '电表' };
const say = sceneText({ 'zh-CN': TEXTS, en: TEXTS }, 'zh-CN');

describe('the list of controls', () => {
  it('says what each shows, and offers first what can be done now', () => {
    const [door] = groupModels(GROUPS, view({ lamp: 1, volts: 218.6 }), say, null);
    expect(door).toMatchObject({
      title: '门',
      rows: [
        { name: '开关', text: '合', tone: 'on', key: '4' },
        { name: '电表', text: '218.6 V', key: null },
      ],
    });
    expect(door?.rows.map((row) => quickAction(row)?.id)).toEqual(['off', 'turn']);
  });

  it('looks up choices only for the row that is open', () => {
    const choices = (open: string | null) =>
      groupModels(GROUPS, view({}), say, open)[0]?.rows[1]?.actions.find(({ kind }) => kind === 'choose');
    expect(choices(null)).toMatchObject({ choices: [], current: null });
    expect(choices('meter')).toMatchObject({ choices: [{ id: 'v', label: 'V' }], current: 'v' });
  });

  it('turns what is told to an action into its command, and nothing else', () => {
    const now = view({});
    expect(commandOf(GROUPS, now, ['switch', 'on'], { kind: 'do' })).toEqual(cabinet('on', null));
    expect(commandOf(GROUPS, now, ['meter', 'turn'], { kind: 'choose', choice: 'v' })).toEqual(cabinet('turn', 'v'));
    expect(commandOf(GROUPS, now, ['meter', 'hold'], { kind: 'press' })).toEqual(cabinet('press', 1));
    expect(commandOf(GROUPS, now, ['meter', 'hold'], { kind: 'release' })).toEqual(cabinet('release', 1));
    expect(commandOf(GROUPS, now, ['meter', 'hold'], { kind: 'do' })).toBeUndefined();
    expect(commandOf(GROUPS, now, ['gone', 'on'], { kind: 'do' })).toBeUndefined();
  });

  it('leaves a text without words standing as its key', () => {
    expect(say('nowhere')).toBe('nowhere');
    expect(say({ key: 'volts', values: {} })).toBe('{v} V');
  });
});

describe('reading out', () => {
  const at = (readOut: ReadOut, timeS: number, signals: TraineeView['signals']) =>
    readOut.hear(groupModels(GROUPS, view(signals), say, null), timeS);

  it('says what has changed, not what was there at the beginning', () => {
    const readOut = new ReadOut();
    expect(at(readOut, 0, { lamp: 0, volts: 0 })).toBe(false);
    expect(at(readOut, 1, { lamp: 1, volts: 0 })).toBe(true);
    expect(at(readOut, 2, { lamp: 0, volts: 0 })).toBe(true);
    expect(readOut.lines.map(({ text }) => text)).toEqual(['开关：合', '开关：分']);
  });

  it('says a number once it stands', () => {
    const readOut = new ReadOut();
    at(readOut, 0, { volts: 0 });
    for (const [timeS, volts] of [
      [1, 100],
      [1.2, 218.6],
      [1.5, 218.6],
      [2.1, 218.6],
      [3, 218.6],
    ] as const)
      at(readOut, timeS, { volts });
    expect(readOut.lines).toMatchObject([{ text: '电表：218.6 V', timeS: 2.1 }]);
  });
});
