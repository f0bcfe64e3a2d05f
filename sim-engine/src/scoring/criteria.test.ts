import { describe, expect, it } from 'vitest';

import type { Json } from '../kernel/json.ts';
import { logOf, scoreOne } from './testing.ts';

const signal = (name: string, is: string, than: Json): Json => ({ kind: 'signal', signal: name, is, than });
const heating = signal('heater.powerW', '>', 0);
const set: Json = { target: 'heater', name: 'set' };
const full: Json = { kind: 'within', low: -1e300 };
const value = (of: Json, more: { readonly [key: string]: Json } = {}): Json => ({
  kind: 'value',
  of,
  scale: full,
  ...more,
});
/** The heater is on at 1 kW from tick 10 to 20, at 2 kW from 20 to 50, and off again; then at 3 kW from 70 on. */
const log = logOf(
  100,
  [10, 'heater', 'set', 1000],
  [20, 'heater', 'set', 2000],
  [50, 'heater', 'set', 0],
  [70, 'heater', 'set', 3000],
);
const during = (from: Json, to: Json): { readonly window: Json } => ({ window: { from, to } });

/** Sums of many numbers differ in their last digits. */
const isNear = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) < 1e-9;

describe('conditions', () => {
  it.each<[string, Json, boolean, number, number[]]>([
    ['[C10] ever, at the first moment', { kind: 'ever', when: heating }, true, 10, [0]],
    ['[C10] ever, where it never was', { kind: 'ever', when: signal('heater.powerW', '>', 4000) }, false, 0, []],
    ['[C10] never, where it never was', { kind: 'never', when: signal('heater.powerW', '>', 4000) }, true, 0, []],
    ['[C10] never, where it was', { kind: 'never', when: heating }, false, 10, [0]],
    ['[C10] at the end', { kind: 'atEnd', when: heating }, true, 100, []],
    [
      '[C10] at the end of a window',
      {
        kind: 'atEnd',
        when: signal('heater.powerW', '==', 2000),
        ...during(heating, signal('heater.powerW', '==', 2000)),
      },
      true,
      20,
      [],
    ],
    ['[C10] held for long enough', { kind: 'held', when: heating, forS: 4 }, true, 50, [2]],
    ['[C10] not held for long enough', { kind: 'held', when: heating, forS: 4.2 }, false, 0, []],
    [
      '[C10] held within the window only',
      {
        kind: 'held',
        when: heating,
        forS: 3.5,
        ...during(signal('heater.powerW', '==', 2000), signal('heater.powerW', '==', 0)),
      },
      false,
      20,
      [],
    ],
    ...[2.9, 3].map((forS): [string, Json, boolean, number, number[]] => [
      `[C10] held for ${forS} s of a window of 2.9 s`,
      {
        kind: 'held',
        when: heating,
        forS,
        ...during({ kind: 'held', of: heating, forS: 1.1 }, signal('heater.powerW', '==', 0)),
      },
      forS < 3,
      forS < 3 ? 50 : 21,
      forS < 3 ? [2] : [],
    ]),
    [
      '[C10, C16] a window that never opens, and what should never be',
      { kind: 'never', when: heating, window: { from: signal('heater.powerW', '>', 4000) } },
      false,
      -1,
      [],
    ],
    [
      '[C11] the state that the first command met',
      { kind: 'atCommand', command: set, which: 'first', when: signal('heater.powerW', '==', 0) },
      true,
      10,
      [0],
    ],
    [
      '[C11] the state that the last command met',
      { kind: 'atCommand', command: set, which: 'last', when: signal('heater.powerW', '==', 0) },
      true,
      70,
      [0, 1, 2, 3],
    ],
    [
      '[C11] the state that every command met',
      { kind: 'atCommand', command: set, which: 'every', when: signal('heater.powerW', '<', 2000) },
      false,
      50,
      [0, 1, 2],
    ],
    [
      '[C11] the state that any command met',
      { kind: 'atCommand', command: set, which: 'any', when: signal('heater.powerW', '==', 1000) },
      true,
      20,
      [0, 1],
    ],
    [
      '[C11] a command by its arguments',
      {
        kind: 'atCommand',
        command: { ...(set as object), args: 0 },
        which: 'first',
        when: signal('heater.powerW', '==', 2000),
      },
      true,
      50,
      [2],
    ],
    [
      '[C11] no such command',
      { kind: 'atCommand', command: { target: 'pump', name: 'stop' }, which: 'every', when: { kind: 'all', of: [] } },
      false,
      0,
      [],
    ],
  ])('%s', (_what, criterion, holds, fromTick, commands) => {
    const { evidence, awarded } = scoreOne(criterion, log);
    expect({ holds: evidence.holds, fromTick: evidence.fromTick, commands: evidence.commands }).toEqual({
      holds,
      fromTick,
      commands,
    });
    expect(awarded).toBe(holds ? 10 : 0);
  });

  it.each([
    ['pump', true],
    ['valve', false],
  ])('[C11] hold for the last answer to a question, here %s: %s', (last, holds) => {
    const answers = logOf(
      30,
      [5, '@session', 'answer', { question: 'fault', answer: 'alarm' }],
      [9, '@session', 'answer', { question: 'fault', answer: last }],
      [12, '@session', 'answer', { question: 'level', answer: 0.1 }],
    );
    const answer = (args: Json): { readonly [key: string]: Json } => ({ target: '@session', name: 'answer', args });
    const criterion: Json = {
      kind: 'atCommand',
      command: answer({ question: 'fault' }),
      which: 'last',
      when: { kind: 'command', ...answer({ answer: 'pump' }) },
    };
    expect(scoreOne(criterion, answers).evidence).toMatchObject({ holds, commands: [0, 1], fromTick: 9, toTick: 9 });
  });

  it('[C41] show the values at the moment that decided', () => {
    const { evidence } = scoreOne(
      { kind: 'ever', when: signal('heater.powerW', '>', { signal: 'valve.opening' }) },
      log,
    );
    expect(evidence.samples).toEqual([
      { tick: 10, signal: 'heater.powerW', value: 1000 },
      { tick: 10, signal: 'valve.opening', value: 1 },
    ]);
    expect(evidence.limit).toEqual({
      kind: 'condition',
      when: signal('heater.powerW', '>', { signal: 'valve.opening' }),
    });
  });
});

describe('numbers', () => {
  const power = (take: string, more: { readonly [key: string]: Json } = {}): Json => ({
    kind: 'signal',
    take,
    signal: 'heater.powerW',
    ...more,
  });
  const first: { readonly window: Json } = during(heating, signal('heater.powerW', '==', 0));

  it.each<[string, Json, number | null, string, [number, number], number[]]>([
    ['[C13] the greatest', value(power('max')), 3000, 'W', [70, 70], []],
    ['[C13] the least', value(power('min')), 0, 'W', [0, 0], []],
    [
      '[C13] the least of a window, the command that closed it included',
      value(power('min'), first),
      0,
      'W',
      [50, 50],
      [],
    ],
    ['[C13] the range', value(power('range'), first), 2000, 'W', [10, 50], []],
    ['[C13] the first of a window', value(power('first'), first), 1000, 'W', [10, 10], []],
    ['[C13] the last', value(power('last')), 3000, 'W', [100, 100], []],
    ['[C13] the mean over 41 ticks', value(power('mean'), first), (10 * 1000 + 30 * 2000) / 41, 'W', [10, 50], []],
    [
      '[C13] the root mean square',
      value(power('rms', { minus: 1000 }), first),
      Math.sqrt((30 * 1e6 + 1e6) / 41),
      'W',
      [10, 50],
      [],
    ],
    ['[C13] less another signal', value(power('max', { minus: { signal: 'heater.powerW' } })), 0, 'W', [0, 0], []],
    [
      '[C13] in a window that never opens',
      value(power('max'), { window: { from: signal('heater.powerW', '>', 9e4) } }),
      null,
      'W',
      [-1, -1],
      [],
    ],
    [
      '[C13] the value that the last command met',
      value({ kind: 'atCommand', command: { ...(set as object), args: 0 }, which: 'last', signal: 'heater.powerW' }),
      2000,
      'W',
      [50, 50],
      [2],
    ],
    [
      '[C13] the value that no command met',
      value({ kind: 'atCommand', command: { target: 'pump', name: 'stop' }, which: 'first', signal: 'heater.powerW' }),
      null,
      'W',
      [-1, -1],
      [],
    ],
    [
      '[C14] from one event to another',
      value({ kind: 'between', from: heating, to: signal('heater.powerW', '==', 2000) }),
      1,
      's',
      [10, 20],
      [0, 1],
    ],
    [
      '[C14] from an event to one that never came',
      value({ kind: 'between', from: heating, to: signal('heater.powerW', '==', 7) }),
      null,
      's',
      [10, -1],
      [0],
    ],
    [
      '[C14] from an event that never was',
      value({ kind: 'between', from: signal('heater.powerW', '==', 7), to: heating }),
      null,
      's',
      [-1, -1],
      [],
    ],
    [
      '[C14] the longest of all times',
      value({ kind: 'between', from: heating, to: signal('heater.powerW', '==', 0), take: 'longest' }),
      4,
      's',
      [10, 50],
      [0, 2, 3],
    ],
    [
      '[C14] the longest, that has not ended',
      value({
        kind: 'between',
        from: signal('heater.powerW', '==', 3000),
        to: signal('heater.powerW', '==', 0),
        take: 'longest',
      }),
      3,
      's',
      [70, 100],
      [3],
    ],
    [
      '[C14, C16] the longest, that had not ended when the window closed',
      value(
        { kind: 'between', from: heating, to: signal('heater.powerW', '==', 7), take: 'longest' },
        { window: { to: { kind: 'held', of: heating, forS: 1.1 } } },
      ),
      1.1,
      's',
      [10, 21],
      [0],
    ],
    ['[C14] how long in all', value({ kind: 'total', when: heating }), 7, 's', [10, 100], []],
    [
      '[C14] how many commands',
      value({ kind: 'count', when: { kind: 'command', ...(set as object) } }),
      4,
      '1',
      [10, 70],
      [0, 1, 2, 3],
    ],
    [
      '[C14] how many commands by instructors',
      value({ kind: 'count', when: { kind: 'command', ...(set as object), by: 'instructor' } }),
      0,
      '1',
      [-1, -1],
      [],
    ],
    [
      '[C14] how often, though other commands were given meanwhile',
      value({
        kind: 'count',
        when: { kind: 'any', of: [{ kind: 'command', target: 'pump', name: 'start' }, heating] },
      }),
      2,
      '1',
      [10, 70],
      [0, 3],
    ],
    ['[C14] how often', value({ kind: 'count', when: heating }), 2, '1', [10, 70], [0, 3]],
    ['[C15] hazards', value({ kind: 'hazards', hazards: ['dryHeating'] }), 2, '1', [10, 70], [0, 3]],
    [
      '[C15] offences',
      value({ kind: 'offences', steps: ['heat', 'heaterOff', 'close'] }),
      5,
      '1',
      [10, 70],
      [0, 1, 2, 3],
    ],
    ['[C15] steps done', value({ kind: 'stepsDone', steps: ['close', 'fill'] }), 0, '1', [-1, -1], []],
    ['[C15] the time of something unfinished', value({ kind: 'completeS' }), null, 's', [0, -1], []],
  ])('%s', (_what, criterion, expected, unit, [fromTick, toTick], commands) => {
    const { evidence, awarded } = scoreOne(criterion, log);
    expect(isNear(evidence.value, expected)).toBe(true);
    expect([evidence.unit, evidence.fromTick, evidence.toTick, evidence.commands]).toEqual([
      unit,
      fromTick,
      toTick,
      commands,
    ]);
    expect(awarded).toBe(expected === null ? 0 : 10);
  });

  it.each<[string, Json, number]>([
    ['within limits that belong to themselves', { kind: 'within', low: 3000, high: 3000 }, 10],
    ['outside limits', { kind: 'within', high: 2999 }, 0],
    [
      'in the first band that fits',
      { kind: 'bands', bands: [{ high: 100, share: 1 }, { low: 2500, share: 0.6 }, { share: 0.1 }] },
      6,
    ],
    ['in no band', { kind: 'bands', bands: [{ high: 100, share: 1 }] }, 0],
    ['part of the way', { kind: 'linear', full: 2000, none: 6000 }, 7.5],
    ['beyond full', { kind: 'linear', full: 2000, none: 1000 }, 10],
    ['beyond none', { kind: 'linear', full: 0, none: 2000 }, 0],
    ['to the hundredth', { kind: 'linear', full: 3001, none: 0 }, 10],
    ['to the hundredth, of a third', { kind: 'bands', bands: [{ share: 1 / 3 }] }, 3.33],
  ])('[C12, C43] are worth their points %s', (_what, scale, awarded) => {
    expect(scoreOne(value({ kind: 'signal', take: 'max', signal: 'heater.powerW' }, { scale }), log).awarded).toBe(
      awarded,
    );
  });

  it('[C12] that there are not are worth what the rubric says', () => {
    const never: Json = { kind: 'between', from: signal('alarm.sounding', '==', 1), to: heating };
    expect(scoreOne(value(never), log).awarded).toBe(0);
    expect(scoreOne(value(never, { absent: 'full' }), log).awarded).toBe(10);
  });

  it('[C41] come with evenly spaced samples, at most 32', () => {
    const { samples } = scoreOne(value(power('max')), log).evidence;
    expect(samples.length).toBeLessThanOrEqual(32);
    expect(samples.map(({ tick }) => tick)).toEqual(samples.map((_sample, index) => index * 4));
    expect(samples[3]).toEqual({ tick: 12, signal: 'heater.powerW', value: 1000 });
  });

  it('[C15] count hints by their levels', () => {
    const helped = logOf(
      20,
      [3, '@procedure', 'hint', { step: 'close', level: 1 }],
      [4, '@procedure', 'hint', { step: 'close', level: 2 }],
      [5, '@procedure', 'hint', { step: 'fill', level: 1 }],
    );
    expect(scoreOne(value({ kind: 'hints', steps: ['close', 'fill', 'stop'] }), helped).evidence.value).toBe(3);
  });
});
