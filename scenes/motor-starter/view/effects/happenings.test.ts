import { describe, expect, it } from 'vitest';

import { frameOf } from '../testing-frame.ts';
import { happeningsBetween, lastingSounds } from './happenings.ts';

describe('what happens between two frames', () => {
  it.each([
    [
      'a contactor closes',
      { 'KM1.closed': 0 },
      { 'KM1.closed': 1 },
      [{ kind: 'contactor', part: 'KM1', closes: true }],
    ],
    ['and opens', { 'KM3.closed': 1 }, { 'KM3.closed': 0 }, [{ kind: 'contactor', part: 'KM3', closes: false }]],
    [
      'a short circuit melts fuses',
      { 'FU1.melted1': 0, 'FU1.melted2': 0 },
      { 'FU1.melted1': 1, 'FU1.melted2': 1 },
      [
        { kind: 'fuse', part: 'FU1', pole: 1 },
        { kind: 'fuse', part: 'FU1', pole: 2 },
      ],
    ],
    ['QF trips', { 'QF.closed': 1 }, { 'QF.closed': 0, 'QF.tripped': 1 }, [{ kind: 'breaker', trips: true }]],
    ['somebody gets a shock', { 'person.shocked': 0 }, { 'person.shocked': 1 }, [{ kind: 'shock' }]],
    ['a new link is no happening', { 'FU1.melted1': 1 }, { 'FU1.melted1': 0 }, []],
    ['nothing', { 'KM1.closed': 1 }, { 'KM1.closed': 1 }, []],
  ])('%s', (_name, before, now, happenings) => {
    expect(happeningsBetween(frameOf(before), frameOf(now))).toEqual(happenings);
  });
});

describe('what goes on sounding', () => {
  it('is the hum of a driven motor, the air of its fan, and coils that cannot pull', () => {
    const stalled = lastingSounds(frameOf({ 'M.hum': 1, 'M.speedRadps': 0 }));
    const running = lastingSounds(frameOf({ 'M.hum': 0.2, 'M.speedRadps': -150 }));
    expect(stalled.hum).toBeGreaterThan(running.hum);
    expect(running.air).toBeGreaterThan(stalled.air);
    expect(lastingSounds(frameOf({ 'KM2.buzzing': 1 })).buzz).toBeGreaterThan(0);
  });

  it('is silence while the run stands still', () => {
    const sounds = lastingSounds({ ...frameOf({ 'M.hum': 1, 'M.speedRadps': 150 }), state: 'paused' });
    expect([sounds.hum, sounds.air, sounds.buzz]).toEqual([0, 0, 0]);
  });
});
