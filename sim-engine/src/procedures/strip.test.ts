import { describe, expect, it } from 'vitest';

import { verify } from '../log/index.ts';
import { valueOf } from '../log/testing.ts';
import { director } from '../testing/tank/actions.ts';
import { tankReserved, tankSystem } from '../testing/tank/system.ts';
import { demonstrate, freshDemonstration } from './demonstration.ts';
import { freshMonitorState } from './monitor-state.ts';
import { stripFor } from './strip.ts';
import { batch, Followed } from './testing.ts';

const begun = (): Followed => new Followed().waits(0.1).does('heater', 'set', 1).does('heater', 'set', 0);

describe('the strip', () => {
  it('[P31] of guided work shows every step, what comes next, all its hints, and hazards', () => {
    const strip = stripFor('guided', batch, begun().monitor.state());
    expect(strip.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'close available',
      'fill pending',
      'stop pending',
      'heat violated',
      'heaterOff violated',
      'drainFast pending',
      'drainSlow pending',
      'openWide pending',
      'write pending',
      'silence available',
    ]);
    expect(strip.next).toEqual(['close', 'silence']);
    expect(strip.steps[0]).toMatchObject({ hints: ['tank.hint.close.1', 'tank.hint.close.2'], moreHints: 0 });
    expect(strip.steps[1]).toMatchObject({ hints: [] });
    expect(strip.hazards).toEqual([
      { id: 'dryHeating', message: 'tank.hazard.dryHeating', severity: 'danger', veto: true, count: 1, present: false },
    ]);
  });

  it('[P31] of practice gives hints one by one, when asked for', () => {
    const followed = new Followed().waits(0.1);
    const first = stripFor('practice', batch, followed.monitor.state());
    expect(first.steps.map(({ id }) => id)).toEqual(['close', 'silence']);
    expect(first.steps[0]).toMatchObject({ hints: [], moreHints: 2 });
    expect(first.next).toEqual([]);
    followed.does('@procedure', 'hint', { step: 'close', level: 1 });
    const second = stripFor('practice', batch, followed.monitor.state());
    expect(second.steps[0]).toMatchObject({ hints: ['tank.hint.close.1'], moreHints: 1 });
    expect(followed.monitor.state().steps[0]?.hintLevel).toBe(1);
  });

  it('[P31] of an exam tells nothing, whatever happens', () => {
    const nothing = JSON.stringify(stripFor('exam', batch, freshMonitorState(batch)));
    for (const followed of [begun(), begun().does('valve', 'set', 0).does('pump', 'start').until('tank.levelM', 0.8)])
      expect(JSON.stringify(stripFor('exam', batch, followed.monitor.state()))).toBe(nothing);
    expect(nothing).not.toContain('tank.');
  });

  it('[P31] of a demonstration shows where it stands, and explains what is being done', () => {
    const strip = stripFor('demonstration', batch, begun().monitor.state());
    expect(strip.steps[0]).toMatchObject({ state: 'available', hints: ['tank.hint.close.1', 'tank.hint.close.2'] });
    expect(strip.steps[1]).toMatchObject({ state: 'pending', hints: [] });
    expect(strip.steps).toHaveLength(10);
    expect(strip.progress).toEqual({ done: 1, of: 10 });
  });
});

describe('a demonstration', () => {
  it('[P32] performs the whole procedure by itself, step by step, and its log is a log like any other', () => {
    const followed = new Followed();
    let state = freshDemonstration;
    const steps = new Set<string>();
    while (followed.monitor.state().completeTick < 0 && followed.recorder.tick < 3000) {
      const { tick } = followed.recorder;
      const shown = demonstrate(batch, followed.monitor.state(), state, { tick, tickS: 0.1 });
      state = shown.state;
      if (state.step !== null) steps.add(state.step);
      for (const given of shown.commands) valueOf(followed.recorder.command(director, given));
      followed.recorder.step();
    }
    expect([...steps]).toEqual(['close', 'fill', 'stop', 'heat', 'heaterOff', 'drainFast', 'write']);
    expect(followed.monitor.state().completeTick).toBeGreaterThan(0);
    expect(followed.events('outOfOrder')).toEqual([]);
    const log = followed.recorder.log();
    // Its first command waits a second after its step came up, which is seen one tick later.
    expect(log.entries[0]?.tick).toBe(11);
    expect(verify(tankSystem, log, { reserved: tankReserved }).ok).toBe(true);
  });
});
