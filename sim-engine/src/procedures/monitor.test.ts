import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { replay } from '../log/index.ts';
import { recordTank, valueOf } from '../log/testing.ts';
import type { Readings } from '../predicates/predicate.ts';
import { anySeed, perform, tankActions } from '../testing/tank/actions.ts';
import { tankProcedure } from '../testing/tank/procedure.ts';
import { tankReserved, tankSystem } from '../testing/tank/system.ts';
import { checkProcedure } from './check.ts';
import { advanceMonitor, ProcedureMonitor } from './monitor.ts';
import { freshMonitorState, type MonitorState } from './monitor-state.ts';
import { batch, filled, Followed, heated } from './testing.ts';

describe('a followed procedure', () => {
  it('[P10] begins with what requires nothing', () => {
    expect(new Followed().waits(0.2).states()).toMatchObject({
      close: 'available',
      fill: 'pending',
      silence: 'available',
    });
  });

  it('[P10] goes from available over active to done', () => {
    const followed = new Followed().waits(0.1).does('valve', 'set', 0);
    expect(followed.states()).toMatchObject({ close: 'done', fill: 'available', stop: 'pending' });
    followed.does('pump', 'start');
    expect(followed.states()).toMatchObject({ fill: 'active', stop: 'pending' });
    followed.until('tank.levelM', 0.8);
    expect(followed.states()).toMatchObject({ fill: 'done', stop: 'available', heat: 'available' });
    const [close, fill] = followed.monitor.state().steps;
    expect(close).toMatchObject({ availableTick: 0, beganTick: 1, doneTick: 1, doneSeq: 0 });
    expect(fill).toMatchObject({ availableTick: 1, beganTick: 2 });
  });

  it('[P16] is complete when all that is not optional is done', () => {
    const followed = heated().does('heater', 'set', 0).does('valve', 'set', 1);
    expect(followed.monitor.state().completeTick).toBe(-1);
    followed.does('@session', 'note', { text: 'all well' });
    expect(followed.monitor.state().completeTick).toBe(followed.recorder.tick - 1);
    expect(followed.states()).toMatchObject({ write: 'done', drainSlow: 'skipped', silence: 'available' });
    expect(followed.events('outOfOrder')).toEqual([]);
  });

  it('[P2] lets steps that do not require each other come in any order', () => {
    const first = filled().does('heater', 'set', 20_000);
    const second = new Followed()
      .waits(0.1)
      .does('valve', 'set', 0)
      .does('pump', 'start')
      .until('tank.levelM', 0.8)
      .does('heater', 'set', 20_000)
      .does('pump', 'stop');
    for (const followed of [first, second]) {
      expect(followed.states()).toMatchObject({ stop: 'done', heat: 'active' });
      expect(followed.events('outOfOrder')).toEqual([]);
    }
  });

  it('[P11] takes what is true already as done, without an offence', () => {
    const followed = new Followed({
      ...batch,
      steps: batch.steps.map((step) =>
        step.id === 'fill' ? { ...step, done: batch.steps[2]?.done ?? step.done } : step,
      ),
    });
    followed.waits(0.1).does('valve', 'set', 0);
    expect(followed.states()).toMatchObject({ fill: 'done' });
    expect(followed.events('outOfOrder')).toEqual([]);
  });

  it('[P12] names what was missing where a step is begun out of order', () => {
    const followed = new Followed().waits(0.1).does('pump', 'start');
    expect(followed.states()).toMatchObject({ close: 'available', fill: 'violated' });
    expect(followed.events('outOfOrder')).toEqual([
      { kind: 'outOfOrder', tick: 1, seq: 0, step: 'fill', missing: ['close'] },
    ]);
  });

  it('[P12] judges a precondition on the state that the command met', () => {
    const followed = new Followed().waits(0.1).does('valve', 'set', 0).does('heater', 'set', 1).does('pump', 'start');
    expect(followed.states()).toMatchObject({ fill: 'violated' });
    expect(followed.events('preconditionFailed')).toEqual([
      { kind: 'preconditionFailed', tick: 3, seq: 2, step: 'fill' },
    ]);
  });

  it('[P13] lets work go on behind a violation, and be done again in its turn', () => {
    const followed = new Followed().waits(0.1).does('pump', 'start').does('valve', 'set', 0).until('tank.levelM', 0.8);
    expect(followed.states()).toMatchObject({ fill: 'violated', stop: 'available', heat: 'available' });
    followed.does('pump', 'stop').does('pump', 'start');
    expect(followed.states()).toMatchObject({ fill: 'done', stop: 'done' });
    expect(followed.events('outOfOrder')).toHaveLength(1);
  });

  it('[P14] leaves out the other alternative, and what only it leads to', () => {
    const fast = heated().does('heater', 'set', 0).does('valve', 'set', 1);
    expect(fast.states()).toMatchObject({
      drainFast: 'done',
      drainSlow: 'skipped',
      openWide: 'skipped',
      write: 'available',
    });
    const slow = heated().does('heater', 'set', 0).does('valve', 'set', 0.3);
    expect(slow.states()).toMatchObject({
      drainFast: 'skipped',
      drainSlow: 'done',
      openWide: 'available',
      write: 'available',
    });
  });

  it('[P15] goes on past a step that an instructor skips', () => {
    const followed = new Followed().waits(0.1).does('@procedure', 'skip', { step: 'close' }).does('pump', 'start');
    expect(followed.states()).toMatchObject({ close: 'skipped', fill: 'active' });
    expect(followed.events('skipped')).toEqual([{ kind: 'skipped', tick: 1, seq: 0, step: 'close' }]);
  });

  it('[P17] completes at one moment in the order of the graph, however the steps are listed', () => {
    const both = { kind: 'command', target: 'pump', name: 'start' } as const;
    const steps = [
      { id: 'second', title: 't', after: ['first'], done: both },
      { id: 'first', title: 't', done: both },
    ];
    const procedure = valueOf(checkProcedure({ ...tankProcedure, hazards: [], steps }, tankSystem));
    const followed = new Followed(procedure).waits(0.1).does('pump', 'start');
    expect(followed.states()).toEqual({ first: 'done', second: 'done' });
  });
});

describe('a step that hears nothing before its turn', () => {
  const start = { kind: 'once', of: { kind: 'command', target: 'pump', name: 'start' } } as const;
  const steps = [
    { id: 'first', title: 't', done: start },
    { id: 'between', title: 't', after: ['first'], done: { kind: 'command', target: 'pump', name: 'stop' } },
    { id: 'again', title: 't', after: ['between'], done: start },
  ] as const;
  const follow = (early: object): Followed => {
    const [first, between, again] = steps;
    const value = { ...tankProcedure, hazards: [], steps: [first, between, { ...again, ...early }] };
    return new Followed(valueOf(checkProcedure(value, tankSystem)))
      .waits(0.1)
      .does('pump', 'start')
      .does('pump', 'stop');
  };

  it('[P18] is done by what is done in its turn, and takes no offence at what came before', () => {
    const followed = follow({ early: 'ignored' });
    expect(followed.states()).toEqual({ first: 'done', between: 'done', again: 'available' });
    followed.does('pump', 'start');
    expect(followed.states()).toMatchObject({ again: 'done' });
    expect(followed.events('outOfOrder')).toEqual([]);
  });

  it('[P12] does take offence where nothing says otherwise', () => {
    expect(follow({}).events('outOfOrder')).toHaveLength(1);
  });
});

describe('hazards', () => {
  it('[P20] are counted, with their ticks and the command that brought them', () => {
    const followed = new Followed().waits(0.1).does('heater', 'set', 10).waits(0.5).does('heater', 'set', 0).waits(0.2);
    const [dry] = followed.monitor.state().hazards;
    expect(dry).toMatchObject({ count: 1, occurrences: [{ fromTick: 1, toTick: 7, seq: 0 }] });
    expect(followed.events('hazard')).toEqual([{ kind: 'hazard', tick: 1, seq: 0, hazard: 'dryHeating' }]);
  });

  it('[P20] are there also where they were from the first moment on', () => {
    const hazards = [
      {
        id: 'shallow',
        when: { kind: 'signal', signal: 'tank.levelM', is: '<', than: 1 },
        severity: 'notice',
        message: 'm',
      },
    ];
    const followed = new Followed(valueOf(checkProcedure({ ...tankProcedure, hazards }, tankSystem))).waits(0.1);
    expect(followed.monitor.state().hazards[0]).toMatchObject({ count: 1, occurrences: [{ fromTick: 0, toTick: -1 }] });
  });

  it('[P21] of a step are watched while it is under way', () => {
    const during = new Followed().waits(0.1).does('valve', 'set', 0).does('pump', 'start').until('tank.levelM', 0.9);
    // At 0.8 m the step is done: what comes after is no hazard of filling.
    expect(during.monitor.state().hazards.map(({ count }) => count)).toEqual([0, 0, 0]);
    const eager = {
      ...tankProcedure,
      steps: tankProcedure.steps.map((step) =>
        step.id === 'fill'
          ? { ...step, done: { kind: 'signal', signal: 'levelGauge.shown', is: '>=', than: 1 } }
          : step,
      ),
    };
    const over = new Followed(valueOf(checkProcedure(eager, tankSystem)))
      .waits(0.1)
      .does('valve', 'set', 0)
      .does('pump', 'start');
    over.until('tank.levelM', 1).waits(0.3);
    const { count, occurrences } = over.monitor.state().hazards[2] ?? { count: 0, occurrences: [] };
    expect(count).toBe(1);
    expect(occurrences[0]?.toTick).toBeGreaterThan(occurrences[0]?.fromTick ?? Infinity);
  });
});

describe('following', () => {
  it('[P30] is a pure fold: the state before stays, and a journey as text changes nothing', () => {
    fc.assert(
      fc.property(tankActions, anySeed, (actions, seed) => {
        const plain = new ProcedureMonitor(batch);
        let folded: MonitorState = freshMonitorState(batch);
        const stepwise = {
          signals: plain.signals,
          modes: plain.modes,
          observe: (moment: Readings) => {
            const before = JSON.stringify(folded);
            const next = advanceMonitor(batch, folded, moment);
            expect(JSON.stringify(folded)).toBe(before);
            folded = JSON.parse(JSON.stringify(next));
          },
        };
        const recorder = recordTank(seed, { observers: [plain, stepwise] });
        perform(recorder, actions);
        recorder.runTo(recorder.tick + 2);
        expect(folded).toEqual(plain.state());
        const again = new ProcedureMonitor(batch);
        valueOf(replay(tankSystem, recorder.log(), { observers: [again], reserved: tankReserved }));
        expect(again.state().events.slice(0, plain.state().events.length)).toEqual(plain.state().events);
      }),
      { numRuns: 25 },
    );
  });

  it('[P30] keeps a small state', () => {
    const text = JSON.stringify(heated().monitor.state());
    expect(text.length).toBeLessThan(5000);
  });
});
