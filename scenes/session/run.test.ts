import { score } from '@tongyan/sim-engine/scoring';
import { verify } from '@tongyan/sim-engine/log';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { KeptRun } from './kept-run.ts';
import { type Opened, type RunPlan, SessionRun } from './run.ts';
import { kettleScene } from './testing-kettle.ts';

const [exercise] = kettleScene.exercises;
if (exercise === undefined) throw new Error('the kettle has no exercise');
const { training } = exercise;
const student = { id: 'student-1', role: 'trainee' } as const;
const teacher = { id: 'teacher-1', role: 'instructor' } as const;
const leak = {
  id: 'leak',
  target: 'kettle.lossWpK',
  effect: { kind: 'leak', severity: 0.5 },
  trigger: { kind: 'now' },
};

const planFor = (mode: RunPlan['mode']): RunPlan => ({ scene: kettleScene, exercise, mode });

function opened(result: Opened): SessionRun {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.run;
}

const start = (mode: RunPlan['mode'] = 'practice', faults: readonly (typeof leak)[] = []): SessionRun =>
  opened(SessionRun.start({ ...planFor(mode), seed: 7, faults }));

/** As if it had been written down and read again. */
const throughStore = (kept: KeptRun): KeptRun => JSON.parse(JSON.stringify(kept)) as KeptRun;

const set = (powerW: number) => ({ target: 'kettle', name: 'set', args: powerW });

describe('a run', () => {
  it('follows the clock at its rate, and stands still while it is paused', () => {
    const run = start();
    run.advance(250);
    expect(run.tick).toBe(2);
    run.advance(250);
    expect(run.tick).toBe(5);
    run.pause();
    run.advance(1000);
    expect(run).toMatchObject({ tick: 5, state: 'paused' });
    run.goOn();
    run.setRate(4);
    run.advance(250);
    expect(run.tick).toBe(15);
  });

  it('says how much of the clock a slow machine let go', () => {
    expect(start().advance(1000)).toEqual({ ticks: 2, droppedMs: 750 });
  });

  it('records what is accepted, refuses the rest with a reason, and shows no hidden value', () => {
    const run = start();
    expect(run.command(student, set(2000))).toMatchObject({ ok: true, entry: { seq: 0 } });
    expect(run.command(student, set(7))).toMatchObject({ ok: false, refusal: { code: 'noSuchPower' } });
    expect(run.command(student, { target: 'kettle', name: 'burst', args: null })).toMatchObject({
      refusal: { code: 'forbiddenRole' },
    });
    const { view, entries, strip } = run.frame();
    expect(entries).toBe(1);
    expect(Object.keys(view.signals)).toEqual(['kettle.tempC', 'kettle.powerW']);
    expect(strip.progress).toEqual({ done: 0, of: 2 });
  });

  it('tells nothing of the procedure in an exam', () => {
    expect(start('exam').frame().strip).toMatchObject({ steps: [], progress: null });
  });

  it('takes nothing from a trainee while an instructor has frozen it, also after it was left and opened again', () => {
    const run = start();
    run.command(teacher, { target: '@session', name: 'freeze', args: null });
    run.advance(200);
    expect(run).toMatchObject({ state: 'frozen', tick: 0 });
    const again = opened(SessionRun.resume(planFor('practice'), throughStore(run.kept)));
    expect(again.state).toBe('frozen');
    expect(again.command(student, set(2000))).toMatchObject({ refusal: { code: 'runIsFrozen' } });
    again.command(teacher, { target: '@session', name: 'resume', args: null });
    expect(again.command(student, set(2000)).ok).toBe(true);
  });

  it('carries faults as entries of the system, and opens no run with a fault that there is not', () => {
    const run = start('exam', [leak]);
    expect(run.entries).toMatchObject([{ tick: 0, actor: { role: 'system' }, command: { name: 'inject' } }]);
    const none = { ...leak, target: 'kettle.lid' };
    expect(SessionRun.start({ ...planFor('exam'), seed: 1, faults: [none] }).ok).toBe(false);
  });

  it('ends before the model leaves the numbers, with a log that is true', () => {
    const run = start();
    run.command(student, set(2000));
    run.runTicks(40);
    run.frame();
    run.command(teacher, { target: 'kettle', name: 'burst', args: null });
    run.runTicks(40);
    expect(run.frame()).toMatchObject({ state: 'failed', view: { tick: 40 } });
    expect(run.command(student, set(0))).toMatchObject({ refusal: { code: 'runIsOver' } });
    expect(verify(training.system, run.end(), { reserved: training.reserved })).toMatchObject({
      ok: true,
      value: { end: { tick: 39 }, entries: [{ seq: 0 }] },
    });
  });

  it('takes nothing after its end', () => {
    const run = start();
    run.runTicks(10);
    const log = run.end();
    run.runTicks(10);
    expect(run).toMatchObject({ state: 'ended', tick: 10 });
    expect(log.end.tick).toBe(10);
  });
});

describe('a demonstration', () => {
  it('does the whole procedure itself, and its log scores every point', () => {
    const run = start('demonstration');
    run.runTicks(1000);
    expect(run.frame().strip.complete).toBe(true);
    const result = score(training.system, training.procedure, training.rubric, run.end(), {
      reserved: training.reserved,
    });
    expect(result).toMatchObject({ ok: true, value: { awarded: 10 } });
  });

  it('gives no command twice when it is opened again at any moment', () => {
    const whole = start('demonstration');
    whole.runTicks(400);
    for (const tick of [5, 9, 10, 11, 12, 60, 250, 251, 300]) {
      const left = start('demonstration');
      const near = Math.max(0, tick - 7);
      left.runTicks(near);
      const snapshot = left.snapshot() ?? undefined;
      left.runTicks(tick - near);
      const again = opened(SessionRun.resume(planFor('demonstration'), throughStore({ ...left.kept, snapshot })));
      again.runTicks(400 - tick);
      expect(again.end()).toEqual(whole.end());
    }
  });
});

describe('what is judged by now', () => {
  it('grows with what is done, and in the end is what the score says', () => {
    const run = start();
    expect(run.judged()).toEqual({ points: 0, earned: 0, aspects: [], vetoes: [] });
    run.command(student, set(2000));
    run.runTicks(400);
    expect(run.judged()).toMatchObject({ points: 5, earned: 5, aspects: [{ id: 'order' }] });
    run.command(student, set(0));
    run.runTicks(1);
    expect(run.judged()).toMatchObject({ points: 10, earned: 10 });
  });

  it('is told on no level that tells nothing', () => {
    expect(start('exam').judged()).toBeNull();
    expect(start('demonstration').judged()).toBeNull();
  });

  it('is found out again after the run was opened again, while it goes on', () => {
    const run = start();
    run.command(student, set(2000));
    run.runTicks(300);
    const again = opened(
      SessionRun.resume(planFor('practice'), throughStore({ ...run.kept, snapshot: run.snapshot() ?? undefined })),
    );
    expect(again.judged()).toBeNull();
    for (const one of [run, again]) {
      one.runTicks(150);
      one.command(student, set(0));
    }
    again.catchUp(200);
    expect(again.judged()).toBeNull();
    again.catchUp(1000);
    for (const one of [run, again]) one.runTicks(1);
    expect(again.judged()).toEqual(run.judged());
    expect(run.judged()).toMatchObject({ earned: 10 });
  });
});

describe('a run that is left and opened again', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('wait' as const), ticks: fc.integer({ min: 1, max: 120 }) }),
    fc.record({ kind: fc.constant('set' as const), powerW: fc.constantFrom(0, 2000, 7) }),
    fc.record({ kind: fc.constant('hint' as const), level: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('leave' as const), lostTicks: fc.integer({ min: 0, max: 60 }) }),
    fc.constant({ kind: 'snapshot' as const }),
  );

  function perform(
    run: SessionRun,
    one: { readonly kind: string; readonly powerW?: number; readonly level?: number },
  ): void {
    if (one.kind === 'set') run.command(student, set(one.powerW ?? 0));
    if (one.kind === 'hint')
      run.command(student, { target: '@procedure', name: 'hint', args: { step: 'heat', level: one.level ?? 1 } });
  }

  /** The last heartbeat is older than the page; no entry is lost, and the ticks since then are run again. */
  function leftAndOpened(run: SessionRun, lostTicks: number, snapshot: KeptRun['snapshot']): SessionRun {
    const kept = throughStore({ ...run.kept, tick: Math.max(0, run.tick - lostTicks), snapshot });
    const checkpoints = kept.checkpoints.filter(({ tick }) => tick <= kept.tick);
    const again = opened(SessionRun.resume(planFor('guided'), { ...kept, checkpoints }));
    again.runTicks(run.tick - again.tick);
    return again;
  }

  it('comes to the same states and the same log as one that never was', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const whole = start('guided', [leak]);
        let left = start('guided', [leak]);
        let snapshot = left.snapshot() ?? undefined;
        for (const one of acts) {
          if (one.kind === 'wait') {
            whole.runTicks(one.ticks);
            left.runTicks(one.ticks);
          } else if (one.kind === 'snapshot') snapshot = left.snapshot() ?? undefined;
          else if (one.kind === 'leave') {
            left = leftAndOpened(left, one.lostTicks, snapshot);
          } else {
            perform(whole, one);
            perform(left, one);
          }
        }
        expect(left.frame()).toEqual(whole.frame());
        const log = whole.end();
        expect(left.end()).toEqual(log);
        expect(verify(training.system, log, { reserved: training.reserved }).ok).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('passes over a snapshot of another log, and says why what was forged does not open', () => {
    const run = start();
    run.command(student, set(2000));
    run.runTicks(60);
    const other = start();
    other.command(student, set(2000));
    other.command(student, set(0));
    other.runTicks(60);
    const kept = throughStore({ ...run.kept, snapshot: other.snapshot() ?? undefined });
    expect(opened(SessionRun.resume(planFor('practice'), kept)).snapshot()).toEqual(run.snapshot());
    const [first] = kept.checkpoints;
    const forged = { ...kept, checkpoints: [{ tick: first?.tick ?? 0, stateHash: 'f'.repeat(64) }] };
    expect(SessionRun.resume(planFor('practice'), forged)).toMatchObject({ problem: { code: 'checkpointDiffers' } });
    const older = { ...kept, header: { ...kept.header, model: { ...kept.header.model, version: '0.9.0' } } };
    expect(SessionRun.resume(planFor('practice'), { ...older, snapshot: undefined })).toMatchObject({
      problem: { code: 'otherVersion' },
    });
  });
});
