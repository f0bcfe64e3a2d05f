import { describe, expect, it } from 'vitest';
import { isStillWanted } from './own-devices.ts';

describe('a device that was turned on', () => {
  it.each([
    ['is wanted in the next room too', 'camera', { ok: true }, true],
    [
      'is sent in the next room where the one before was left while it was on its way',
      'camera',
      { ok: false, why: 'notJoined' },
      true,
    ],
    ['is not asked for again once a person has refused it', 'camera', { ok: false, why: 'denied' }, false],
    ['is not tried again where another program has it', 'microphone', { ok: false, why: 'busy' }, false],
    ['is chosen by hand each time where it is a screen', 'screen', { ok: false, why: 'notJoined' }, false],
  ] as const)('%s', (_what, source, outcome, wanted) => {
    expect(isStillWanted(source, true, outcome)).toBe(wanted);
  });

  it('is not wanted once it is turned off, whatever came of that', () => {
    expect(isStillWanted('camera', false, { ok: true })).toBe(false);
    expect(isStillWanted('camera', false, { ok: false, why: 'notJoined' })).toBe(false);
  });
});
